// A small scripted company behind each widget: a bot that says what it is, and an employee who joins.
const HUMAN = /\b(human|person|people|someone|agent|employee|mens|medewerker|iemand)\b/i;

export const GREETING = "Hello. I am the digital assistant of the example shop, a bot. What would you like to know?";

export class Company {
  constructor(say) {
    this.say = say;
    this.human = false;
    this.asked = 0;
  }

  hear(text) {
    if (this.human) return this.later("Sam", ["Thank you. I will look it up for you."]);
    if (HUMAN.test(text)) return this.connect();
    this.asked += 1;
    if (/return|terug/i.test(text)) return this.later("Bot", ["You can return everything within 30 days."]);
    const offer = this.asked >= 2 ? " Type \"employee\" to talk to an employee." : "";
    return this.later("Bot", [`I do not understand that.${offer}`]);
  }

  connect() {
    this.human = true;
    return this.later("Bot", [
      "I connect you with an employee. You are number 1 in the queue.",
      "Sam, an employee, has joined the chat.",
    ]).then(() => this.later("Sam", ["Hello, I am Sam, a human. How can I help you?"]));
  }

  async later(who, texts) {
    for (const text of texts) {
      await new Promise((done) => setTimeout(done, 600));
      this.say(who, text);
    }
  }
}
