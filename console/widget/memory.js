// What one tab remembers: in sessionStorage, so that a reload resumes and closing the last tab forgets.
// No cookies. Tabs of the same site that are open at the same time share one conversation.

const ANSWER_MS = 1000;

/** What a tab remembers of one hub, as one JSON object; kept in memory alone where storage is refused. */
export class Memory {
  #key;
  #facts = {};
  #tabs = null;
  #later = [];

  constructor(hub) {
    this.#key = `handrail:${hub}`;
    try {
      this.#facts = JSON.parse(sessionStorage.getItem(this.#key)) ?? {};
    } catch {
      this.#facts = {};
    }
  }

  get(name, otherwise) {
    return this.#facts[name] ?? otherwise;
  }

  set(facts) {
    Object.assign(this.#facts, facts);
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#facts));
    } catch {
      // Storage may be refused or full: the conversation goes on, only a reload starts anew.
    }
  }

  /** Do this when the other tabs have been asked: at once, or within a second after the page was loaded. */
  settled(act) {
    if (this.#later) this.#later.push(act);
    else act();
  }

  /** Ask the other tabs for their conversation, and call `joined` when one of them tells. */
  async share(joined) {
    if ("BroadcastChannel" in window) await this.#ask(joined);
    const later = this.#later;
    this.#later = null;
    for (const act of later) act();
  }

  async #ask(joined) {
    this.#tabs = new BroadcastChannel(this.#key);
    const answered = new Promise((resolve) => {
      this.#tabs.onmessage = ({ data }) => {
        if (data.ask) this.tell();
        else if (data.token && data.conversation) {
          this.#adopt(data, joined);
          resolve();
        }
      };
    });
    if (this.get("conversation")) return;
    this.#tabs.postMessage({ ask: true });
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, ANSWER_MS))]);
  }

  /** Tell the other tabs which conversation this tab has. */
  tell() {
    const { token, conversation, started } = this.#facts;
    if (token && started) this.#tabs?.postMessage({ token, conversation, started });
  }

  #adopt({ token, conversation }, joined) {
    if (this.get("conversation")) return;
    this.set({ token, conversation, started: true, heard: null });
    joined();
  }
}
