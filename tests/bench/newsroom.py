"""Readers who post and a moderator who approves, at a steady pace.

`python -m tests.bench.newsroom URL PACE` goes on until it is told to stop, and then
says how many comments a second were posted and approved. It is a process of its own:
what it does must not slow down whoever measures.
"""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from tests.bench.bench import CHIEF, PASSWORD, POSTED

if TYPE_CHECKING:
    from typing import Self

    from tests.bench.servers import Ours

_HANDS = 10
_JSON = {"Accept": "application/json", "Content-Type": "application/json"}
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Newsroom:
    """The other process, at work while the `with` block runs."""

    approved_a_second = 0.0

    def __init__(self, server: Ours, pace: int) -> None:
        """Prepare."""
        self._words = (server.url, str(pace))

    def __enter__(self) -> Self:
        """Begin, and wait until the work has begun."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.newsroom", *self._words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "begun":
            raise RuntimeError("the newsroom does not work")
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and take in what was done."""
        self._process.send_signal(signal.SIGTERM)
        said, _ = self._process.communicate(timeout=30)
        self.approved_a_second = float(said)


class SignedIn:
    """A connection to the desk, kept open."""

    def __init__(self, url: str) -> None:
        """Sign in."""
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self.headers: dict[str, str] = {}
        sent = {"name": CHIEF, "password": PASSWORD, "csrf_token": self._token()}
        self.ask("POST", "/moderate/sign-in", urlencode(sent), _FORM)
        self.headers["X-CSRFToken"] = self._token("/moderate/")

    def ask(
        self, how: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> bytes:
        """Return what is answered, and remember the cookies."""
        sent = {**self.headers, **(headers or {})}
        self.connection.request(how, path, body, sent)
        answer = self.connection.getresponse()
        said = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{how} {path}: {answer.status} {said[:200]!r}")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            if cookie.startswith(("desk=", "__Secure-desk=")):
                self.headers["Cookie"] = cookie.partition(";")[0]
        return said

    def _token(self, path: str = "/moderate/sign-in") -> str:
        found = re.search(
            r'name="csrf_token"[^>]*value="([^"]+)"', self.ask("GET", path).decode()
        )
        if not found:
            raise RuntimeError(f"{path} has no token")
        return found[1]


class _Hand:
    """One of those who work at once."""

    def __init__(self, url: str, desk: SignedIn, place: int, pace: float) -> None:
        self.approved = self.sent = 0
        self._reader = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self._moderator = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
        self._headers = {**_JSON, **desk.headers}
        self._place, self._pause = place, 1 / pace
        self._first = 16 + int(time.time()) % 192  # another one in another round

    def work(self, ended: threading.Event) -> None:
        """Post and approve, each at its moment."""
        following = time.monotonic() + self._pause * self._place / _HANDS
        while not ended.wait(max(0, following - time.monotonic())):
            following += self._pause
            self._approve(self._post())
            self.approved += 1

    def _post(self) -> str:
        # Each from a network of its own: the limits of speed are on.
        self.sent += 1
        mark = f"{self._place}.{time.time_ns()}"
        place = f"{self._first}.{self._place}"
        network = f"{place}.{self.sent // 256 % 256}.{self.sent % 256}"
        sent = {
            "name": "يوسف",
            "body": f"شكرا، أسأل عن الأرقام: {mark}",
            "email": f"reader{mark}@example.org",
        }
        headers = {**_JSON, "X-Forwarded-For": network}
        self._reader.request("POST", POSTED, json.dumps(sent), headers)
        answer = self._reader.getresponse()
        said = answer.read()
        if answer.status != 201:
            raise RuntimeError(f"posting: {answer.status} {said[:200]!r}")
        return str(json.loads(said)["id"])

    def _approve(self, comment: str) -> None:
        sent = json.dumps({"outcome": "approve", "version": "1"})
        where = f"/moderate/comments/{comment}/decisions"
        self._moderator.request("POST", where, sent, self._headers)
        answer = self._moderator.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"approving: {answer.status} {said[:200]!r}")


def main() -> None:
    """Work until the end is asked for."""
    url, pace = sys.argv[1], float(sys.argv[2])
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    desk = SignedIn(url)
    hands = [_Hand(url, desk, place, pace / _HANDS) for place in range(_HANDS)]
    threads = [threading.Thread(target=hand.work, args=(ended,)) for hand in hands]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    print("begun", flush=True)
    ended.wait()
    took = time.monotonic() - began
    for thread in threads:
        thread.join()
    print(sum(hand.approved for hand in hands) / took)


if __name__ == "__main__":
    main()
