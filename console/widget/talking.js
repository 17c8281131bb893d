// What a customer does in the conversation itself.

import { statusOf } from "./status.js";

/** Acts on the session; `on` has the parts of the chat: words, session, standing, composer, asks, log, settings. */
export class Talking {
  #on;

  constructor(on) {
    this.#on = on;
  }

  say(text) {
    this.#do({ kind: "say", text });
  }

  /** A quick reply: the buttons go, so the focus moves to where one goes on, first. */
  choose(text) {
    this.#on.composer.field.focus();
    this.say(text);
  }

  answer(human) {
    this.#do({ kind: "answer_offer", human });
  }

  stay() {
    if (!this.#on.session.asking("stay_here")) this.#do({ kind: "stay_here" });
  }

  leaveQueue() {
    this.#do({ kind: "leave_queue" });
  }

  leaveContact(way, value, answers) {
    this.#do({ kind: "leave_contact", way, value }, answers);
  }

  /** Typing is a sign of life: it extends what ends for silence, and an employee sees it. */
  typing() {
    const { state } = this.#on.session;
    if (state.idle) this.stay();
    if (state.phase === "assigned") this.#on.session.typing();
  }

  /** The button that never moves: in every state it leads to a human, or says that it already has. */
  askHuman() {
    const { session, standing, settings, words } = this.#on;
    const { state, place } = session;
    settings.close();
    if (state.phase === "assigned" && !state.handBack) {
      return standing.note(words.alreadyHuman(state.agentName || words.someone));
    }
    if (state.phase === "queued") {
      standing.note(place ? statusOf(state, { link: "online", place }, words).text : words.waiting);
      return this.openWays();
    }
    if (!session.asking("ask_human")) this.#do({ kind: "ask_human" });
  }

  openWays() {
    const { standing, asks, log } = this.#on;
    standing.openWays();
    log.end();
    asks.get("ways")?.querySelector("h3").focus();
  }

  #do(command, answers) {
    this.#on.standing.clear();
    this.#on.session.do(command, answers);
  }
}
