// The chat: what the session tells, on screen and aloud.

import { Announcer } from "./announcer.js";
import { Asks, asksOf } from "./asks.js";
import { Composer } from "./composer.js";
import { Frame } from "./frame.js";
import { lineOf, spoken } from "./lines.js";
import { Options } from "./options.js";
import { Session } from "./session.js";
import { Settings } from "./settings.js";
import { ring } from "./side.js";
import { Standing } from "./standing.js";
import { whoOf } from "./status.js";
import { Talking } from "./talking.js";
import { Transcript } from "./transcript.js";

const MISSED = 3;

/** One chat on a page. `settings` has url, language, page and team; `words` are the widget's own. */
export class Chat {
  #on;
  #fresh = [];
  #unread = 0;

  constructor(settings, words, memory) {
    const on = { words, memory, lines: [], changed: () => this.changed(), erased: () => this.#erased() };
    this.#on = on;
    on.announcer = new Announcer();
    on.talking = new Talking(on);
    on.settings = new Settings(on);
    on.session = new Session(settings, memory, this);
    on.standing = new Standing(on);
    on.asks = new Asks(() => on.composer.field.focus());
    on.log = new Transcript(words, on.asks.node);
    on.options = new Options(words, on.settings);
    on.composer = new Composer(words, memory, on);
    on.frame = new Frame(words, {
      parts: [on.options.node, on.log.node, on.standing.node, on.composer.node, on.announcer.node],
      begin: () => on.composer.field,
      opened: () => this.#opened(),
      closed: () => memory.set({ open: false }),
      askHuman: () => on.talking.askHuman(),
      toggleOptions: () => on.settings.toggle(),
      escape: () => on.settings.close(),
    });
    this.node = on.frame.node;
    this.changed();
  }

  /** Go on with what an earlier page or another tab began. */
  resume() {
    const { session, memory, frame } = this.#on;
    session.resume();
    if (memory.get("open")) frame.show(false);
    this.changed();
  }

  /** A record came; `fresh` when this customer has not met it yet, on this page or an earlier one. */
  record(record, before, fresh) {
    const { event, by, cid } = record;
    if (event.kind === "erased") return this.#erased();
    if (event.kind === "said" && by.kind === "customer") this.#on.log.sent(cid);
    if (event.kind === "said" && by.kind === "human") this.#on.standing.typing(false);
    const line = lineOf(record, before, this.#on.words);
    if (!line) return;
    this.#on.lines.push(line);
    this.#on.log.add(line);
    if (fresh && line.who !== "customer") this.#fresh.push(line);
  }

  /** All records of a frame are in: say what is new, or only the last of much that was `missed`. */
  batch(missed) {
    this.changed();
    const { announcer, words, frame, log, memory } = this.#on;
    const fresh = this.#fresh.splice(0);
    if (!fresh.length) return;
    const said = missed && fresh.length > MISSED ? fresh.slice(-1) : fresh;
    if (said.length < fresh.length) announcer.say(words.missed(fresh.length));
    for (const line of said) announcer.say(spoken(line), line.lang);
    if (!frame.open) frame.unread((this.#unread += fresh.length));
    log.showFrom(fresh[0].seq);
    if (memory.get("sound")) ring();
  }

  /** A command is on its way, or waits for the connection. */
  sending({ cid, command }, sent) {
    const { words, log } = this.#on;
    if (command.kind === "say") log.sending(cid, command.text, sent ? words.sending : words.willSend);
  }

  sent({ cid, command }) {
    if (command.kind === "say") this.#on.log.delivered(cid);
  }

  refused({ cid, command }, { message, hint = "" }) {
    const { announcer, words, log, composer, talking, standing } = this.#on;
    const why = `${message} ${hint}`.trim();
    if (command.kind === "leave_contact") return announcer.fail(why);
    if (command.kind !== "say") return standing.note(why, true);
    announcer.fail(`${words.notSent} ${why}`);
    const focus = () => composer.field.focus();
    const again = () => {
      focus();
      talking.say(command.text);
    };
    log.failed(cid, why, again, focus);
  }

  /** The hub does not know the conversation any more: what was not sent can be sent in a new one. */
  forgotten() {
    const { log, words, standing } = this.#on;
    for (const [cid, text] of log.unsent) {
      this.refused({ cid, command: { kind: "say", text } }, { message: words.gone });
    }
    standing.note(words.gone, true);
  }

  typing() {
    this.#on.standing.typing(true);
    this.changed();
  }

  /** Bring everything that is derived from the state up to date. */
  changed() {
    const { words, session, standing, frame, asks, log, memory } = this.#on;
    if (!frame) return;
    const { state } = session;
    const facts = { ...standing.show(), ways: waysOf(state.told, memory.get("ways", {})) };
    frame.name(words.title(memory.get("company", "")), whoOf(state, words));
    if (asks.show(asksOf(state, facts, this.#on))) log.end();
  }

  #opened() {
    const { memory, frame, session, log } = this.#on;
    memory.set({ open: true });
    frame.unread((this.#unread = 0));
    session.begin();
    log.end();
  }

  #erased() {
    const { log, lines, composer, session, standing, words } = this.#on;
    log.clear();
    lines.length = 0;
    this.#fresh = [];
    composer.field.value = "";
    session.reset({ token: "", draft: "", needs: [] });
    standing.note(words.erased, true);
  }
}

function waysOf(told, known) {
  if (!told || Object.keys(known).length) return known;
  return Object.fromEntries((told.ways ?? []).map((way) => [way, told.numbers?.[way] ?? ""]));
}
