// The only live regions. They are there, empty, from the start, outside the panel: so they also speak while the
// chat is minimised, opening the panel does not read the conversation out again, and own words are not echoed.

import { el, put } from "./dom.js";

const GATHER_MS = 150;
const KEEP_MS = 20_000;
const STATUS_MS = 700;
const STATUS_EVERY_MS = 10_000;

/** Speaks politely: messages in order, each once; the latest status when it has settled; failures at once. */
export class Announcer {
  #log = el("div", { role: "log", "aria-live": "polite", "aria-relevant": "additions" });
  #status = el("div", { role: "status" });
  #alert = el("div", { role: "alert" });
  #waiting = [];
  #timer = 0;
  #statusTimer = 0;
  #statusAt = 0;
  node = el("div", { class: "hr-spoken" }, this.#log, this.#status, this.#alert);

  /** Say a message. What comes within a moment is one utterance, so that its order is certain. */
  say(text, lang = "") {
    this.#waiting.push(el("span", { lang: lang || undefined }, `${text}\n`));
    if (!this.#timer) this.#timer = setTimeout(() => this.#speak(), GATHER_MS);
  }

  #speak() {
    this.#timer = 0;
    const utterance = el("p", {}, ...this.#waiting.splice(0));
    this.#log.append(utterance);
    setTimeout(() => utterance.remove(), KEEP_MS);
  }

  /** Say how things stand when it has stayed so for a moment; what often changes, at most every ten seconds. */
  status(text, often = false) {
    clearTimeout(this.#statusTimer);
    const quiet = often ? this.#statusAt + STATUS_EVERY_MS - Date.now() : 0;
    this.#statusTimer = setTimeout(() => {
      if (text) this.#statusAt = Date.now();
      put(this.#status, text);
    }, Math.max(STATUS_MS, quiet));
  }

  /** Say at once that something failed. */
  fail(text) {
    put(this.#alert, "");
    setTimeout(() => put(this.#alert, text), 50);
  }
}
