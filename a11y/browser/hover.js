// The words of controls that are not drawn, and that a style sheet draws while the pointer is over something.
(() => {
  const PRESSED = 'button, a[href], [role=button], [role=link], [role=menuitem], input[type=button], input[type=submit]';
  const roots = [document];
  for (const root of roots) {
    for (const one of root.querySelectorAll('*')) if (one.shadowRoot) roots.push(one.shadowRoot);
  }
  const rules = function* (list) {
    for (const rule of list) {
      if (rule.media && !matchMedia(rule.media.mediaText).matches) continue;
      if (rule.selectorText?.includes(':hover')) yield rule;
      if (rule.cssRules?.length) yield* rules(rule.cssRules);
    }
  };
  const shows = ({ display, visibility, opacity }) =>
    (display && display !== 'none') || visibility === 'visible' || opacity > 0;
  const hidden = (one) => !one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const found = new Set();
  for (const root of roots) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      let list = [];
      try { list = sheet.cssRules; } catch { continue; } // of another address: not for scripts to read
      for (const rule of rules(list)) {
        if (!shows(rule.style)) continue;
        let touched = [];
        try { touched = root.querySelectorAll(rule.selectorText.replaceAll(':hover', '')); } catch { continue; }
        for (const one of touched) {
          if (!one.parentElement?.checkVisibility()) continue; // the pointer cannot come there either
          const inside = one.matches(PRESSED) ? [one] : [...one.querySelectorAll(PRESSED)];
          for (const control of inside.filter(hidden)) {
            found.add((control.getAttribute('aria-label') || control.value || control.textContent).trim().slice(0, 200));
          }
        }
      }
    }
  }
  return JSON.stringify([...found].filter(Boolean));
})()
