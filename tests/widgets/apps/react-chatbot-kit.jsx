import React from "react";
import { createRoot } from "react-dom/client";
import { Chatbot, createChatBotMessage } from "react-chatbot-kit";
import "react-chatbot-kit/build/main.css";
import { Company, GREETING } from "./backend.js";

const config = { botName: "Example bot", initialMessages: [createChatBotMessage(GREETING)] };
let company;

function ActionProvider({ createChatBotMessage, setState, children }) {
  company ??= new Company((who, text) => {
    const message = createChatBotMessage(who === "Bot" ? text : `${who}: ${text}`);
    setState((before) => ({ ...before, messages: [...before.messages, message] }));
  });
  const actions = { hear: (text) => company.hear(text) };
  return <div>{React.Children.map(children, (child) => React.cloneElement(child, { actions }))}</div>;
}

function MessageParser({ children, actions }) {
  const parse = (text) => actions.hear(text);
  return <div>{React.Children.map(children, (child) => React.cloneElement(child, { parse, actions }))}</div>;
}

createRoot(document.getElementById("app")).render(
  <Chatbot config={config} messageParser={MessageParser} actionProvider={ActionProvider} />,
);
