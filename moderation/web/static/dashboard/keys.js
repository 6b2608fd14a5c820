// Single keys, while nobody is typing. A letter is the one that is printed on the key;
// on a keyboard without Latin letters it is the key in that place.

import { current, go, step } from "./cards.js";
import { decide, explainLast, undoLast } from "./decide.js";
import { decideSelection, toggle } from "./selection.js";

const OUTCOMES = { a: "approve", r: "reject", s: "spam", h: "hold" };
const KEPT = "desk-keys";
const dialog = document.getElementById("keys");
const box = document.getElementById("keys-on");

export function listenToKeys() {
  box.checked = localStorage.getItem(KEPT) !== "off";
  print();
  box.addEventListener("change", () => {
    localStorage.setItem(KEPT, box.checked ? "on" : "off");
    print();
  });
  document.querySelector("[data-open-keys]")?.addEventListener("click", () => {
    dialog.showModal();
  });
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.repeat || event.isComposing || dialog.open || isTyping(event.target)) return;
    if (act(event)) event.preventDefault();
  });
}

function print() {
  document.documentElement.classList.toggle("keys-off", !box.checked);
}

function isTyping(element) {
  return Boolean(
    element.closest("textarea, select, input:not([type=checkbox], [type=radio])"),
  );
}

function act(event) {
  const letter = letterOf(event);
  const card = current();
  if (letter in OUTCOMES) {
    if (event.shiftKey) decideSelection(OUTCOMES[letter]);
    else if (card) decide(card, OUTCOMES[letter]);
  } else if (letter === "u") undoLast();
  else if (letter === "x" && card) select(card);
  else if (letter === "j" || letter === "k") step(letter === "j" ? 1 : -1);
  else if (isQuestion(event)) dialog.showModal();
  else if (letter === "/") search();
  else if (/^[1-7]$/.test(letter)) explainLast(Number(letter));
  else return arrow(event);
  return true;
}

// The key moves in with the eye: J goes on from the card that X selected.
function select(card) {
  toggle(card);
  if (!card.contains(document.activeElement)) go(card);
}

function letterOf({ key, code }) {
  const pressed = key.toLowerCase();
  if (/^[a-z]$/.test(pressed)) return pressed;
  if (/^Key[A-Z]$/.test(code)) return code.at(-1).toLowerCase();
  if (/^Digit\d$/.test(code) || /^Numpad\d$/.test(code)) return code.at(-1);
  return code === "Slash" ? "/" : pressed;
}

function isQuestion({ key, code, shiftKey }) {
  return key === "?" || key === "؟" || (code === "Slash" && shiftKey);
}

function search() {
  const field = document.getElementById("q");
  const filters = field.closest("details");
  if (filters) filters.open = true;
  field.focus();
}

// Arrows go from card to card once a card has the focus, but first to its end where it
// is longer than the window.
function arrow({ key }) {
  const card = document.activeElement;
  if (!card.matches(".card")) return false;
  const { top, bottom } = card.getBoundingClientRect();
  if (key === "ArrowDown" && bottom <= innerHeight) step(1);
  else if (key === "ArrowUp" && top >= 0) step(-1);
  else return false;
  return true;
}
