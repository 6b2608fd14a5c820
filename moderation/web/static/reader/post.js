// Sends the comment without leaving the page, and says in place what became of it.

const form = document.getElementById("comment-form");
const arrivedPiece = document.getElementById("arrived");
const troublePiece = document.getElementById("trouble");

let isSending = false;

async function send(event) {
  event.preventDefault();
  if (isSending) return;
  busy(true);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const said = await answer.json();
    clear();
    if (answer.ok) arrived(said, answer.headers.get("Location"));
    else trouble(said.errors?.length ? form.dataset.look : said.detail, said.errors);
  } catch {
    clear();
    trouble(form.dataset.offline);
  } finally {
    busy(false);
  }
}

function busy(now) {
  const button = form.querySelector("[type=submit]");
  isSending = now;
  if (now) {
    button.dataset.words = button.textContent;
    button.textContent = form.dataset.sending;
    button.setAttribute("aria-disabled", "true");
  } else {
    button.textContent = button.dataset.words;
    button.removeAttribute("aria-disabled");
  }
}

function clear() {
  document.getElementById("alert")?.remove();
  for (const field of form.querySelectorAll(".field-wrong")) {
    const input = field.querySelector("[aria-invalid]");
    field.classList.remove("field-wrong");
    field.querySelector(".field-error").remove();
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}

function arrived(comment, receipt) {
  const piece = arrivedPiece.content.cloneNode(true).firstElementChild;
  const status = comment.status === "approved" ? "approved" : "pending";
  for (const title of piece.querySelectorAll("[data-status]")) {
    title.hidden = title.dataset.status !== status;
  }
  piece.querySelector(".arrived-receipt").href = receipt;
  piece.querySelector(".arrived-again").addEventListener("click", () => again(piece));
  form.addEventListener("comment:replying", () => again(piece), { once: true });
  form.elements.namedItem("body").value = "";
  form.hidden = true;
  form.before(piece);
  form.dispatchEvent(new CustomEvent("comment:arrived"));
  piece.focus();
}

function again(piece) {
  if (!piece.isConnected) return;
  piece.remove();
  form.hidden = false;
  form.dispatchEvent(new CustomEvent("comment:again"));
  form.elements.namedItem("body").focus();
}

function trouble(sentence, faults = []) {
  const piece = troublePiece.content.cloneNode(true).firstElementChild;
  piece.querySelector(".alert-sentence").textContent = sentence;
  for (const fault of faults) {
    piece.querySelector(".alert-faults").append(way(fault));
    mark(fault);
  }
  form.before(piece);
  piece.focus();
}

function way(fault) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#field-${fault.field}`;
  link.textContent = fault.message;
  item.append(link);
  return item;
}

function mark(fault) {
  const input = form.elements.namedItem(fault.field);
  const field = input?.closest(".field");
  if (!field) return;
  const error = field.querySelector(".field-error") ?? document.createElement("p");
  error.className = "field-error";
  error.id = `error-${fault.field}`;
  error.textContent = [error.textContent, fault.message].filter(Boolean).join(" ");
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", error.id);
  field.classList.add("field-wrong");
  field.append(error);
}

if (form && arrivedPiece && troublePiece) form.addEventListener("submit", send);
