// What a customer may set or take along: needs, transcript, sound, the end, and the deletion of their data.

import { button, el, put } from "./dom.js";

/** The sheet behind the Options button. It takes the place of the conversation while it is open. */
export class Options {
  #words;
  #settings;
  #checks = new Map();
  #sound;
  #sure;
  #end;
  node;

  constructor(words, settings) {
    this.#words = words;
    this.#settings = settings;
    this.#sound = button("", () => this.#ring(settings.toggleSound()));
    this.#end = button(words.end, () => settings.leave());
    this.#sure = this.#confirmation();
    this.node = el(
      "div",
      { class: "hr-options", id: "hr-options", hidden: true },
      this.#needs(),
      el(
        "div",
        { class: "hr-actions" },
        button(words.download, () => settings.download()),
        this.#sound,
        this.#end,
        button(words.erase, () => this.ask()),
        this.#sure,
        button(words.close, () => settings.close()),
      ),
    );
  }

  /** Bring the sheet up to date and show it. */
  show({ needs, sound, talking }) {
    for (const [need, check] of this.#checks) check.checked = needs.includes(need);
    this.#ring(sound);
    this.#end.hidden = !talking;
    this.#sure.hidden = true;
    this.node.hidden = false;
  }

  hide() {
    this.node.hidden = true;
  }

  /** Ask whether everything is to be deleted. */
  ask() {
    this.#sure.hidden = false;
    this.#sure.firstChild.focus();
  }

  #ring(on) {
    put(this.#sound, on ? this.#words.soundOn : this.#words.soundOff);
  }

  #needs() {
    const boxes = Object.entries(this.#words.need).map(([need, label]) => {
      const check = el("input", { type: "checkbox", name: need });
      this.#checks.set(need, check);
      return el("label", { class: "hr-check" }, check, label);
    });
    const save = (event) => {
      event.preventDefault();
      this.#settings.setNeeds([...this.#checks].filter(([, check]) => check.checked).map(([need]) => need));
    };
    return el(
      "form",
      { on: { submit: save } },
      el(
        "fieldset",
        { class: "hr-needs" },
        el("legend", {}, this.#words.needs),
        el("p", { class: "hr-hint" }, this.#words.needsWhy),
        ...boxes,
        button(this.#words.save, () => {}, { type: "submit", class: "hr-button hr-strong" }),
      ),
    );
  }

  #confirmation() {
    const settings = this.#settings;
    const { eraseSure, eraseYes, eraseNo } = this.#words;
    return el(
      "div",
      { class: "hr-ask hr-card", role: "group", "aria-labelledby": "hr-sure", hidden: true },
      el("p", { class: "hr-ask-title", id: "hr-sure", tabindex: "-1" }, eraseSure),
      el("div", { class: "hr-choices" }, button(eraseYes, () => settings.erase()), button(eraseNo, () => settings.close())),
    );
  }
}
