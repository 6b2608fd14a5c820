// Brings the form to the comment that is answered, and takes it home again.

const place = document.getElementById("respond");
const form = document.getElementById("comment-form");

if (place && form) {
  const home = document.createComment("the form's own place");
  const line = form.querySelector(".replying");
  let asked = null;
  place.before(home);

  function open(link) {
    asked = link;
    form.elements.namedItem("parent").value = link.dataset.reply;
    line.querySelector(".replying-name").textContent = link.dataset.name;
    line.hidden = false;
    link.closest(".comment").append(place);
    form.dispatchEvent(new CustomEvent("comment:replying"));
    form.elements.namedItem("body").focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }

  function close() {
    form.elements.namedItem("parent").value = "";
    line.hidden = true;
    home.after(place);
    (asked ?? form.elements.namedItem("body")).focus();
    asked = null;
  }

  document.addEventListener("click", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const link = event.target.closest("[data-reply], .replying-cancel");
    if (!link || !isPlain || event.button) return;
    event.preventDefault();
    if (link.dataset.reply) open(link);
    else close();
  });

  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || line.hidden) return;
    event.preventDefault();
    close();
  });

  form.addEventListener("comment:again", () => {
    if (!line.hidden) close();
  });
}
