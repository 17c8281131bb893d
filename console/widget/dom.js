// Elements from text only: nothing here can turn a string into markup, so a page with Trusted Types and a
// strict Content-Security-Policy needs no exception for this widget.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. `on` holds listeners; attributes that are undefined, null or false are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") {
      for (const [type, heard] of Object.entries(value)) node.addEventListener(type, heard);
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return node;
}

/** Make a button with a visible label: its label is its name. */
export function button(label, press, props = {}) {
  return el("button", { type: "button", class: "hr-button", on: { click: press }, ...props }, label);
}

/** Make a decorative icon from an SVG path; it takes the colour of its text, also in forced colours. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" })) {
    svg.setAttribute(name, value);
  }
  svg.setAttribute("class", "hr-icon");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** Set a node's text, touching it only when it differs: what does not change is not announced again. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Make random letters and digits for an id (128 bits). */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const ICONS = {
  chat: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
  human: "M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm0 2c-4.4 0-8 2.4-8 5.5V21h16v-1.500C20 16.400 16.400 14 12 14z",
  down: "M5 8.500 6.500 7 12 12.500 17.500 7 19 8.500 12 15.500z",
  options: "M4 5h16v2.500H4zm0 5.750h16v2.500H4zM4 16.500h16V19H4z",
  send: "M3 20.500V14l9-2-9-2V3.500L22 12z",
};
