// The socket to the hub: it comes back by itself, finds dead connections, and resends what was not acknowledged.

import { randomId } from "./dom.js";

const LONGEST_WAIT = 20_000;

/**
 * One connection at a time. `peer.hello()` gives the first frame, `peer.heard(frame)` takes every other one,
 * `peer.changed()` is called when `state` changed: idle, connecting, online, waiting or stopped.
 */
export class Link {
  state = "idle";
  why = "";
  #url;
  #peer;
  #socket = null;
  #tries = 0;
  #retry = 0;
  #silence = 0;
  #heartbeat = 30_000;

  constructor(url, peer) {
    this.#url = url;
    this.#peer = peer;
    addEventListener("online", () => this.state === "waiting" && this.open());
    addEventListener("offline", () => this.#lost());
    document.addEventListener("visibilitychange", () => !document.hidden && this.state === "waiting" && this.open());
  }

  /** Whether the connection was lost, or never came, and is not back yet. */
  get failed() {
    return this.#tries > 0 && this.state !== "online";
  }

  open() {
    if (this.state === "connecting" || this.state === "online") return;
    clearTimeout(this.#retry);
    this.#become("connecting");
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.#peer.hello()));
    socket.onmessage = ({ data }) => socket === this.#socket && this.#heard(data);
    socket.onclose = () => socket === this.#socket && this.#lost();
    this.#listen(15_000);
  }

  send(frame) {
    if (this.state !== "online") return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #heard(data) {
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return; // A frame we cannot read is not shown; the next watch brings what it held.
    }
    if (frame.frame === "welcome") {
      this.#heartbeat = frame.heartbeat_s * 2000;
      this.#tries = 0;
      this.why = "";
      this.#become("online");
    }
    this.#listen(this.#heartbeat);
    if (frame.frame === "ping") this.#socket.send(JSON.stringify({ frame: "pong", n: frame.n ?? 0 }));
    else if (frame.frame === "bye") this.#bye(frame);
    else this.#peer.heard(frame);
  }

  /** A connection on which nothing comes is half open: give it up. */
  #listen(patience) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), patience);
  }

  #bye({ why, retry_ms: wait = 0 }) {
    if (why === "credentials") this.#peer.forgotten();
    const comesBack = wait > 0 || why === "credentials" || why === "restart";
    this.#lost(comesBack ? Math.max(wait, 200) : null, why);
  }

  /** The connection is gone; come back after `wait` ms, or not at all when it is null. */
  #lost(wait = Math.random() * Math.min(LONGEST_WAIT, 500 * 2 ** this.#tries), why = "") {
    if (this.state !== "connecting" && this.state !== "online") return;
    this.why = why;
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#silence);
    socket?.close();
    this.#tries += 1;
    if (wait !== null) this.#retry = setTimeout(() => this.open(), Math.max(wait, 200));
    this.#become(wait === null ? "stopped" : "waiting");
  }

  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.#peer.changed();
  }
}

/** Commands that the hub has not acknowledged, in order. They outlive a reload. */
export class Outbox {
  #memory;
  #answers = new Map();

  constructor(memory) {
    this.#memory = memory;
  }

  get all() {
    return this.#memory.get("outbox", []);
  }

  /** Keep a command; `refused(frame)` and `done(frame)` are called if its answer comes to this tab. */
  add(conversation, command, answers = {}) {
    const item = { cid: randomId(), conversation, command };
    this.#answers.set(item.cid, answers);
    this.#memory.set({ outbox: [...this.all, item] });
    return item;
  }

  /** Take out the command that `frame` (done or refused) answers; undefined when it is not ours. */
  take(frame) {
    const item = this.all.find(({ cid }) => cid === frame.cid);
    if (!item) return undefined;
    this.#memory.set({ outbox: this.all.filter(({ cid }) => cid !== frame.cid) });
    this.#answers.get(item.cid)?.[frame.frame]?.(frame);
    this.#answers.delete(item.cid);
    return item;
  }

  clear() {
    this.#memory.set({ outbox: [] });
  }
}
