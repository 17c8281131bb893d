// One customer's conversation over the link: started when needed, followed, resumed, nothing lost. No DOM.

import { randomId } from "./dom.js";
import { Follow } from "./follow.js";
import { Link, Outbox } from "./link.js";

const AGAIN_MS = 3000;
const LOST = ["not_found", "not_yours"];

/**
 * Tells `view`: record(record, before, fresh), batch(missed), sending(item, online), sent(item),
 * refused(item, frame), forgotten(), typing() and changed().
 */
export class Session {
  link;
  #memory;
  #settings;
  #view;
  #follow;
  #outbox;

  /** `settings` has url, language, page and team. */
  constructor(settings, memory, view) {
    this.#settings = settings;
    this.#memory = memory;
    this.#view = view;
    this.#follow = new Follow(memory, view);
    this.#outbox = new Outbox(memory);
    this.link = new Link(settings.url, {
      hello: () => ({ frame: "hello", role: "customer", token: memory.get("token", ""), language: settings.language }),
      heard: (frame) => this.#heard(frame),
      changed: () => this.#connectionChanged(),
      forgotten: () => this.#gone({ token: "" }),
    });
  }

  get state() {
    return this.#follow.state;
  }

  get place() {
    return this.#follow.place;
  }

  get started() {
    return Boolean(this.#memory.get("conversation"));
  }

  /** Whether a command of this kind is on its way. */
  asking(kind) {
    return this.#outbox.all.some(({ command }) => command.kind === kind);
  }

  /** Connect, and begin a conversation unless there is one here or in another tab. */
  begin() {
    this.#memory.settled(() => this.#begin());
  }

  #begin() {
    this.link.open();
    if (this.started) return;
    const { language, page, team } = this.#settings;
    this.#memory.set({ conversation: randomId(), started: false, heard: 0 });
    this.#post({ kind: "start", language, page, team, needs: this.#memory.get("needs", []) });
  }

  /** Resume what an earlier page, or another tab, began. */
  resume() {
    for (const item of this.#outbox.all) this.#view.sending(item, false);
    if (this.started) this.link.open();
    this.#watch();
  }

  /** Ask something of the conversation; it is sent now or when there is a connection, once. */
  do(command, answers = {}) {
    this.#memory.settled(() => {
      this.#begin();
      this.#post(command, answers);
    });
  }

  typing() {
    this.link.send({ frame: "typing", conversation: this.#memory.get("conversation") });
  }

  /** Begin from nothing: the conversation was erased, or is not there any more. */
  reset(facts = {}) {
    if (this.#memory.get("started")) {
      this.link.send({ frame: "unwatch", conversation: this.#memory.get("conversation") });
    }
    this.#outbox.clear();
    this.#memory.set({ conversation: "", started: false, heard: 0, ...facts });
    this.#follow.clear();
  }

  /** Take back everything that is not sent yet. */
  drop() {
    this.#outbox.clear();
  }

  #post(command, answers) {
    const item = this.#outbox.add(this.#memory.get("conversation"), command, answers);
    this.#view.sending(item, this.#send(item));
    this.#view.changed();
  }

  #send({ cid, conversation, command }) {
    return this.link.send({ frame: "do", cid, conversation, command });
  }

  #watch() {
    if (this.#memory.get("started")) this.link.send(this.#follow.watch());
  }

  #connectionChanged() {
    for (const item of this.#outbox.all) this.#view.sending(item, this.link.state === "online");
    this.#view.changed();
  }

  #heard(frame) {
    const { frame: kind } = frame;
    if (kind === "welcome") this.#welcome(frame);
    else if (kind === "heard" && !this.#follow.take(frame)) this.#gone();
    else if (kind === "done") this.#done(frame);
    else if (kind === "refused") this.#refused(frame);
    else if (kind === "place") this.#follow.setPlace(frame);
    else if (kind === "typing" && frame.by?.kind === "human") this.#view.typing();
    this.#view.changed();
  }

  #welcome({ token, company = "", ways = {}, conversation, now }) {
    this.#follow.setClock(now);
    this.#memory.set({ token: token ?? this.#memory.get("token", ""), company, ways });
    if (!this.started && conversation) this.#memory.set({ conversation, started: true, heard: null });
    this.#watch();
    for (const item of this.#outbox.all) this.#send(item);
  }

  #done(frame) {
    const item = this.#outbox.take(frame);
    if (item?.command.kind === "start") this.#begun();
    if (item) this.#view.sent(item);
  }

  #begun() {
    this.#memory.set({ started: true });
    this.#memory.tell();
    this.#watch();
  }

  #refused(frame) {
    const item = this.#outbox.take(frame);
    const watch = frame.cid !== "" && frame.cid === this.#memory.get("conversation");
    if (item?.command.kind === "start" && frame.code === "exists") this.#begun();
    else if (item) this.#view.refused(item, frame);
    if (!item && !watch) return;
    if (LOST.includes(frame.code)) this.#gone();
    else if (watch) setTimeout(() => this.#watch(), AGAIN_MS);
  }

  /** The hub does not have it any more, after its retention time, or not for these credentials. */
  #gone(facts) {
    this.reset(facts);
    this.#view.forgotten();
  }
}
