// Other ways to people than this chat: numbers and places as text, and a form for each way that needs an address.

import { button, el, put } from "./dom.js";

const FORMS = {
  call_back: { label: "phoneLabel", hint: "phoneHint", submit: "callMe", empty: "phoneEmpty", type: "tel" },
  email: { label: "emailLabel", hint: "emailHint", submit: "mailMe", empty: "emailEmpty", type: "email" },
};

/** Make the group of ways. `ways` has each way with where it leads, "" where the customer leaves an address. */
export function waysAsk(ways, words, talking) {
  const known = Object.entries(ways);
  const numbers = known.filter(([, where]) => where).map(([way, where]) => number(way, where, words));
  const forms = known.filter(([way, where]) => !where && FORMS[way]).map(([way]) => form(way, words, talking));
  return el(
    "div",
    { class: "hr-ask hr-card", role: "group", "aria-labelledby": "hr-ways-title" },
    el("h3", { class: "hr-ask-title", id: "hr-ways-title", tabindex: "-1" }, words.ways),
    numbers.length ? el("ul", { class: "hr-numbers" }, ...numbers) : null,
    ...forms,
  );
}

function number(way, where, words) {
  const dial = where.replace(/[^\d+]/g, "");
  const phone = way === "phone" && dial.length > 3;
  const place = phone ? el("a", { class: "hr-link", href: `tel:${dial}` }, where) : where;
  return el("li", {}, `${words.way[way] ?? way}: `, place);
}

function form(way, words, talking) {
  const { label, hint, submit, empty, type } = FORMS[way];
  const id = `hr-${way}`;
  const error = el("p", { class: "hr-error", id: `${id}-error` });
  const input = el("input", {
    class: "hr-input", id, type, name: type, autocomplete: type, maxlength: 200, required: true,
    "aria-describedby": `${id}-hint ${id}-error`,
  });
  const wrong = (why) => {
    input.setAttribute("aria-invalid", "true");
    put(error, why);
    input.focus();
  };
  const sent = () => {
    input.value = "";
    input.removeAttribute("aria-invalid");
    put(error, "");
  };
  const leave = (event) => {
    event.preventDefault();
    const value = input.value.trim();
    if (!value) return wrong(words[empty]);
    talking.leaveContact(way, value, { done: sent, refused: ({ message, hint: help }) => wrong(`${message} ${help ?? ""}`) });
  };
  return el(
    "form",
    { class: "hr-form", novalidate: true, on: { submit: leave } },
    el("label", { for: id }, words[label]),
    el("p", { class: "hr-hint", id: `${id}-hint` }, words[hint]),
    el("div", { class: "hr-row" }, input, button(words[submit], () => {}, { type: "submit", class: "hr-button hr-strong" })),
    error,
  );
}
