// One line that says how things stand: connection first, then the queue, then who is busy with what. Pure.

import { wait } from "./words.js";

/**
 * Give {text, speak, often}: what to show, whether it is worth saying aloud, whether it changes often.
 * `facts` has link (state), why (of the hub's bye), back (just connected again), place, asked (for a
 * human, not sent yet), typing, slow.
 */
export function statusOf(state, facts, words) {
  if (facts.link !== "online" && facts.link !== "idle") return { text: connection(facts, words), speak: true };
  if (facts.note) return { text: facts.note, speak: true };
  if (state.phase === "queued" && facts.place) {
    return { text: words.place(facts.place.position, wait(facts.place.wait_s, words)), speak: true, often: true };
  }
  if (state.phase === "assigned") return withAgent(state, facts, words);
  if (state.phase === "bot" && state.turn) return { text: words.botWorks, speak: false };
  return { text: "", speak: false };
}

function connection({ link, why, failed, asked }, words) {
  if (link === "stopped") return words.stopped;
  if (asked && failed) return words.askQueued;
  if (why === "busy") return words.busy;
  if (why === "restart") return words.restart;
  return link === "connecting" && !failed ? words.connecting : words.offline;
}

function withAgent(state, facts, words) {
  const name = state.agentName || words.someone;
  if (state.away) return { text: words.isAway(name), speak: false };
  if (state.held) return { text: words.isHeld(name), speak: false };
  if (facts.typing) return { text: words.humanTypes(name), speak: false };
  return facts.slow ? { text: words.slow(name), speak: true } : { text: "", speak: false };
}

/** Give the line at the top: who the customer talks to. */
export function whoOf(state, words) {
  if (state.phase === "bot") return words.withBot(words.bot(state.botName));
  if (state.phase === "assigned") return words.withHuman(words.employee(state.agentName || words.someone));
  if (state.phase === "queued") return words.waiting;
  return state.phase === "ended" ? words.over : words.withNobody;
}
