// What one event looks like to its customer: a line with its author in words, or nothing. Pure.

import { clock, wait } from "./words.js";

/** Take markdown's signs out of a bot's text: they are noise when read aloud and say nothing on screen. */
export function plain(text) {
  return text
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, "$1 ($2)")
    .replace(/(\*\*|__|`+|~~)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/^ {0,3}#{1,6} +/gm, "")
    .replace(/^( *)[*+] +/gm, "$1- ");
}

const NOTICES = {
  disclosed: (w, s, e) => e.text,
  human_declined: (w) => w.declined,
  human_requested: (w, s, e) => w.asked[e.reason],
  queued: (w, s, e) => w.queued[e.why]?.(s.agentName || w.someone),
  wait_told: (w, s, e) => told(w, e),
  contact_stored: (w, s, e) => (w.stored[e.way] ?? w.storedOther)(e.ref),
  queue_left: (w) => w.queueLeft,
  assigned: (w, s, e) => (s.agentName && s.agent !== e.agent ? w.left(s.agentName) : ""),
  held: (w, s) => w.held(s.agentName || w.someone),
  resumed: (w, s) => w.resumed(s.agentName || w.someone),
  agent_away: (w, s) => w.away(s.agentName || w.someone),
  agent_back: (w, s) => w.back(s.agentName || w.someone),
  hand_back_declined: (w, s) => w.stayed(s.agentName || w.someone),
  handed_back: (w, s) => w.left(s.agentName || w.someone),
  still_here: (w) => w.stillHere,
  ended: (w, s, e) => `${w.ended[e.why]} ${w.startAgain}`,
  reopened: (w) => w.reopened,
  redacted: (w, s, e) => w.redacted(e.refs.join(", ")),
  human_offered: (w, s, e) => e.text,
  hand_back_asked: (w, s) => w.handBack(s.agentName || w.someone),
  idle_warned: (w, s, e) => w.idle(clock(e.until, w)),
  needs_set: (w, s, e) => w.needsSet((e.needs ?? []).map((need) => w.need[need] ?? need).join("; ")),
};

const CHOICES = {
  human_offered: (w) => w.choices(`${w.yesHuman}; ${w.noHuman}`),
  hand_back_asked: (w, s) => w.choices(`${w.stay(s.agentName || w.someone)}; ${w.goBot}`),
  idle_warned: (w) => w.choices(w.idleStay),
};

function told(w, event) {
  const opens = event.opens_at ? w.opens(clock(event.opens_at, w)) : "";
  const expected = event.why !== "closed" && event.wait_s ? w.wait(wait(event.wait_s, w)) : "";
  return [w.told[event.why], opens, expected, event.ways?.length ? w.otherWays : ""].filter(Boolean).join(" ");
}

function author(by, state, w) {
  if (by.kind === "customer") return w.you;
  if (by.kind === "bot") return w.bot(by.name || state.botName);
  return by.kind === "human" ? w.employee(by.name || state.agentName || w.someone) : "";
}

/**
 * Give the line of a record, or null when it has none. `state` is the conversation before the record.
 * `lang` is set where the words are not the widget's own; `extra` is only for hearing.
 */
export function lineOf(record, state, w) {
  const { event, by, seq, at } = record;
  const line = { seq, at, who: "system", author: "", text: "", lang: event.language ?? "", extra: "", target: 0 };
  if (event.kind === "said") {
    const options = event.options?.length ? w.choices(event.options.map(({ label }) => label).join(", ")) : "";
    const text = by.kind === "bot" ? plain(event.text) : event.text;
    return { ...line, who: by.kind, author: author(by, state, w), text, extra: options };
  }
  if (event.kind === "corrected") {
    return { ...line, author: w.corrected, text: event.text, target: event.target };
  }
  const text = NOTICES[event.kind]?.(w, state, event);
  return text ? { ...line, text, extra: CHOICES[event.kind]?.(w, state) ?? "" } : null;
}

/** Give a line as one text: author first, so that nothing depends on colour or side. */
export function spoken(line) {
  const said = line.author ? `${line.author.replace(/:$/, "")}: ${line.text}` : line.text;
  return line.extra ? `${said}\n${line.extra}` : said;
}

/** Give the conversation as a text file's content. */
export function transcript(lines, words) {
  const stamp = (at) => new Date(at).toLocaleString(words.lang === "nl" ? "nl-NL" : "en-GB");
  return lines.map((line) => `${stamp(line.at)}  ${spoken({ ...line, author: line.author || words.notice, extra: "" })}`).join("\r\n\r\n");
}
