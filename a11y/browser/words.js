// What assistive technology could get of an element: rendered or not, its text, role, name and live region.
// Shares one closure with observe.js, in every frame, before the page's own scripts.

const LIVE = { alert: 'assertive', alertdialog: 'off', status: 'polite', log: 'polite', timer: 'off', marquee: 'off' };
const ATOMIC = new Set(['alert', 'status']);
const ROLES = {
  A: 'link', ARTICLE: 'article', ASIDE: 'complementary', BUTTON: 'button', DIALOG: 'dialog', FOOTER: 'contentinfo',
  FORM: 'form', H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading',
  HEADER: 'banner', IFRAME: 'iframe', IMG: 'img', LI: 'listitem', MAIN: 'main', NAV: 'navigation', OL: 'list',
  OUTPUT: 'status', P: 'paragraph', SELECT: 'combobox', TEXTAREA: 'textbox', UL: 'list', PROGRESS: 'progressbar',
};
const INPUTS = { button: 'button', submit: 'button', reset: 'button', checkbox: 'checkbox', radio: 'radio', range: 'slider' };
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'IFRAME', 'OBJECT', 'VIDEO', 'AUDIO']);
const NAMED = /^(A|BUTTON|IMG|INPUT|SELECT|TEXTAREA|SUMMARY|svg)$/;
const LONGEST = 20000;
const closedRoots = new WeakMap();

const rootOf = (element) => element.shadowRoot || closedRoots.get(element) || null;
const parentOf = (node) => node.assignedSlot || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode);
const elementOf = (node) => (node instanceof Element ? node : node instanceof ShadowRoot ? node.host : node.parentElement || (node.parentNode && node.parentNode.host) || null);

const roleOf = (element) => {
  const own = (element.getAttribute('role') || '').trim().split(/\s+/)[0].toLowerCase();
  if (own) return own;
  if (element.tagName === 'INPUT') return INPUTS[element.type] || 'textbox';
  if (element.tagName === 'A' && !element.hasAttribute('href')) return '';
  return ROLES[element.tagName] || '';
};

// Its own part only: an ancestor may still hide it.
const hidesItself = (element) => {
  if (element.getAttribute('aria-hidden') === 'true' || element.inert) return true;
  const style = getComputedStyle(element);
  return style.display === 'none' || style.visibility !== 'visible';
};

const isRendered = (element) => {
  if (!element || !element.isConnected) return false;
  if (!element.checkVisibility({ visibilityProperty: true }) && getComputedStyle(element).display !== 'contents') return false;
  for (let node = element; node; node = parentOf(node)) {
    if (node instanceof Element && (node.getAttribute('aria-hidden') === 'true' || node.inert)) return false;
  }
  return true;
};

const labelOf = (element) => {
  const own = element.getAttribute('aria-label');
  if (own && own.trim()) return own.trim();
  const root = element.getRootNode();
  const ids = (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
  const named = ids.map((id) => (root.getElementById && root.getElementById(id)?.textContent.trim()) || '').join(' ').trim();
  if (named) return named;
  if (element.labels && element.labels.length) return [...element.labels].map((label) => label.textContent.trim()).join(' ');
  return '';
};

const nameOf = (element) => {
  const label = labelOf(element) || element.getAttribute('alt') || '';
  if (label) return label;
  const text = NAMED.test(element.tagName) || element.hasAttribute('role') ? spoken(element).text : '';
  return (text || element.getAttribute('title') || element.getAttribute('placeholder') || '').slice(0, 500);
};

// The whole text with alternatives, and the same by block children.
const spoken = (element) => {
  const lines = [''];
  let length = 0;
  const say = (text) => {
    if (length > LONGEST) return;
    length += text.length;
    lines[lines.length - 1] += text;
  };
  const breakLine = () => { if (lines[lines.length - 1].trim()) lines.push(''); };
  const visit = (node, isTop) => {
    if (node instanceof Text) return say(node.data);
    if (!(node instanceof Element) || SILENT.has(node.tagName) || hidesItself(node)) return undefined;
    if (node.tagName === 'BR') return breakLine();
    const block = !isTop && !/^(inline|contents|ruby)/.test(getComputedStyle(node).display);
    if (block) breakLine();
    const alone = isTop ? '' : alternative(node);
    if (alone === null) return undefined;
    if (alone) say(alone);
    else for (const child of childrenOf(node)) visit(child, false);
    if (block) breakLine();
    return undefined;
  };
  visit(element, true);
  if (!length) say(alternative(element) || '');
  const parts = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  return { text: parts.join(' ').slice(0, LONGEST), parts: parts.length > 1 ? parts : [] };
};

// What stands for its content: a name for "instead of it", null for "nothing at all", "" for its content.
const alternative = (element) => {
  if (element.tagName === 'IMG') return labelOf(element) || element.getAttribute('alt') || element.getAttribute('title') || null;
  if (element.tagName === 'INPUT') return labelOf(element) || (/^(submit|button|reset)$/.test(element.type) ? element.value : '') || null;
  if (NAMED.test(element.tagName) || element.getAttribute('role') === 'img') return labelOf(element);
  return '';
};

const childrenOf = (element) => {
  if (element.tagName === 'SLOT') {
    const assigned = element.assignedNodes();
    if (assigned.length) return assigned;
  }
  return (rootOf(element) || element).childNodes;
};

const langOf = (node) => {
  for (let at = node; at; at = parentOf(at)) {
    if (at instanceof Element && at.getAttribute('lang')) return at.getAttribute('lang');
  }
  return '';
};

const liveOf = (element) => {
  const own = (element.getAttribute('aria-live') || '').trim().toLowerCase();
  if (own === 'polite' || own === 'assertive' || own === 'off') return own;
  const role = roleOf(element);
  return role in LIVE && role !== 'alertdialog' ? LIVE[role] : '';
};

// The live region around a node, itself included: the nearest, as browsers compute it.
const regionOf = (node) => {
  let region = null;
  let atomic = null;
  let nested = false;
  for (let at = node; at; at = parentOf(at)) {
    if (!(at instanceof Element)) continue;
    const live = liveOf(at);
    if (!region) {
      const said = at.getAttribute('aria-atomic');
      if (!atomic && (said === 'true' || (live && said !== 'false' && ATOMIC.has(roleOf(at))))) atomic = at;
      if (live) region = { element: at, live };
    } else if (live && live !== 'off') nested = true;
  }
  return region && { ...region, atomic, nested };
};
