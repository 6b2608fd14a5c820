// The desk by keyboard. Every page works without this file; it makes fifty in a row
// quick. Nothing moves unless the moderator moved it.

import { watchCounts } from "./counts.js";
import { listenToButtons } from "./decide.js";
import { listenToKeys } from "./keys.js";
import { listenToReveals } from "./reveal.js";
import { listenToSelection } from "./selection.js";
import { follow } from "./cards.js";

for (const element of document.querySelectorAll("[data-scripted]")) {
  element.hidden = false;
}
follow();
listenToButtons();
listenToSelection();
listenToReveals();
listenToKeys();
watchCounts();
