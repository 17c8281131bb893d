import React, { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { createBot } from "botui";
import { BotUI, BotUIAction, BotUIMessageList } from "@botui/react";
import "./node_modules/@botui/react/dist/styles/default.theme.scss";
import { Company, GREETING } from "./backend.js";

const bot = createBot();
const company = new Company((who, text) => bot.message.add({ text: `${who}: ${text}` }));

async function talk() {
  await bot.message.add({ text: `Bot: ${GREETING}` });
  for (;;) {
    const said = await bot.action.set({ placeholder: "Type here" }, { actionType: "input" });
    await company.hear(said.value);
  }
}

function App() {
  useEffect(() => { talk(); }, []);
  return <BotUI bot={bot}><BotUIMessageList /><BotUIAction /></BotUI>;
}

createRoot(document.getElementById("app")).render(<App />);
