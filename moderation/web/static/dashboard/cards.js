// Which card the keys speak of, and the way from one card to the next.

const ALL = ".card[data-comment]";
const OPEN = `${ALL}:not([data-decided], [data-stale])`;

/** Keep one card marked as the one that keys speak of: the focused, else the first. */
export function follow() {
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(OPEN);
    if (card) mark(card);
  });
  mark(document.querySelector(OPEN));
}

/** The card that keys speak of, or null when none is left. */
export function current() {
  return document.querySelector(`${OPEN}[aria-current]`) ?? document.querySelector(OPEN);
}

/** The cards that wait for a decision. */
export function open() {
  return [...document.querySelectorAll(OPEN)];
}

/** The next open card after `card`, else the last one before it, else null. */
export function neighbour(card) {
  const cards = [...document.querySelectorAll(ALL)];
  const at = cards.indexOf(card);
  const isOpen = (one) => one.matches(OPEN);
  return cards.slice(at + 1).find(isOpen) ?? cards.slice(0, at).findLast(isOpen) ?? null;
}

/** Go from the current card to the next (1) or the one before (-1). */
export function step(direction) {
  const cards = open();
  const here = current();
  if (!here) return;
  const inside = here.contains(document.activeElement);
  const to = inside ? cards[cards.indexOf(here) + direction] : here;
  if (to) go(to);
}

/** Put the focus on a card and bring it into view. */
export function go(card) {
  card.focus({ preventScroll: true });
  const { top, bottom } = card.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) card.scrollIntoView({ block: "start" });
}

/** Put the focus on a card and its head at `top`, where the eye already is. */
export function goTo(card, top) {
  card.focus({ preventScroll: true });
  scrollBy(0, card.getBoundingClientRect().top - top);
}

function mark(card) {
  document.querySelector(`${ALL}[aria-current]`)?.removeAttribute("aria-current");
  card?.setAttribute("aria-current", "true");
}
