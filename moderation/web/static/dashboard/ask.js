// One way to ask the server for something, and what it says in words when it refuses.

const work = document.getElementById("main");

/** Post fields and return {ok, status, data}; never throws. */
export async function ask(url, fields) {
  const body = new URLSearchParams(fields);
  const headers = { Accept: "application/json", "X-CSRFToken": work.dataset.csrf };
  try {
    const response = await fetch(url, { method: "POST", body, headers });
    const data = await response.json();
    return { ok: response.ok, status: response.status, data };
  } catch {
    return { ok: false, status: 0, data: { detail: work.dataset.unreachable } };
  }
}
