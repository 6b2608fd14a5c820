// An address is shown where its mask stood; the server has recorded who looked.

import { announce } from "./announce.js";
import { ask } from "./ask.js";

export function listenToReveals() {
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches(".reveal")) return;
    event.preventDefault();
    const form = event.target;
    const { ok, data } = await ask(form.action, new FormData(form));
    if (!ok) {
      announce(data.detail);
      form.querySelector("button").title = data.detail;
      return;
    }
    const address = document.createElement("bdi");
    address.className = "address__whole";
    address.tabIndex = -1;
    address.textContent = data.email;
    form.parentElement.replaceChildren(address);
    address.focus();
  });
}
