// Where a customer types. Enter sends, Shift+Enter makes a new line, and the button is never disabled.

import { button, el, icon, ICONS } from "./dom.js";

const TYPING_EVERY_MS = 3000;

/** The message field. What is not sent yet is remembered; `on` has the chat's talking and standing. */
export class Composer {
  #words;
  #memory;
  #on;
  #typed = 0;
  field;
  node;

  constructor(words, memory, on) {
    this.#words = words;
    this.#memory = memory;
    this.#on = on;
    this.field = el("textarea", {
      class: "hr-input", id: "hr-message", rows: 1, maxlength: 4000, enterkeyhint: "send", "aria-describedby": "hr-hint",
      on: { keydown: (event) => this.#key(event), input: () => this.#input() },
    });
    this.field.value = memory.get("draft", "");
    const send = button("", () => {}, { type: "submit", class: "hr-button hr-strong hr-send" });
    send.append(icon(ICONS.send), words.send);
    const submit = (event) => {
      event.preventDefault();
      this.#send();
    };
    this.node = el(
      "form",
      { class: "hr-composer", on: { submit } },
      el("label", { for: "hr-message" }, words.message),
      el("p", { class: "hr-hint", id: "hr-hint" }, words.hint),
      el("div", { class: "hr-row" }, this.field, send),
    );
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #input() {
    this.#grow();
    this.#memory.set({ draft: this.field.value });
    const now = Date.now();
    if (now - this.#typed < TYPING_EVERY_MS) return;
    this.#typed = now;
    this.#on.talking.typing();
  }

  /** Grow with the text, up to what the style allows. */
  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  #send() {
    const text = this.field.value.trim();
    this.field.focus();
    if (!text) return this.#on.standing.note(this.#words.emptyMessage);
    this.field.value = "";
    this.#grow();
    this.#memory.set({ draft: "" });
    this.#on.talking.say(text);
  }
}
