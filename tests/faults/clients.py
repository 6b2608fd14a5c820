"""Clients of the real server that know what was acknowledged to them."""

from __future__ import annotations

import http.client
import json
import threading
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.server import RealServer

SLUG = "olive-harvest"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NO_LIMITS = {"flood_seconds": "0", "comments_per_hour": "0"}
GONE = (OSError, http.client.HTTPException)


def form_of(body: str) -> str:
    """Return Amina's comment as a form sends it."""
    return urlencode({"body": body, "name": "أمينة", "email": "amina@example.org"})


def connected(server: RealServer, patience: float = 10) -> http.client.HTTPConnection:
    """Return a connection that is opened with the first request."""
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=patience)


def ask(server: RealServer, path: str) -> tuple[int, bytes]:
    """Return status and body, over a connection of its own."""
    with closing(connected(server)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()


def post(server: RealServer, body: str) -> http.client.HTTPResponse:
    """Post a comment, over a connection of its own."""
    with closing(connected(server)) as connection:
        connection.request("POST", f"/articles/{SLUG}/comments", form_of(body), FORM)
        answer = connection.getresponse()
        answer.read()
        return answer


@dataclass
class Posters:
    """Threads that post over kept connections until they are stopped or cut off."""

    server: RealServer
    name: str
    number: int = 4
    acknowledged: dict[str, str] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    refused: list[int] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Prepare the threads."""
        self._end = threading.Event()
        self._begun = threading.Semaphore(0)
        self._threads = [
            threading.Thread(target=self._post, args=[n], daemon=True)
            for n in range(self.number)
        ]

    def start(self, acknowledged: int = 1) -> None:
        """Return when so many were acknowledged."""
        for thread in self._threads:
            thread.start()
        for _ in range(acknowledged):
            assert self._begun.acquire(timeout=20), "nothing is acknowledged"

    def stop(self) -> None:
        """Post no more, and wait for the last answers."""
        self._end.set()
        for thread in self._threads:
            thread.join(timeout=20)
            assert not thread.is_alive()

    def _post(self, thread: int) -> None:
        with closing(connected(self.server, 20)) as connection:
            number = 0
            while not self._end.is_set():
                number += 1
                if not self._acknowledged(connection, f"{self.name} {thread} {number}"):
                    return

    def _acknowledged(self, connection: http.client.HTTPConnection, body: str) -> bool:
        self.sent.add(body)
        try:
            path = f"/articles/{SLUG}/comments"
            connection.request("POST", path, form_of(body), FORM)
            answer = connection.getresponse()
        except GONE:
            return False
        try:
            answer.read()
        except GONE:
            self.torn.append(body)
            return False
        if answer.status == 303:
            self.acknowledged[body] = answer.headers["Location"]
            self._begun.release()
        else:
            self.refused.append(answer.status)
        return True


def stored(server: RealServer) -> list[str]:
    """Return the text of every comment that is stored, whatever its status."""
    done = server.command("comments", "export", "--all", "--format", "ndjson")
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["body"] for line in done.stdout.splitlines()]


def family(pid: int) -> list[int]:
    """Return a process and its children."""
    return [pid, *_children(pid)]


def _children(pid: int) -> Iterator[int]:
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield from map(int, (task / "children").read_text().split())
