// The page around the chat: it stays in reach, in sight, and as it was.

/** The page behind a panel that fills the screen. */
export class Behind {
  #covered = [];

  /** Make everything beside `node` inert: it cannot be reached while it cannot be seen. */
  cover(node) {
    this.#covered = [...document.body.children].filter((other) => other !== node && !other.inert);
    for (const other of this.#covered) other.inert = true;
  }

  free() {
    for (const other of this.#covered.splice(0)) other.inert = false;
  }
}

/** Scroll what has the focus out from under the parts of the chat (WCAG 2.4.11). Give whether that was enough. */
export function uncovered(target, parts) {
  const first = over(target, parts);
  if (!first) return true;
  window.scrollBy({ top: target.getBoundingClientRect().bottom - first.top + 16, behavior: "instant" });
  if (middleOf(target).y < 0) target.scrollIntoView({ block: "nearest", behavior: "instant" });
  return !over(target, parts);
}

function over(target, parts) {
  const { x, y } = middleOf(target);
  const boxes = parts.map((part) => part.getBoundingClientRect());
  return boxes.find(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
}

function middleOf(target) {
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
