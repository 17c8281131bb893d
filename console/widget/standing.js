// How things stand: one line on screen, said aloud when it has settled; and the facts that time alone changes.

import { button, el, put } from "./dom.js";
import { statusOf } from "./status.js";

const SLOW_MS = 60_000;
const TYPING_MS = 6000;
const NOTE_MS = 10_000;

/** The status line. `on` has the parts of the chat: words, session, announcer, composer, changed(). */
export class Standing {
  #on;
  #text = el("p", { class: "hr-status-text" });
  #retry;
  #spoken = "";
  #timers = {};
  #wasDown = false;
  facts = { note: "", typing: false, slow: false, waysOpen: false };
  node;

  constructor(on) {
    this.#on = on;
    this.#retry = button(on.words.tryNow, () => on.session.link.open());
    this.node = el("div", { class: "hr-status" }, this.#text, this.#retry);
  }

  /** Bring the line up to date. Give all facts it rests on. */
  show() {
    const { session, words, composer } = this.#on;
    const { state, place, link } = session;
    this.#slowness(state);
    this.#comesBack(link);
    const asked = session.asking("ask_human");
    const facts = { ...this.facts, place, asked, link: link.state, why: link.why, failed: link.failed };
    const { text, speak, often } = statusOf(state, facts, words);
    const offer = link.state === "waiting" || link.state === "stopped";
    if (!offer && this.#retry === document.activeElement) composer.field.focus();
    put(this.#text, text);
    this.#retry.hidden = !offer;
    this.#say(speak ? text : "", often);
    return facts;
  }

  /** Say something short about what was just done. `stays` keeps it until the next thing that is done. */
  note(text, stays = false) {
    this.facts.note = text;
    clearTimeout(this.#timers.note);
    if (!stays) this.#later("note", NOTE_MS, { note: "" });
    this.#on.changed();
  }

  clear() {
    this.facts.note = "";
  }

  openWays() {
    this.facts.waysOpen = true;
    this.#on.changed();
  }

  typing(on) {
    this.facts.typing = on;
    if (on) this.#later("typing", TYPING_MS, { typing: false });
  }

  #say(text, often) {
    if (text === this.#spoken) return;
    this.#spoken = text;
    this.#on.announcer.status(text, often);
  }

  #comesBack(link) {
    if (link.failed) this.#wasDown = true;
    if (!this.#wasDown || link.state !== "online") return;
    this.#wasDown = false;
    this.facts.note = this.#on.words.online;
    this.#later("note", NOTE_MS, { note: "" });
  }

  /** A human who is slow is said to be so, once, with another way. */
  #slowness({ phase, mine, reply }) {
    const owed = phase === "assigned" && mine > reply;
    if (owed && !this.#timers.slow) this.#later("slow", SLOW_MS, { slow: true, waysOpen: true });
    if (owed) return;
    clearTimeout(this.#timers.slow);
    this.#timers.slow = 0;
    if (this.facts.slow || phase === "ended") Object.assign(this.facts, { slow: false, waysOpen: false });
  }

  #later(name, ms, facts) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(() => {
      Object.assign(this.facts, facts);
      this.#on.changed();
    }, ms);
  }
}
