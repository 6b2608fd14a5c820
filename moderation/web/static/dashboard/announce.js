// Says in words, for who does not see it, what just happened.

const announcer = document.getElementById("announcer");

export function announce(...sentences) {
  announcer.textContent = "";
  // An equal sentence is only spoken again if the region was empty for a moment.
  requestAnimationFrame(() => {
    announcer.textContent = sentences.filter(Boolean).join(" ");
  });
}
