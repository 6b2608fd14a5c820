// Asks every few seconds how the queues stand. New work is announced, never inserted.

import { count } from "./plural.js";

const EVERY = 5000;
const nav = document.querySelector("[data-counts]");
const news = document.querySelector(".news");
const shown = document.getElementById("main").dataset.queueShown;

let etag = "";
// How many comments of this queue the moderator knows of.
let known = Number(numberOf(shown)?.dataset.count ?? 0);

export function watchCounts() {
  document.addEventListener("desk:moved", ({ detail: { from, to } }) => {
    const change = (to === shown ? 1 : 0) - (from === shown ? 1 : 0);
    known = Math.max(0, known + change);
    if (from !== to) add(from, -1), add(to, 1);
  });
  setInterval(() => {
    if (document.visibilityState === "visible") look();
  }, EVERY);
}

async function look() {
  const headers = { Accept: "application/json", "If-None-Match": etag };
  const response = await fetch(nav.dataset.counts, { headers, cache: "no-store" }).catch(
    () => null,
  );
  if (!response?.ok) return;
  etag = response.headers.get("ETag") ?? "";
  const { queues } = await response.json();
  for (const queue of queues) show(queue);
}

function add(queue, change) {
  const number = numberOf(queue);
  if (number) write(number, Math.max(0, Number(number.dataset.count) + change));
}

function write(number, value) {
  number.dataset.count = value;
  number.textContent = value.toLocaleString(document.documentElement.lang, {
    numberingSystem: "latn",
  });
}

function show(queue) {
  const number = numberOf(queue.name);
  if (!number) return;
  write(number, queue.count);
  if (queue.name !== shown) return;
  // Others decide too: what they took away is not missing here.
  known = Math.min(known, queue.count);
  tell(queue.count - known);
}

function tell(fresh) {
  if (!fresh) {
    news.replaceChildren();
    return;
  }
  const sentence = count(news.dataset.news, fresh);
  if (news.textContent.startsWith(sentence)) return;
  news.replaceChildren(sentence, " ", document.getElementById("reload").content.cloneNode(true));
}

function numberOf(queue) {
  return document.querySelector(`.queues [data-queue="${queue}"] .queues__count`);
}
