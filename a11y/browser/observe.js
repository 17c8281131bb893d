// Writes down what happens in this document: changes, focus, sounds. Sends them on in one go per task.
// `config` has `send` (name of the binding) and `css` (style sheet to lay over everything).

const send = window[config.send];
delete window[config.send];
const now = () => performance.timeOrigin + performance.now();
const SEEN = new Set(['aria-hidden', 'class', 'hidden', 'inert', 'open', 'slot', 'style']);
const TOLD = /^(aria-.+|role|hidden|disabled|lang|title|alt|open|inert|readonly|required|tabindex|placeholder)$/;
const MOST = 300; // changes told of one batch
const MANY = 5000; // elements looked at for having been shown or hidden
const keys = new WeakMap();
const byKey = new Map();
const born = new WeakMap();
const wasShown = new WeakMap();
const touchables = new Set();
let lastKey = 0;
let changedAt = now();
let version = 0; // counts everything after which a look may differ

let outbox = [];

const keyOf = (node) => {
  if (!node) return 0;
  if (!keys.has(node)) {
    keys.set(node, ++lastKey);
    byKey.set(lastKey, new WeakRef(node));
  }
  return keys.get(node);
};

const tell = (record) => {
  if (!outbox.length) queueMicrotask(flush);
  outbox.push(record);
};
const flush = () => {
  const records = outbox;
  outbox = [];
  if (!records.length) return;
  try { send(JSON.stringify(records)); } catch { /* the frame is going away */ }
};

const describe = (region) => region && {
  key: keyOf(region.element), live: region.live, role: roleOf(region.element), name: labelOf(region.element),
  atomic: !!region.atomic, relevant: region.element.getAttribute('aria-relevant') || 'additions text',
  busy: region.element.getAttribute('aria-busy') === 'true', text: spoken(region.atomic || region.element).text,
  born: born.get(region.element) ?? 0, nested: region.nested,
};

const change = (at, kind, element, more) => {
  const region = regionOf(element);
  tell({
    type: 'change', at, kind, key: keyOf(element), role: roleOf(element), text: '', before: '', attribute: '', parts: [],
    region: describe(region), rendered: isRendered(element), lang: langOf(element), ...more,
  });
};

// Everything below and with an element, through shadow roots, outermost first.
const walk = function* (from, budget = { left: MANY }) {
  if (from instanceof Element) yield from;
  if (budget.left-- <= 0) return;
  const root = from instanceof Element && rootOf(from);
  for (const holder of root ? [root, from] : [from]) {
    for (const child of holder.children || []) yield* walk(child, budget);
  }
};

const arrive = (element, at) => {
  for (const below of walk(element)) {
    const root = rootOf(below);
    if (root) observe(root);
    const shown = isRendered(below);
    wasShown.set(below, shown);
    if (shown && liveOf(below) && !born.has(below)) born.set(below, at);
  }
};

// A region that came with its content is a change of its own, also where it came inside something else.
const tellRegions = (element, at, kind) => {
  for (const below of walk(element)) {
    if (below !== element && liveOf(below) && isRendered(below)) change(at, kind, below, spoken(below));
  }
};

const added = (element, at) => {
  arrive(element, at);
  change(at, 'added', element, spoken(element));
  tellRegions(element, at, 'added');
};

const removed = (element, from, at) => {
  const gone = [...walk(element)].filter((below) => keys.has(below)).map((below) => keys.get(below));
  const before = (element.textContent || '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const region = from.isConnected ? describe(regionOf(from)) : null;
  tell({
    type: 'change', at, kind: 'removed', key: keyOf(element), role: roleOf(element), text: '', before, attribute: '', parts: [],
    region, rendered: wasShown.get(element) ?? true, lang: '', gone,
  });
};

const tree = (records, at) => {
  const came = new Set();
  const left = new Map();
  const texts = new Map();
  const textOf = (target) => texts.get(target) || texts.set(target, { before: '', text: '' }).get(target);
  for (const { target, addedNodes, removedNodes } of records) {
    for (const node of removedNodes) {
      if (node instanceof Element) left.set(node, target);
      else if (node instanceof Text && !came.delete(node)) textOf(target).before += node.data;
    }
    for (const node of addedNodes) if (node instanceof Element || node instanceof Text) came.add(node);
  }
  const isNew = (node) => { for (let up = parentOf(node); up; up = parentOf(up)) if (came.has(up)) return true; return false; };
  for (const node of came) {
    if (!node.isConnected || isNew(node)) came.delete(node);
    else if (node instanceof Text) { textOf(elementOf(node)).text += node.data; came.delete(node); }
  }
  for (const [node, from] of left) if (!node.isConnected || came.has(node)) removed(node, elementOf(from) || from, at);
  for (const element of came) added(element, at);
  for (const [target, said] of texts) if (elementOf(target)) text(elementOf(target), said, at);
  if ([...came, ...left.keys()].some((node) => /^(STYLE|LINK)$/.test(node.tagName))) recheck(document.documentElement);
};

const text = (element, { before, text: after }, at) => {
  const [old, fresh] = [before, after].map((part) => part.replace(/\s+/g, ' ').trim().slice(0, LONGEST));
  if (old !== fresh) change(at, 'text', element, { before: old, text: fresh });
};

const characters = (records, at) => {
  const first = new Map();
  for (const { target, oldValue } of records) if (!first.has(target)) first.set(target, oldValue);
  for (const [node, before] of first) if (node.isConnected) text(elementOf(node), { before, text: node.data }, at);
};

const attributes = (records, at) => {
  const first = new Map();
  for (const { target, attributeName, oldValue } of records) {
    const of = first.get(target) || first.set(target, new Map()).get(target);
    if (!of.has(attributeName)) of.set(attributeName, oldValue);
  }
  for (const [target, of] of first) {
    if (!target.isConnected) continue;
    for (const [name, before] of of) {
      const value = target.getAttribute(name);
      if ((name === 'role' || name === 'aria-live') && liveOf(target) && !born.has(target)) born.set(target, at);
      if (TOLD.test(name) && value !== before) change(at, 'attribute', target, { attribute: name, before: before ?? '', text: value ?? '' });
      if (SEEN.has(name)) recheck(target.parentElement || elementOf(target.parentNode || target) || target);
    }
  }
};

// Shown or hidden by an attribute, a style sheet or the end of a transition: told for the outermost only.
let scopes = new Set();
let checkedAt = 0;
let checking = 0;
const recheck = (scope) => {
  scopes.add(scope);
  const wait = 16 - (now() - checkedAt);
  if (wait <= 0) runCheck();
  else checking ||= setTimeout(runCheck, wait);
};
const runCheck = () => {
  clearTimeout(checking);
  checking = 0;
  checkedAt = now();
  const from = scopes;
  scopes = new Set();
  const flipped = [];
  for (const scope of from) for (const element of walk(scope)) {
    const before = wasShown.get(element);
    const shown = isRendered(element);
    wasShown.set(element, shown);
    if (before === undefined || before === shown) continue;
    if (shown && liveOf(element)) born.set(element, checkedAt);
    if (!flipped.some((other) => { for (let up = parentOf(element); up; up = parentOf(up)) if (up === other) return true; return false; })) flipped.push(element);
  }
  for (const element of flipped) {
    const shown = wasShown.get(element);
    change(checkedAt, shown ? 'shown' : 'hidden', element, shown ? spoken(element) : { before: (element.textContent || '').replace(/\s+/g, ' ').trim().slice(0, LONGEST) });
    if (shown) tellRegions(element, checkedAt, 'shown');
  }
};

const observer = new MutationObserver((records) => {
  const at = now();
  changedAt = at;
  version += 1;
  const from = outbox.length;
  const of = (type) => records.filter((record) => record.type === type);
  attributes(of('attributes'), at);
  characters(of('characterData'), at);
  tree(of('childList'), at);
  if (outbox.length - from > MOST) {
    tell({ type: 'trouble', what: 'flood', count: outbox.splice(from + MOST).length });
  }
  if (!holds(document.activeElement)) moved ||= at;
  setTimeout(look);
});
const observed = new WeakSet();
const observe = (root, at = started ? now() : 0) => {
  if (observed.has(root)) return;
  observed.add(root);
  observer.observe(root, { subtree: true, childList: true, characterData: true, characterDataOldValue: true, attributes: true, attributeOldValue: true });
  if (root !== document) for (const child of root.children) arrive(child, at);
  dress(root);
};

// Focus, through shadow roots, at least every 8 ms and after each batch of changes.
let ticks = 0; // none in a frame without scripts: there focus is seen only when somebody asks
let focused = null;
let had = null;
let moved = 0; // when it was told or seen to move, where that has not been looked at yet: a busy page looks late
const holds = (element) => element && element !== document.body && element !== document.documentElement;
const look = () => {
  const at = moved || now();
  moved = 0;
  let element = document.activeElement;
  while (element && rootOf(element) && rootOf(element).activeElement) element = rootOf(element).activeElement;
  const has = document.hasFocus();
  if (element === focused && has === had) return;
  [focused, had] = [element, has];
  const on = holds(element);
  tell({ type: 'focus', at, late: !ticks, has, key: on ? keyOf(element) : 0, inside: !!on && /^(IFRAME|FRAME|OBJECT)$/.test(element.tagName), role: on ? roleOf(element) : '', name: on ? nameOf(element) : '' });
};

// Sounds.
const hook = (holder, name, before) => {
  const native = holder && holder[name];
  if (!native) return;
  holder[name] = { [name](...given) { try { before(this, given); } catch { /* never the page's problem */ } return Reflect.apply(native, this, given); } }[name];
};
const sound = (kind, muted) => tell({ type: 'media', at: now(), kind, muted });
hook(window.HTMLMediaElement?.prototype, 'play', (element) => sound(element.tagName === 'VIDEO' ? 'video' : 'audio', element.muted || element.volume === 0));
// Pages unlock sound at the first press by speaking no words, or by playing a buffer with nothing in it.
hook(window.AudioScheduledSourceNode?.prototype, 'start', () => sound('beep', false));
hook(window.AudioBufferSourceNode?.prototype, 'start', (node) => sound('beep', !(node.buffer?.duration > 0.01)));
hook(window.SpeechSynthesis?.prototype, 'speak', (_, [said]) => sound('speech', said?.volume === 0 || !said?.text.trim()));
addEventListener('play', ({ target }) => target.autoplay && sound(target.tagName === 'VIDEO' ? 'video' : 'audio', target.muted), true);

// Pointer listeners that a snapshot does not tell, sockets to cut, and closed shadow roots.
const POINTER = /^(pointer(down|up)|touch(start|end))$/;
hook(EventTarget.prototype, 'addEventListener', (target, [type]) => { if (target instanceof Element && POINTER.test(type)) touchables.add(new WeakRef(target)); });
for (const name of ['insertRule', 'deleteRule', 'replace', 'replaceSync']) hook(CSSStyleSheet.prototype, name, () => { version += 1; });
const sockets = new Set();
const cutOff = new WeakSet();
if (window.WebSocket) {
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(native, given, maker) {
      const socket = Reflect.construct(native, given, maker);
      sockets.add(new WeakRef(socket));
      socket.addEventListener('close', (event) => {
        if (!cutOff.has(socket) || !event.isTrusted) return;
        event.stopImmediatePropagation();
        socket.dispatchEvent(new CloseEvent('close', { code: 1006, wasClean: false }));
      });
      return socket;
    },
  });
}
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(...given) {
  const root = Reflect.apply(attach, this, given);
  if (root.mode === 'closed') closedRoots.set(this, root);
  observe(root);
  return root;
};

const dressed = new WeakSet();
const dress = (root) => {
  if (!config.css || (dressed.has(root) && root.adoptedStyleSheets.some((sheet) => sheet.ours))) return;
  dressed.add(root);
  version += 1;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(config.css);
  sheet.ours = true;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

const roots = () => [document, ...[...walk(document)].map(rootOf).filter(Boolean)];
const long = (animation) => !(animation.effect?.getComputedTiming().endTime <= 5000);
// What never ends is held halfway through a round while it is looked at: each look is the same.
const held = new Map();
const hold = (animation) => {
  const { duration, delay } = animation.effect?.getComputedTiming() || {};
  held.set(animation, animation.currentTime);
  animation.pause();
  if (duration > 0 && duration < Infinity) animation.currentTime = delay + duration / 2;
};
const calm = () => {
  const running = new Set(roots().flatMap((root) => root.getAnimations()).filter(({ playState }) => playState === 'running'));
  for (const animation of running) {
    try { if (long(animation)) hold(animation); else { animation.finish(); version += 1; } } catch { /* it is gone, or follows the scroll */ }
  }
};

const handle = {
  nodes: (wanted) => wanted.map((key) => byKey.get(key)?.deref() || null),
  touchables: () => [...touchables].map((ref) => ref.deref()).filter((element) => element && element.isConnected),
  // Ends the open sockets as a lost network does: without a goodbye.
  cut: () => {
    for (const socket of [...sockets].map((ref) => ref.deref())) {
      if (!socket || socket.readyState > 1) continue;
      cutOff.add(socket);
      socket.close();
    }
    sockets.clear();
  },
  // A closed root that no script of ours saw being made.
  adopt: (root) => { closedRoots.set(root.host, root); observe(root, 0); },
  // Ends what moves and tells: when the last change was, whether something still loads, what never ends.
  settle: () => {
    for (const root of roots()) dress(root);
    calm();
    look();
    flush();
    const loading = document.readyState === 'loading' || document.fonts.status === 'loading';
    return { quietFor: now() - changedAt, loading, endless: held.size, version };
  },
  resume: () => {
    for (const [animation, time] of held) try { animation.currentTime = time; animation.play(); } catch { /* it is gone */ }
    held.clear();
  },
};
Object.defineProperty(window, Symbol.for(config.send), { value: handle });

let started = false;
const start = () => {
  if (started || !document.documentElement) return;
  arrive(document.documentElement, 0);
  started = true;
  observe(document);
  look();
};
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { capture: true, once: true });
else start();
// Not at once: while focus moves from one element to the next it is on neither.
for (const event of ['focusin', 'focusout', 'focus', 'blur']) addEventListener(event, () => { moved = now(); setTimeout(look); }, true);
for (const event of ['transitionend', 'animationend', 'toggle']) addEventListener(event, ({ target }) => target instanceof Element && recheck(target.parentElement || target), true);
for (const event of ['input', 'change', 'toggle', 'scroll', 'resize', 'load', 'error', 'focusin', 'focusout', 'mouseover', 'mouseout', 'animationend', 'transitionend', 'close', 'hashchange']) addEventListener(event, () => { version += 1; }, true);
document.fonts.addEventListener('loadingdone', () => { version += 1; });
setInterval(() => { ticks += 1; look(); }, 8);
