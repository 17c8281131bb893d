import React, { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import {
  ChatContainer, MainContainer, Message, MessageInput, MessageList,
} from "@chatscope/chat-ui-kit-react";
import "@chatscope/chat-ui-kit-styles/dist/default/styles.min.css";
import { Company, GREETING } from "./backend.js";

const line = (sender, message, direction) => ({ sender, message, direction, position: "single" });

function App() {
  const [messages, setMessages] = useState([line("Bot", GREETING, "incoming")]);
  const company = useRef(null);
  company.current ??= new Company((who, text) => setMessages((all) => [...all, line(who, text, "incoming")]));
  const send = (html, text) => {
    setMessages((all) => [...all, line("You", text, "outgoing")]);
    company.current.hear(text);
  };
  return (
    <div style={{ height: "420px", width: "480px" }}>
      <MainContainer>
        <ChatContainer>
          <MessageList>{messages.map((each, n) => <Message key={n} model={each} />)}</MessageList>
          <MessageInput placeholder="Type message here" attachButton={false} onSend={send} />
        </ChatContainer>
      </MainContainer>
    </div>
  );
}

createRoot(document.getElementById("app")).render(<App />);
