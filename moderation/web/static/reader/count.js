// Says how many characters remain, counted as a reader sees them and as the server does.

// Fewer than this are worth saying aloud.
const NEAR = 100;
const QUIET_MS = 1000;
// What the server trims; JavaScript's own trim() differs in a few characters.
const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const EDGES = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");

const segmenter = new Intl.Segmenter();
const written = new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`);

function length(text) {
  let count = 0;
  for (const _ of segmenter.segment(text.replace(EDGES, ""))) count += 1;
  return count;
}

function line(name) {
  const element = document.createElement("p");
  element.className = name;
  return element;
}

function watch(field) {
  const shown = line("field-count");
  const said = line("unseen");
  let later;
  // What is seen changes with every key; what is heard waits for a pause.
  shown.setAttribute("aria-hidden", "true");
  said.setAttribute("aria-live", "polite");
  field.after(shown, said);

  function update() {
    const left = Number(field.dataset.longest) - length(field.value);
    const words = left < 0 ? field.dataset.none : field.dataset.some;
    const text = words.replace("{n}", written.format(Math.abs(left)));
    shown.textContent = text;
    shown.classList.toggle("field-count-over", left < 0);
    clearTimeout(later);
    later = setTimeout(() => (said.textContent = left < NEAR ? text : ""), QUIET_MS);
  }

  field.addEventListener("input", update);
  field.form.addEventListener("comment:arrived", update);
  update();
}

document.querySelectorAll("textarea[data-longest]").forEach(watch);
