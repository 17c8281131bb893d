// The conversation on screen: lines in the order of the hub, then what is being sent. Not live: the announcer speaks.

import { button, el } from "./dom.js";
import { clock } from "./words.js";

/** The list of lines, and the asks (questions with buttons) that follow it. */
export class Transcript {
  #words;
  #list = el("ol", { class: "hr-lines" });
  #pending = el("ol", { class: "hr-lines" });
  #lines = new Map();
  #sends = new Map();

  constructor(words, asks) {
    this.#words = words;
    this.node = el(
      "div",
      { class: "hr-log", role: "region", "aria-label": words.log, tabindex: "0" },
      this.#list,
      this.#pending,
      asks,
    );
  }

  /** Add a line of the conversation. */
  add(line) {
    this.#keepEnd(line.who === "customer", () => {
      const item = this.#item(line);
      this.#lines.set(line.seq, item);
      this.#list.append(item);
      if (line.target) this.#strike(line.target);
    });
  }

  clear() {
    this.#list.replaceChildren();
    this.#pending.replaceChildren();
    this.#lines.clear();
    this.#sends.clear();
  }

  /** Show a message that is on its way, with how it stands. */
  sending(cid, text, state) {
    this.#keepEnd(true, () => {
      const shown = this.#sends.get(cid);
      if (shown) return shown.querySelector(".hr-state")?.replaceChildren(state);
      const line = { who: "customer", author: this.#words.you, text, at: Date.now(), lang: "" };
      const item = this.#item(line);
      item.append(el("p", { class: "hr-state" }, state));
      this.#sends.set(cid, item);
      this.#pending.append(item);
    });
  }

  /** Show that a message was refused, why, and what can be done about it. */
  failed(cid, why, again, discard) {
    const item = this.#sends.get(cid);
    if (!item) return;
    const gone = (act) => () => {
      this.sent(cid);
      act();
    };
    item.classList.add("hr-failed");
    item.querySelector(".hr-state").replaceChildren(`${this.#words.notSent} ${why}`);
    item.append(
      el("p", { class: "hr-choices" }, button(this.#words.again, gone(again)), button(this.#words.discard, gone(discard))),
    );
    this.end();
  }

  sent(cid) {
    this.#sends.get(cid)?.remove();
    this.#sends.delete(cid);
  }

  /** The hub has the message: it stays until its line comes, without a mark. */
  delivered(cid) {
    this.#sends.get(cid)?.querySelector(".hr-state").remove();
  }

  /** What is still on its way, as [id, text]. */
  get unsent() {
    return [...this.#sends].map(([cid, item]) => [cid, item.querySelector(".hr-text").textContent]);
  }

  /** Show new lines from the first of them on, when all do not fit. */
  showFrom(seq) {
    const top = (this.#lines.get(seq)?.offsetTop ?? Infinity) - 8;
    if (top < this.node.scrollTop && this.#atEnd()) this.node.scrollTop = top;
  }

  #atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  end() {
    this.node.scrollTop = this.node.scrollHeight;
  }

  /** Stay at the end when the reader is there; do not pull a reader away from earlier lines. */
  #keepEnd(always, change) {
    const atEnd = this.#atEnd();
    change();
    if (always || atEnd) this.end();
  }

  #item({ who, author, text, at, lang }) {
    const time = el("time", { datetime: new Date(at).toISOString() }, clock(at, this.#words));
    const head = author ? el("p", { class: "hr-author" }, `${author.replace(/:$/, "")}: `, time) : null;
    return el(
      "li",
      { class: `hr-line hr-by-${who}` },
      head,
      el("p", { class: "hr-text", dir: "auto", lang: lang || undefined }, text),
    );
  }

  #strike(seq) {
    const text = this.#lines.get(seq)?.querySelector(".hr-text");
    if (!text || text.querySelector("del")) return;
    text.before(el("p", { class: "hr-state" }, this.#words.wasCorrected));
    text.replaceChildren(el("del", {}, ...text.childNodes));
  }
}
