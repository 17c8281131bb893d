// What one tab remembers: in sessionStorage, so that a reload resumes and closing the last tab forgets.
// No cookies. Tabs of the same site that are open at the same time share one conversation.

/** What a tab remembers of one hub, as one JSON object; kept in memory alone where storage is refused. */
export class Memory {
  #key;
  #facts = {};
  #tabs = null;

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

  /** Ask the other tabs for their conversation, and call `joined` when one of them tells. */
  async share(joined) {
    if (!("BroadcastChannel" in window)) return;
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
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, 200))]);
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
