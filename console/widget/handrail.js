// Handrail's chat widget. Embed it with one tag, anywhere in a page:
//
//   <script type="module" src="https://chat.example/widget/handrail.js"></script>
//
// data-hub: where the hub listens, if not where this file comes from ("wss://chat.example/ws").
// data-team: the team whose employees should come. The language follows the page's `lang`: Dutch or English.

import { Chat } from "./chat.js";
import { el } from "./dom.js";
import { Memory } from "./memory.js";
import { wordsFor } from "./words.js";

const tag = [...document.scripts].find(({ src }) => src === import.meta.url);
const STYLE = ["handrail.css", "panel.css", "log.css", "adapt.css"];
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/;

function hubAddress() {
  const hub = new URL(tag?.dataset.hub ?? "/ws", import.meta.url);
  hub.protocol = hub.protocol.replace("http", "ws");
  return hub.href;
}

function pageLanguage() {
  const language = tag?.closest("[lang]")?.lang || document.documentElement.lang;
  return TAG.test(language) ? language : "en";
}

/** Load the style, in the order in which its parts build on each other. */
function styled() {
  const sheets = STYLE.map((name) => el("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href }));
  const loaded = sheets.map((sheet) => new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
  }));
  document.head.append(...sheets);
  return Promise.all(loaded);
}

async function main() {
  const language = pageLanguage();
  const url = hubAddress();
  const memory = new Memory(url);
  const page = `${location.origin}${location.pathname}`.slice(0, 200);
  const settings = { url, language, page, team: tag?.dataset.team ?? "" };
  const chat = new Chat(settings, wordsFor(language), memory);
  await styled();
  document.body.append(chat.node);
  await memory.share(() => chat.resume());
  chat.resume();
}

main();
