// Following a conversation: its state, folded as the records come, and which of them this customer has met.

import { EMPTY, evolve } from "./talk.js";

/** What is heard of one conversation. `view` takes record(record, before, fresh) and batch(missed). */
export class Follow {
  state = EMPTY;
  place = null;
  #memory;
  #view;
  #ahead = 0;
  #resuming = false;

  constructor(memory, view) {
    this.#memory = memory;
    this.#view = view;
  }

  /** Give the frame that asks for everything after what is known. */
  watch() {
    this.#resuming = this.#memory.get("heard", 0) > 0;
    return { frame: "watch", conversation: this.#memory.get("conversation"), after: this.state.seq };
  }

  /** The hub's clock (ms): this computer's may be wrong. */
  setClock(now) {
    this.#ahead = now - Date.now();
  }

  clear() {
    this.state = EMPTY;
    this.place = null;
  }

  /** Take a frame of records. Give false when the hub turns out to have none at all. */
  take({ conversation, records, caught_up: caughtUp }) {
    if (conversation !== this.#memory.get("conversation")) return true;
    const heard = this.#memory.get("heard", null);
    for (const record of records) this.#fold(this.#localised(record), heard);
    if (heard !== null || caughtUp) this.#memory.set({ heard: Math.max(this.state.seq, heard ?? 0) });
    this.#view.batch(this.#resuming);
    if (caughtUp) this.#resuming = false;
    const erased = conversation !== this.#memory.get("conversation");
    return erased || !caughtUp || this.state.seq > 0;
  }

  setPlace(place) {
    if (this.state.phase === "queued") this.place = place;
  }

  #fold(record, heard) {
    const before = this.state;
    this.state = evolve(before, record);
    if (this.state === before) return;
    if (this.state.phase !== "queued") this.place = null;
    this.#view.record(record, before, heard !== null && record.seq > heard);
  }

  #localised(record) {
    const { until } = record.event;
    const event = until ? { ...record.event, until: until - this.#ahead } : record.event;
    return { ...record, event, at: record.at - this.#ahead };
  }
}
