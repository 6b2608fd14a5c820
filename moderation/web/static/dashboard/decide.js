// Decides at once and asks afterwards: the card folds and the next one is there before
// the server has answered. What it refuses comes back onto the card.

import { announce } from "./announce.js";
import { ask } from "./ask.js";
import { go, goTo, neighbour } from "./cards.js";
import { blame, fold, setLast, unfold } from "./lines.js";

const GAP = 32;
const work = document.getElementById("main");
// What was done here, newest last: {cards, outcome, decisions: Promise<[{card, id}]>}.
const done = [];

/** Decide where a moderator clicks instead of leaving the page. */
export function listenToButtons() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".card .decide") || !event.submitter?.value) return;
    event.preventDefault();
    decide(event.target.closest(".card"), event.submitter.value);
  });
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".card[data-decided]");
    if (!card) return;
    if (event.target.closest("[data-undo]")) undoOf(card);
    const reason = event.target.closest(".line__reasons button");
    if (reason) explain(card, reason);
  });
}

/** Take one decision about one card. */
export function decide(card, outcome) {
  const form = card.querySelector(".decide");
  if (!form?.querySelector(`button[value="${outcome}"]`)) return;
  const fields = new FormData(form);
  fields.set("outcome", outcome);
  leave([card], outcome);
  const answer = ask(form.action, fields).then(({ ok, status, data }) => [
    ok
      ? settled(card, data.comment, data.decision)
      : refused(card, data.detail, status === 409),
  ]);
  remember([card], outcome, answer);
}

/** Take one decision about the selected cards. */
export function decideMany(cards, outcome, form) {
  const fields = new FormData(form);
  fields.set("outcome", outcome);
  leave(cards, outcome);
  const answer = ask(form.action, fields).then(({ ok, data }) => {
    if (!ok) return cards.map((card) => refused(card, data.detail));
    return data.results.map((result) => {
      const card = cards.find((one) => one.dataset.comment === result.id);
      return "error" in result
        ? refused(card, result.detail, true)
        : settled(card, result, result.decision);
    });
  });
  remember(cards, outcome, answer);
}

/** Take back what was done last on this page. */
export async function undoLast() {
  for (let act = done.pop(); act; act = done.pop()) {
    const decided = await decidedIn(act);
    if (decided.length) {
      await undo(decided);
      return;
    }
  }
}

/** Give the last decision the reason with this number, from 1. */
export function explainLast(number) {
  const card = document.querySelector(".card[data-last][data-decided]");
  const reason = card?.querySelectorAll(".line__reasons:not([hidden]) button")[number - 1];
  if (reason) explain(card, reason);
}

function leave(cards, outcome) {
  const top = cards[0].getBoundingClientRect().top;
  const lines = cards.map((one) => fold(one, outcome));
  setLast(cards);
  const next = neighbour(cards.at(-1));
  announce(lines[0].querySelector(".line__state").textContent);
  if (next) {
    // Room for the line above: the reasons are offered there.
    goTo(next, Math.max(top, lines.at(-1).offsetHeight + GAP));
    return;
  }
  announce(work.dataset.empty);
  (document.querySelector("#next") ?? lines.at(-1).querySelector("[data-undo]")).focus();
}

function remember(cards, outcome, decisions) {
  done.push({ cards, outcome, decisions });
}

function settled(card, comment, decision) {
  const before = card.dataset.status;
  card.dataset.decision = decision.id;
  setVersion(card, comment);
  moved(before, comment.status);
  return { card, id: decision.id };
}

function refused(card, sentence, isStale = false) {
  unfold(card);
  blame(card, sentence, work.dataset.look);
  // What one has not read one cannot decide about.
  if (isStale) card.dataset.stale = "";
  announce(card.querySelector(".card__name").textContent, sentence);
  return null;
}

async function undoOf(card) {
  const act = actOn(card);
  const decided = await decidedIn(act, card);
  act.cards = act.cards.filter((one) => one !== card);
  if (decided.length) await undo(decided);
}

function actOn(card) {
  return done.findLast((act) => act.cards.includes(card));
}

async function decidedIn(act, card = null) {
  const decided = await act.decisions;
  return decided.filter(
    (one) => one && act.cards.includes(one.card) && (!card || one.card === card),
  );
}

async function undo(decided) {
  const fields = decided.map(({ id }) => ["ids", id]);
  const { ok, data } = await ask(work.dataset.undoMany, fields);
  if (!ok) {
    announce(data.detail);
    return;
  }
  for (const [at, result] of data.results.entries()) {
    const { card } = decided[at];
    unfold(card);
    if ("error" in result) blame(card, result.detail, work.dataset.look);
    else takenBack(card, result);
  }
  announce(work.dataset.undone);
  go(decided[0].card);
}

function takenBack(card, comment) {
  const before = card.dataset.status;
  delete card.dataset.decision;
  setVersion(card, comment);
  moved(before, comment.status);
}

function setVersion(card, { id, version, status }) {
  card.dataset.status = status;
  card.querySelector(".decide [name=version]").value = version;
  const pick = card.querySelector(".pick input");
  if (pick) pick.value = `${id}:${version}`;
}

async function explain(card, button) {
  const decided = await decidedIn(actOn(card), card);
  const buttons = [...card.querySelectorAll(".line__reasons button")];
  for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
  for (const { id } of decided) {
    const url = work.dataset.reasons.replace("/0/", `/${id}/`);
    const { ok, data } = await ask(url, { reason: button.value, note: noteOf(card) });
    if (!ok) button.setAttribute("aria-pressed", "false");
    announce(ok ? work.dataset.kept : data.detail);
  }
}

function noteOf(card) {
  return card.querySelector(".decide [name=note]").value;
}

function moved(from, to) {
  document.dispatchEvent(new CustomEvent("desk:moved", { detail: { from, to } }));
}
