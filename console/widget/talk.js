// The conversation as its customer sees it, folded from the events the hub sends. Pure.

const WITH_BOT = {
  phase: "bot", agent: "", agentName: "", held: false, away: false, offer: null, handBack: null, told: null, turn: 0,
};

/** A conversation of which nothing is known yet. */
export const EMPTY = Object.freeze({
  ...WITH_BOT, seq: 0, phase: "new", botName: "", needs: [], options: null, idle: null, contacts: [],
  ended: "", erased: false, mine: 0, reply: 0,
});

const STEPS = {
  started: (s, { event }) => ({ ...WITH_BOT, botName: event.bot ?? "", needs: event.needs ?? [] }),
  said: (s, { event, by, seq, at }) => {
    if (by.kind === "customer") {
      return { options: null, idle: null, mine: at, turn: s.phase === "bot" ? seq : 0 };
    }
    const options = by.kind === "bot" && event.options?.length ? { seq, list: event.options } : null;
    return { options, turn: 0, reply: at };
  },
  needs_set: (s, { event }) => ({ needs: event.needs ?? [] }),
  human_offered: (s, { event, seq }) => ({ offer: { ...event, seq }, turn: 0 }),
  human_declined: () => ({ offer: null }),
  human_requested: () => ({ phase: "queued", offer: null, options: null, turn: 0 }),
  queued: () => ({ phase: "queued", agent: "", agentName: "", held: false, away: false, handBack: null, told: null, options: null }),
  wait_told: (s, { event, seq }) => ({ told: { ...event, seq } }),
  contact_stored: (s, { event }) => ({ contacts: [...s.contacts, event] }),
  queue_left: () => WITH_BOT,
  assigned: (s, { event, at }) => ({
    ...WITH_BOT, phase: "assigned", agent: event.agent, agentName: event.name, options: null, idle: null, reply: at,
  }),
  held: () => ({ held: true }),
  resumed: () => ({ held: false }),
  agent_away: () => ({ away: true }),
  agent_back: () => ({ away: false }),
  hand_back_asked: (s, { seq }) => ({ handBack: { seq } }),
  hand_back_declined: () => ({ handBack: null }),
  handed_back: () => WITH_BOT,
  idle_warned: (s, { event, seq }) => ({ idle: { seq, until: event.until } }),
  still_here: () => ({ idle: null }),
  ended: (s, { event }) => ({ ...WITH_BOT, phase: "ended", ended: event.why, options: null, idle: null }),
  closed: () => ({ phase: "ended" }),
  reopened: () => ({ ...WITH_BOT, ended: "", erased: false, contacts: [], idle: null }),
  erased: () => ({ erased: true, contacts: [], offer: null, options: null }),
};

/** Give the conversation after a record. A record that was folded already changes nothing. */
export function evolve(state, record) {
  if (record.seq <= state.seq) return state;
  const step = STEPS[record.event.kind];
  return { ...state, ...(step ? step(state, record) : {}), seq: record.seq };
}
