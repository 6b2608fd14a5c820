// Many cards at once.

import { open } from "./cards.js";
import { decideMany } from "./decide.js";
import { count } from "./plural.js";

const form = document.getElementById("bulk");

export function listenToSelection() {
  if (!form) return;
  document.addEventListener("change", (event) => {
    if (event.target.closest(".pick")) tell();
  });
  form.querySelector("[data-select-all]").addEventListener("click", () => {
    const boxes = open().map(box).filter(Boolean);
    const all = boxes.some((one) => !one.checked);
    for (const one of boxes) one.checked = all;
    tell();
  });
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.value) return;
    event.preventDefault();
    decideSelection(event.submitter.value);
  });
  tell();
}

/** Select a card, or take it out of the selection. */
export function toggle(card) {
  const pick = box(card);
  if (!pick) return;
  pick.checked = !pick.checked;
  tell();
}

/** Decide about every selected card. */
export function decideSelection(outcome) {
  if (!form) return;
  const cards = open().filter((card) => box(card)?.checked);
  if (cards.length) decideMany(cards, outcome, form);
  tell();
}

function box(card) {
  return card.querySelector(".pick input");
}

function tell() {
  const line = form.querySelector(".bulk__count");
  const selected = open().filter((card) => box(card)?.checked).length;
  if (selected) line.textContent = count(line.dataset.selected, selected);
}
