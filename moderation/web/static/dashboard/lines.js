// A decided card as one line, and back.

const template = document.getElementById("decided-line");

/** Fold a card to a line that says `outcome`; return the line. */
export function fold(card, outcome) {
  const line = template.content.firstElementChild.cloneNode(true);
  const word = document.querySelector(`template[data-word-of="${outcome}"]`);
  const state = line.querySelector(".line__state");
  state.textContent = word.content.textContent;
  state.classList.add(`state--${word.dataset.status}`);
  line.querySelector(".line__name").textContent =
    card.querySelector(".card__name").textContent;
  line.querySelector(".line__words").textContent =
    card.querySelector(".card__words").textContent.slice(0, 120);
  line.querySelector(".line__history").href = card.dataset.address;
  line.querySelector(".line__reasons").hidden = !["reject", "spam"].includes(outcome);
  card.querySelector(".card__fault")?.remove();
  card.querySelector(".card__whole").hidden = true;
  card.append(line);
  card.dataset.decided = outcome;
  const pick = card.querySelector(".pick input");
  if (pick) pick.checked = false;
  return line;
}

/** Unfold a card again; nothing stays of the line. */
export function unfold(card) {
  card.querySelector(".line")?.remove();
  card.querySelector(".card__whole").hidden = false;
  delete card.dataset.decided;
  delete card.dataset.last;
}

/** Say on the card why it could not be decided, with the way to look at it. */
export function blame(card, sentence, label) {
  const fault = document.createElement("p");
  fault.className = "card__fault";
  const link = document.createElement("a");
  link.href = card.dataset.address;
  link.textContent = label;
  fault.append(sentence, " ", link);
  card.prepend(fault);
}

/** Let only one line, the last decided, offer every reason. */
export function setLast(cards) {
  for (const card of document.querySelectorAll(".card[data-last]")) {
    delete card.dataset.last;
  }
  for (const card of cards) card.dataset.last = "";
}
