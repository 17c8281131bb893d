// Launcher and panel: opening, minimising, and where the focus goes. The panel is not modal, so the page stays in
// reach; only where it fills the whole screen, the page behind it is inert until it is minimised.

import { Behind, uncovered } from "./around.js";
import { button, el, icon, ICONS, put } from "./dom.js";

const FULL_SCREEN = "(max-width: 30rem), (max-height: 30rem)";

/** What a person sees of the chat: a region with the launcher and the panel. */
export class Frame {
  #words;
  #peer;
  #badge = el("span", { class: "hr-badge", "aria-hidden": "true", hidden: true });
  #count = el("span", { class: "hr-hidden" });
  #full = matchMedia(FULL_SCREEN);
  #behind = new Behind();
  #title = el("h2", { class: "hr-title", id: "hr-title" });
  #who = el("p", { class: "hr-who" });
  #launcher;
  #panel;
  #optionsButton;
  node;

  /**
   * `peer` has opened(), closed(), askHuman(), toggleOptions(), escape(), begin() (what to focus), and `parts`:
   * options, log, status, composer, and what is only spoken.
   */
  constructor(words, peer) {
    this.#words = words;
    this.#peer = peer;
    this.#launcher = button("", () => (this.open ? this.minimise() : this.show()), {
      id: "handrail", class: "hr-launcher", "aria-expanded": "false", "aria-controls": "hr-panel", "aria-haspopup": "dialog",
    });
    this.#launcher.append(icon(ICONS.chat), words.chat, this.#badge, this.#count);
    const [options, log, status, composer, spoken] = peer.parts;
    this.#panel = this.#makePanel(options, log, status, composer);
    this.node = el(
      "section",
      { class: "hr-root", lang: words.lang, dir: "ltr", "aria-label": words.chat },
      el("div", { class: "hr-launch" }, this.#humanButton("hr-launch-human", () => this.show()), this.#launcher),
      this.#panel,
      spoken,
    );
    this.#full.addEventListener("change", () => this.#fillScreen());
    document.addEventListener("focusin", ({ target }) => requestAnimationFrame(() => this.#uncover(target)));
    window.visualViewport?.addEventListener("resize", () => this.#fitKeyboard());
  }

  get open() {
    return !this.#panel.hidden;
  }

  /** Open the panel and put the focus where one begins: the message, or on touch screens the title. */
  show(focus = true) {
    if (!this.open) {
      this.#panel.hidden = false;
      this.#launcher.setAttribute("aria-expanded", "true");
      this.node.classList.add("hr-open");
      this.#fillScreen();
      this.#fitKeyboard();
      this.#peer.opened();
    }
    if (focus) this.focus();
  }

  focus() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.#title : this.#peer.begin()).focus();
  }

  /** Put the panel away; the conversation goes on. The focus returns to the launcher, unless it is elsewhere. */
  minimise(focus = true) {
    if (!this.open) return;
    this.node.classList.remove("hr-open");
    if (focus) this.#launcher.focus();
    this.#panel.hidden = true;
    this.#fillScreen();
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#peer.closed();
  }

  name(title, who) {
    put(this.#title, title);
    put(this.#who, who);
  }

  unread(n) {
    this.#badge.hidden = !n;
    put(this.#badge, n ? String(n) : "");
    put(this.#count, n ? this.#words.unread(n) : "");
  }

  optionsOpen(open, focus) {
    this.#optionsButton.setAttribute("aria-expanded", String(open));
    this.#panel.classList.toggle("hr-with-options", open);
    if (focus) this.#optionsButton.focus();
  }

  #humanButton(className, first) {
    const press = () => {
      first();
      this.#peer.askHuman();
    };
    const human = button("", press, { class: `hr-human ${className}` });
    human.append(icon(ICONS.human), this.#words.human);
    return human;
  }

  #makePanel(...parts) {
    const words = this.#words;
    this.#title.tabIndex = -1;
    this.#optionsButton = iconButton(ICONS.options, words.options, () => this.#peer.toggleOptions());
    this.#optionsButton.setAttribute("aria-expanded", "false");
    this.#optionsButton.setAttribute("aria-controls", "hr-options");
    return el(
      "div",
      {
        class: "hr-panel", id: "hr-panel", role: "dialog", "aria-labelledby": "hr-title", hidden: true,
        tabindex: "-1", // A click beside the controls keeps the focus in here, so that Escape still works.
        on: { keydown: (event) => this.#key(event) },
      },
      el(
        "div",
        { class: "hr-head" },
        this.#humanButton("hr-panel-human", () => {}),
        this.#optionsButton,
        iconButton(ICONS.down, words.minimise, () => this.minimise()),
        el("div", { class: "hr-heading" }, this.#title, this.#who),
      ),
      ...parts,
    );
  }

  #key(event) {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    if (!this.#peer.escape()) this.minimise();
  }

  /** Where the panel fills the screen the page behind it cannot be reached, and is marked so. */
  #fillScreen() {
    const fills = this.open && this.#full.matches;
    this.#behind.free();
    this.#panel.toggleAttribute("aria-modal", false);
    if (!fills) return;
    this.#panel.setAttribute("aria-modal", "true");
    this.#behind.cover(this.node);
  }

  #uncover(target) {
    if (!(target instanceof Element) || this.node.contains(target) || target === document.body) return;
    const shown = [this.#panel, this.#launcher, this.#launcher.previousSibling];
    if (!uncovered(target, shown) && this.open) this.minimise(false);
  }

  /** Keep the message above a soft keyboard. */
  #fitKeyboard() {
    const { height, scale } = window.visualViewport ?? { height: innerHeight, scale: 1 };
    if (scale === 1) this.#panel.style.setProperty("--hr-height", `${Math.round(height)}px`);
  }
}

function iconButton(path, label, press) {
  const made = button("", press, { class: "hr-icon-button", "aria-label": label, title: label });
  made.append(icon(path));
  return made;
}
