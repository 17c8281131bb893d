// What a customer does behind the Options button: needs, transcript, sound, the end, deletion.

import { transcript } from "./lines.js";
import { ring, save } from "./side.js";

/** Acts on the session; `on` has the parts of the chat: words, memory, session, standing, options, frame, lines. */
export class Settings {
  #on;

  constructor(on) {
    this.#on = on;
  }

  toggle() {
    if (this.#on.options.node.hidden) this.#open();
    else this.close();
  }

  #open() {
    const { session, memory, options, frame } = this.#on;
    const { phase, needs } = session.state;
    options.show({
      needs: phase === "new" ? memory.get("needs", []) : needs,
      sound: memory.get("sound", false),
      talking: ["bot", "queued", "assigned"].includes(phase),
    });
    frame.optionsOpen(true, false);
  }

  /** Close the sheet, giving the focus back to its button when it was inside. Give whether it was open. */
  close() {
    const { options, frame } = this.#on;
    if (options.node.hidden) return false;
    frame.optionsOpen(false, options.node.contains(document.activeElement));
    options.hide();
    return true;
  }

  setNeeds(needs) {
    const { memory, session, standing, words } = this.#on;
    memory.set({ needs });
    this.close();
    session.do({ kind: "set_needs", needs });
    standing.note(words.saved);
    if (needs.includes("call_me")) standing.openWays();
  }

  download() {
    const { words, lines, standing } = this.#on;
    save(words.fileName, transcript(lines, words));
    standing.note(words.downloaded);
  }

  toggleSound() {
    const sound = !this.#on.memory.get("sound", false);
    this.#on.memory.set({ sound });
    if (sound) ring();
    return sound;
  }

  /** End the conversation. Who was promised a call or an e-mail is told that the promise stands. */
  leave() {
    const { session, standing, words } = this.#on;
    const promised = session.state.phase === "queued" && session.state.contacts.length > 0;
    this.close();
    session.do({ kind: "leave" });
    if (promised) standing.note(words.leftPromised, true);
  }

  askErase() {
    this.#open();
    this.#on.options.ask();
  }

  erase() {
    const { session, erased } = this.#on;
    this.close();
    session.drop();
    if (session.started) session.do({ kind: "erase" });
    else erased();
  }
}
