// Shows how far a trial is, and its findings once they are there. Without this file the
// page loads itself again every other second.

import { count } from "./plural.js";

const EVERY = 500;
const bar = document.querySelector("[data-progress]");
const read = document.querySelector(".progress__count");
let etag = "";

setInterval(async () => {
  const headers = { Accept: "application/json", "If-None-Match": etag };
  const asked = { headers, cache: "no-store" };
  const response = await fetch(bar.dataset.progress, asked).catch(() => null);
  if (!response?.ok) return;
  etag = response.headers.get("ETag") ?? "";
  const { done, of, running } = await response.json();
  bar.max = of || 1;
  bar.value = done;
  read.textContent = count(read.dataset.count, done);
  if (!running) location.reload();
}, EVERY);
