import "deep-chat";
import { Company, GREETING } from "./backend.js";

const chat = document.createElement("deep-chat");
const company = new Company((who, text) => chat.addMessage({ text: `${who}: ${text}`, role: "ai" }));
chat.history = [{ text: `Bot: ${GREETING}`, role: "ai" }];
chat.connect = {
  handler: (body, signals) => {
    const last = body.messages[body.messages.length - 1].text;
    signals.onResponse({ text: "" });
    company.hear(last);
  },
};
chat.style.width = "420px";
chat.style.height = "420px";
document.getElementById("app").append(chat);
