// One customer's conversation over the link: started when needed, followed, resumed, nothing lost. No DOM.

import { randomId } from "./dom.js";
import { Link, Outbox } from "./link.js";
import { EMPTY, evolve } from "./talk.js";

const AGAIN_MS = 3000;

/**
 * Tells `view`: record(record, before, fresh), batch(missed), sending(item, online), sent(cid), refused(item, frame),
 * forgotten(), typing(name) and changed().
 */
export class Session {
  state = EMPTY;
  place = null;
  link;
  #memory;
  #settings;
  #view;
  #outbox;
  #ahead = 0;
  #resuming = false;

  /** `settings` has url, language, page and team. */
  constructor(settings, memory, view) {
    this.#settings = settings;
    this.#memory = memory;
    this.#view = view;
    this.#outbox = new Outbox(memory);
    this.link = new Link(settings.url, {
      hello: () => ({ frame: "hello", role: "customer", token: memory.get("token", ""), language: settings.language }),
      heard: (frame) => HEARD[frame.frame]?.call(this, frame),
      changed: () => this.#connectionChanged(),
      forgotten: () => this.#forget(),
    });
  }

  get online() {
    return this.link.state === "online";
  }

  get started() {
    return Boolean(this.#memory.get("conversation"));
  }

  get queue() {
    return this.#outbox.all;
  }

  /** Whether a command of this kind is on its way. */
  asking(kind) {
    return this.queue.some(({ command }) => command.kind === kind);
  }

  /** Connect, and begin a conversation unless there is one. */
  begin() {
    this.link.open();
    if (this.started) return;
    const { language, page, team } = this.#settings;
    this.#memory.set({ conversation: randomId(), started: false, heard: 0 });
    this.#post({ kind: "start", language, page, team, needs: this.#memory.get("needs", []) });
  }

  /** Resume what an earlier page, or another tab, began. */
  resume() {
    for (const item of this.queue) this.#view.sending(item, false);
    if (this.started) this.link.open();
    if (this.online) this.#watch();
  }

  /** Ask something of the conversation; it is sent now or when there is a connection, once. */
  do(command, answers = {}) {
    this.begin();
    return this.#post(command, answers);
  }

  typing() {
    this.link.send({ frame: "typing", conversation: this.#memory.get("conversation") });
  }

  /** Begin from nothing: the conversation was erased, or is not there any more. */
  reset(facts = {}) {
    if (this.online && this.#memory.get("started")) {
      this.link.send({ frame: "unwatch", conversation: this.#memory.get("conversation") });
    }
    this.#outbox.clear();
    this.#memory.set({ conversation: "", started: false, heard: 0, ...facts });
    this.state = EMPTY;
    this.place = null;
  }

  drop() {
    this.#outbox.clear();
  }

  #post(command, answers) {
    const item = this.#outbox.add(this.#memory.get("conversation"), command, answers);
    const sent = this.#send(item);
    this.#view.sending(item, sent);
    this.#view.changed();
    return item;
  }

  #send({ cid, conversation, command }) {
    return this.link.send({ frame: "do", cid, conversation, command });
  }

  #connectionChanged() {
    for (const item of this.queue) this.#view.sending(item, this.online);
    this.#view.changed();
  }

  #watch() {
    if (!this.#memory.get("started")) return;
    this.#resuming = this.#memory.get("heard", 0) > 0;
    this.link.send({ frame: "watch", conversation: this.#memory.get("conversation"), after: this.state.seq });
  }

  #forget() {
    this.reset({ token: "" });
    this.#view.forgotten();
  }

  welcome({ token, company = "", ways = {}, conversation, now }) {
    this.#ahead = now - Date.now();
    this.#memory.set({ token: token ?? this.#memory.get("token", ""), company, ways });
    if (!this.started && conversation) this.#memory.set({ conversation, started: true, heard: null });
    this.#watch();
    for (const item of this.queue) this.#send(item);
    this.#view.changed();
  }

  heard({ conversation, records, caught_up: caughtUp }) {
    if (conversation !== this.#memory.get("conversation")) return;
    const heard = this.#memory.get("heard", null);
    for (const record of records) this.#take(this.#localised(record), heard);
    if (heard !== null || caughtUp) this.#memory.set({ heard: Math.max(this.state.seq, heard ?? 0) });
    this.#view.batch(this.#resuming);
    if (!caughtUp) return;
    this.#resuming = false;
    if (this.state.seq === 0 && this.#memory.get("started")) this.#gone();
  }

  /** The hub does not have it any more, after its retention time: begin from nothing. */
  #gone() {
    this.reset();
    this.#view.forgotten();
  }

  #take(record, heard) {
    const before = this.state;
    this.state = evolve(before, record);
    if (this.state === before) return;
    if (this.state.phase !== "queued") this.place = null;
    this.#view.record(record, before, heard !== null && record.seq > heard);
  }

  /** Times are the hub's: give them on this computer's clock, which may be wrong. */
  #localised(record) {
    const { until } = record.event;
    const event = until ? { ...record.event, until: until - this.#ahead } : record.event;
    return { ...record, event, at: record.at - this.#ahead };
  }

  done(frame) {
    const item = this.#outbox.take(frame);
    if (!item) return;
    if (item.command.kind === "start") this.#begun();
    this.#view.sent(item);
    this.#view.changed();
  }

  #begun() {
    this.#memory.set({ started: true });
    this.#memory.tell();
    this.#watch();
  }

  placed(frame) {
    if (this.state.phase === "queued") this.place = frame;
    this.#view.changed();
  }

  typed({ by }) {
    if (by?.kind === "human") this.#view.typing(by.name);
  }

  refused(frame) {
    if (frame.code === "bad_credentials") return;
    const item = this.#outbox.take(frame);
    const watch = frame.cid === this.#memory.get("conversation");
    const lost = frame.code === "not_found" || frame.code === "not_yours";
    if (item?.command.kind === "start" && frame.code === "exists") this.#begun();
    else if (item) this.#view.refused(item, frame);
    if (lost && (item || watch)) {
      this.#gone();
    } else if (watch) setTimeout(() => this.#watch(), AGAIN_MS);
    this.#view.changed();
  }
}

const HEARD = {
  welcome: Session.prototype.welcome,
  heard: Session.prototype.heard,
  done: Session.prototype.done,
  refused: Session.prototype.refused,
  place: Session.prototype.placed,
  typing: Session.prototype.typed,
};
