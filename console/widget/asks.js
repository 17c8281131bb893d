// Questions with buttons, after the last line of the conversation. Each is a group with a name.
// One that stays is not touched, so focus in it is not lost; one that goes while it has focus hands it on first.

import { button, el } from "./dom.js";
import { waysAsk } from "./ways.js";
import { clock } from "./words.js";

/** Keeps the asks on screen equal to a list of {key, make}. */
export class Asks {
  #shown = new Map();
  #handOn;
  node = el("div", { class: "hr-asks" });

  /** `handOn` moves the focus to where the reader goes on. */
  constructor(handOn) {
    this.#handOn = handOn;
  }

  /** Show these asks, in this order. Give whether anything changed. */
  show(asks) {
    const keys = new Set(asks.map(({ key }) => key));
    const inUse = (node) => node.contains(document.activeElement);
    // A form in which somebody types stays until they leave it.
    const gone = [...this.#shown].filter(([key, node]) => !keys.has(key) && !(inUse(node) && node.querySelector("form")));
    const fresh = asks.filter(({ key }) => !this.#shown.has(key));
    if (gone.some(([, node]) => inUse(node))) this.#handOn();
    for (const [key, node] of gone) {
      node.remove();
      this.#shown.delete(key);
    }
    for (const { key, make } of fresh) this.#shown.set(key, make());
    if (fresh.length) this.node.append(...asks.map(({ key }) => this.#shown.get(key)));
    return fresh.length + gone.length > 0;
  }

  get(key) {
    return this.#shown.get(key);
  }
}

let asked = 0;

/** A group of buttons. Its question stands as a line of the conversation; here it is the group's name. */
function ask(name, choices) {
  asked += 1;
  const title = el("p", { class: "hr-hidden", id: `hr-ask-${asked}` }, name);
  const buttons = choices.map(([label, press]) => button(label, press));
  return el(
    "div",
    { class: "hr-ask", role: "group", "aria-labelledby": title.id },
    title,
    el("div", { class: "hr-choices" }, ...buttons),
  );
}

/** Give what is asked in a conversation now; what the customer does goes to `talking` or `settings`. */
export function asksOf(state, facts, { words, talking, settings }) {
  const name = state.agentName || words.someone;
  const { phase, offer, options, handBack, idle } = state;
  const asks = [];
  const add = (when, key, make) => when && asks.push({ key, make });
  add(phase === "bot" && options, `quick${options?.seq}`, () =>
    ask(words.quick, options.list.map(({ label, text }) => [label, () => talking.choose(text)])));
  add(phase === "bot" && offer, `offer${offer?.seq}`, () =>
    ask(offer.text, [[words.yesHuman, () => talking.answer(true)], [words.noHuman, () => talking.answer(false)]]));
  add(phase === "assigned" && handBack, `back${handBack?.seq}`, () =>
    ask(words.handBack(name), [[words.stay(name), () => talking.answer(true)], [words.goBot, () => talking.answer(false)]]));
  add(idle, `idle${idle?.seq}`, () => ask(words.idle(clock(idle.until, words)), [[words.idleStay, () => talking.stay()]]));
  add(phase === "ended", "ended", () =>
    ask(words.over, [[words.download, () => settings.download()], [words.erase, () => settings.askErase()]]));
  addWays(add, state, facts, words, talking);
  add(phase === "queued", "leave", () => ask(words.leaveQueue, [[words.leaveQueue, () => talking.leaveQueue()]]));
  return asks;
}

/** Without a connection only numbers and places can help; with one, an address can be left too. */
function addWays(add, state, { ways, waysOpen, failed }, words, talking) {
  const numbers = Object.fromEntries(Object.entries(ways).filter(([, where]) => where));
  const open = waysOpen || state.told;
  add(failed && Object.keys(numbers).length, "numbers", () => waysAsk(numbers, words, talking));
  if (failed || !Object.keys(ways).length) return;
  add(open, "ways", () => waysAsk(ways, words, talking));
  add(!open && state.phase === "queued", "other", () => ask(words.ways, [[words.ways, () => talking.openWays()]]));
}
