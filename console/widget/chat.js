// The chat: what the session tells, on screen and aloud; what the customer does, to the session.

import { Announcer } from "./announcer.js";
import { Asks, asksOf } from "./asks.js";
import { Composer } from "./composer.js";
import { button, el, put } from "./dom.js";
import { Frame } from "./frame.js";
import { lineOf, spoken, transcript } from "./lines.js";
import { Options } from "./options.js";
import { Session } from "./session.js";
import { ring, save } from "./side.js";
import { statusOf, whoOf } from "./status.js";
import { Transcript } from "./transcript.js";

const SLOW_MS = 60_000;
const TYPING_MS = 6000;
const NOTE_MS = 10_000;
const MISSED = 3;

/** One chat on a page. `settings` has url, language, page and team; `words` are the widget's own. */
export class Chat {
  #words;
  #memory;
  #session;
  #frame;
  #log;
  #asks;
  #composer;
  #options;
  #announcer = new Announcer();
  #statusText = el("p", { class: "hr-status-text" });
  #retry;
  #lines = [];
  #fresh = [];
  #unread = 0;
  #spokenStatus = "";
  #facts = { note: "", typing: false, slow: false, waysOpen: false };
  #timers = {};
  #wasDown = false;

  constructor(settings, words, memory) {
    this.#words = words;
    this.#memory = memory;
    this.#session = new Session(settings, memory, this);
    this.#asks = new Asks(() => this.#composer.field.focus());
    this.#log = new Transcript(words, this.#asks.node);
    this.#composer = new Composer(words, this.#typist(), memory.get("draft", ""));
    this.#options = new Options(words, this.#act);
    this.#retry = button(words.tryNow, () => this.#session.link.open());
    const status = el("div", { class: "hr-status" }, this.#statusText, this.#retry);
    this.#frame = new Frame(words, {
      parts: {
        options: this.#options.node, log: this.#log.node, status, composer: this.#composer.node,
        message: this.#composer.field,
      },
      spoken: this.#announcer.node,
      opened: () => this.#opened(),
      closed: () => this.#memory.set({ open: false }),
      askHuman: () => this.#askHuman(),
      toggleOptions: () => this.#toggleOptions(),
      escape: () => this.#closeOptions(),
    });
    this.node = this.#frame.node;
    this.changed();
  }

  /** Go on with what an earlier page or another tab began. */
  resume() {
    this.#session.resume();
    if (this.#memory.get("open")) this.#frame.show(false);
    this.changed();
  }

  // What the session tells.

  record(record, before, fresh) {
    if (record.event.kind === "erased") return this.#erased();
    if (record.by.kind === "customer" && record.event.kind === "said") this.#log.sent(record.cid);
    if (record.event.kind === "said") this.#facts.typing = false;
    const line = lineOf(record, before, this.#words);
    if (!line) return;
    this.#lines.push(line);
    this.#log.add(line);
    if (fresh && line.who !== "customer") this.#fresh.push(line);
  }

  /** All records of a frame are in: say what is new, or only the last of much that was missed. */
  batch() {
    const fresh = this.#fresh.splice(0);
    if (!fresh.length) return;
    const said = fresh.length > MISSED ? fresh.slice(-1) : fresh;
    if (said.length < fresh.length) this.#announcer.say(this.#words.missed(fresh.length));
    for (const line of said) this.#announcer.say(spoken(line), line.lang);
    if (!this.#frame.open) this.#frame.unread((this.#unread += fresh.length));
    if (this.#memory.get("sound")) ring();
  }

  sending({ cid, command }, sent) {
    if (command.kind !== "say") return;
    this.#log.sending(cid, command.text, sent ? this.#words.sending : this.#words.willSend);
  }

  sent({ cid, command }) {
    if (command.kind === "say") this.#log.delivered(cid);
  }

  refused({ cid, command }, { message, hint = "" }) {
    const why = `${message} ${hint}`.trim();
    if (command.kind === "leave_contact") return this.#announcer.fail(why);
    if (command.kind !== "say") return this.#note(why, true);
    this.#announcer.fail(`${this.#words.notSent} ${why}`);
    const focus = () => this.#composer.field.focus();
    this.#log.failed(cid, why, () => [this.#act.say(command.text), focus()], focus);
  }

  forgotten() {
    for (const [cid, text] of this.#log.unsent) this.refused({ cid, command: { kind: "say", text } }, { message: this.#words.gone });
    this.#note(this.#words.gone, true);
  }

  typing() {
    this.#facts.typing = true;
    this.#later("typing", TYPING_MS, () => (this.#facts.typing = false));
    this.changed();
  }

  /** Bring everything that is derived from the state up to date. */
  changed() {
    if (!this.#frame) return;
    const { state, place, link } = this.#session;
    this.#connection(link);
    this.#slowness(state);
    this.#frame.name(this.#words.title(this.#memory.get("company", "")), whoOf(state, this.#words));
    const facts = { ...this.#facts, place, link: link.state, why: link.why, failed: link.failed, ways: this.#ways(state) };
    this.#status(statusOf(state, facts, this.#words), link);
    if (this.#asks.show(asksOf(state, facts, this.#words, this.#act))) this.#log.end();
  }

  // How things stand.

  #connection(link) {
    if (link.failed) this.#wasDown = true;
    else if (this.#wasDown && link.state === "online") {
      this.#wasDown = false;
      this.#note(this.#words.online);
    }
  }

  #status({ text, speak }, link) {
    put(this.#statusText, text);
    const offer = link.state === "waiting" || link.state === "stopped";
    if (!offer && this.#retry === document.activeElement) this.#composer.field.focus();
    this.#retry.hidden = !offer;
    const aloud = speak ? text : "";
    if (aloud === this.#spokenStatus) return;
    this.#spokenStatus = aloud;
    this.#announcer.status(aloud, text === this.#facts.note);
  }

  /** A human who is slow is said to be so, once, with another way. */
  #slowness({ phase, mine, reply }) {
    const owed = phase === "assigned" && mine > reply;
    if (owed && !this.#timers.slow) this.#later("slow", SLOW_MS, () => Object.assign(this.#facts, { slow: true, waysOpen: true }));
    if (owed) return;
    clearTimeout(this.#timers.slow);
    this.#timers.slow = 0;
    if (this.#facts.slow) Object.assign(this.#facts, { slow: false, waysOpen: false });
  }

  /** Say something short about what was just done. `stays` keeps it until the next thing that is done. */
  #note(text, stays = false) {
    this.#facts.note = text;
    clearTimeout(this.#timers.note);
    if (!stays) this.#later("note", NOTE_MS, () => (this.#facts.note = ""));
    this.changed();
  }

  #later(name, ms, change) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(() => {
      change();
      this.changed();
    }, ms);
  }

  #ways({ told }) {
    const known = this.#memory.get("ways", {});
    if (Object.keys(known).length || !told) return known;
    return Object.fromEntries((told.ways ?? []).map((way) => [way, told.numbers?.[way] ?? ""]));
  }

  #opened() {
    this.#memory.set({ open: true });
    this.#frame.unread((this.#unread = 0));
    this.#session.begin();
    this.#log.end();
  }

  #erased() {
    this.#log.clear();
    this.#lines = [];
    this.#fresh = [];
    this.#composer.field.value = "";
    this.#session.reset({ token: "", draft: "", needs: [] });
    this.#note(this.#words.erased, true);
  }

  // What the customer does.

  #typist() {
    return {
      send: (text) => this.#act.say(text),
      empty: () => this.#note(this.#words.emptyMessage),
      draft: (draft) => this.#memory.set({ draft }),
      typing: () => {
        const { state } = this.#session;
        if (state.idle && !this.#session.asking("stay_here")) this.#act.stay();
        if (state.phase === "assigned") this.#session.typing();
      },
    };
  }

  #do(command, answers) {
    this.#facts.note = "";
    return this.#session.do(command, answers);
  }

  #act = {
    say: (text) => this.#do({ kind: "say", text }),
    choose: (text) => {
      this.#composer.field.focus();
      this.#act.say(text);
    },
    answer: (human) => this.#do({ kind: "answer_offer", human }),
    stay: () => this.#do({ kind: "stay_here" }),
    leaveQueue: () => this.#do({ kind: "leave_queue" }),
    leaveContact: (way, value, answers) => this.#do({ kind: "leave_contact", way, value }, answers),
    openWays: () => this.#openWays(),
    leave: () => this.#leave(),
    erase: () => this.#erase(),
    askErase: () => {
      this.#toggleOptions(true);
      this.#options.ask();
    },
    download: () => {
      save(this.#words.fileName, transcript(this.#lines, this.#words));
      this.#note(this.#words.downloaded);
    },
    toggleSound: () => {
      const sound = !this.#memory.get("sound", false);
      this.#memory.set({ sound });
      if (sound) ring();
      return sound;
    },
    setNeeds: (needs) => this.#setNeeds(needs),
    closeOptions: () => this.#closeOptions(),
  };

  /** The button that never moves: in every state it leads to a human, or says that it already has. */
  #askHuman() {
    const { state, place } = this.#session;
    this.#closeOptions();
    if (state.phase === "assigned" && !state.handBack) {
      return this.#note(this.#words.alreadyHuman(state.agentName || this.#words.someone));
    }
    if (state.phase === "queued") {
      this.#note(place ? statusOf(state, { link: "online", place }, this.#words).text : this.#words.waiting);
      return this.#openWays();
    }
    if (!this.#session.asking("ask_human")) this.#do({ kind: "ask_human" });
    if (!this.#session.online) this.#note(this.#words.askQueued, true);
  }

  #openWays() {
    this.#facts.waysOpen = true;
    this.changed();
    this.#log.end();
    this.#asks.get("ways")?.querySelector("h3").focus();
  }

  #leave() {
    const promised = this.#session.state.phase === "queued" && this.#session.state.contacts.length;
    this.#closeOptions();
    this.#do({ kind: "leave" });
    if (promised) this.#note(this.#words.leftPromised, true);
  }

  #erase() {
    this.#closeOptions();
    this.#session.drop();
    if (!this.#session.started) return this.#erased();
    this.#do({ kind: "erase" });
  }

  #setNeeds(needs) {
    this.#memory.set({ needs });
    if (needs.includes("call_me")) this.#facts.waysOpen = true;
    this.#do({ kind: "set_needs", needs });
    this.#closeOptions();
    this.#note(this.#words.saved);
  }

  #toggleOptions(open = this.#options.node.hidden) {
    if (!open) return this.#closeOptions();
    const { state } = this.#session;
    const talking = ["bot", "queued", "assigned"].includes(state.phase);
    const needs = state.phase === "new" ? this.#memory.get("needs", []) : state.needs;
    this.#options.show({ needs, sound: this.#memory.get("sound", false), talking });
    this.#frame.optionsOpen(true, false);
  }

  /** Close the sheet, giving the focus back to its button when it was inside. Give whether it was open. */
  #closeOptions() {
    if (this.#options.node.hidden) return false;
    this.#frame.optionsOpen(false, this.#options.node.contains(document.activeElement));
    this.#options.hide();
    return true;
  }
}
