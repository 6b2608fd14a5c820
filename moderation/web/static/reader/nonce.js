// Gives every filled-in form a mark of its own, so that sending it twice, by a double
// click or over a bad line, makes one comment.

const form = document.getElementById("comment-form");
const field = form?.elements.namedItem("nonce");

function renew() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  field.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (field) {
  // A page that answers a form brings the mark of what may have arrived already.
  if (!field.value) renew();
  form.addEventListener("comment:arrived", renew);
}
