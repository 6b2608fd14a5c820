// Keeps name, address and website in this browser, and nowhere else, for who asks for it.

const KEY = "comment-author";
const FIELDS = ["name", "email", "website"];

const form = document.getElementById("comment-form");
const choice = form?.elements.namedItem("remember");

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? null;
  } catch {
    return null;
  }
}

function keep() {
  const author = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
  try {
    localStorage.setItem(KEY, JSON.stringify(author));
  } catch {
    // A browser that keeps nothing: the reader writes it again next time.
  }
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function fill(author) {
  choice.checked = true;
  for (const name of FIELDS) {
    const field = form.elements[name];
    if (!field.value && typeof author[name] === "string") field.value = author[name];
  }
}

if (choice) {
  const author = kept();
  if (author) fill(author);
  choice.addEventListener("change", () => choice.checked || forget());
  form.addEventListener("submit", () => (choice.checked ? keep() : forget()));
}
