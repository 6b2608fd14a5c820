"""Three hundred connections that are as slow as they can, beside honest people."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress

from tests.cli.test_serve import fill
from tests.faults.clients import FORM, NO_LIMITS, SLUG, ask, form_of, post, stored
from tests.server import RealServer

EACH = 100  # of three kinds
SECONDS = 6
HOST = "Host: localhost\r\n"
HEAD = f"GET / HTTP/1.1\r\n{HOST}X-Slow: "
BODY = f"POST /articles/{SLUG}/comments HTTP/1.1\r\n{HOST}"
BODY += "".join(f"{name}: {value}\r\n" for name, value in FORM.items())
IN_ONE = f"{BODY}Content-Length: 900\r\n\r\n{form_of('slow')}"
IN_PIECES = f"{BODY}Transfer-Encoding: chunked\r\n\r\n"
LARGE = f"GET /export.ndjson HTTP/1.1\r\n{HOST}\r\n"


def test_slow_connections_leave_room_for_honest_people(tmp_path):
    """A reader's 95th percentile stays under a second, and comments arrive."""
    with RealServer(tmp_path / "var", **NO_LIMITS) as server:
        fill(server)
        with SlowPeople(server) as slow:
            reading, posting = honest(server)
            left = slow.left()

    assert left == 3 * EACH
    assert percentile(95, reading) < 1, reading
    assert percentile(95, posting) < 1, posting


class SlowPeople:
    """A hundred slow heads, a hundred slow bodies, a hundred slow readers."""

    def __init__(self, server: RealServer) -> None:
        self._port = server.port
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._trickle, daemon=True)

    def __enter__(self):
        """Connect all of them, and begin to trickle."""
        half = EACH // 2
        self._heads = [self._connected(HEAD) for _ in range(EACH)]
        self._bodies = [self._connected(IN_ONE) for _ in range(half)]
        self._pieces = [self._connected(IN_PIECES) for _ in range(half)]
        self._readers = [self._connected(LARGE) for _ in range(EACH)]
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        self._thread.join(20)
        for one in self._everyone():
            one.close()

    def left(self) -> int:
        """Count those that the server has not sent away."""
        return sum(map(is_open, self._everyone()))

    def _everyone(self):
        return [*self._heads, *self._bodies, *self._pieces, *self._readers]

    def _connected(self, beginning):
        made = socket.socket()
        # So that an answer which nobody takes fills no memory of the kernel.
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        made.settimeout(10)
        made.connect(("127.0.0.1", self._port))
        made.sendall(beginning.encode())
        return made

    def _trickle(self):
        while not self._end.wait(0.5):
            for some, bit in (
                (self._heads, b"x"),
                (self._bodies, b"x"),
                (self._pieces, b"1\r\nx\r\n"),
            ):
                for one in some:
                    with suppress(OSError):
                        one.sendall(bit)
            for one in self._readers:
                with suppress(OSError):
                    one.recv(1)


def honest(server):
    """Read, and post now and then, for some seconds; return how long each took."""
    reading, posting = [], []
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        reading += [timed(read, server, path) for path in (f"/articles/{SLUG}", "/")]
        posting.append(timed(posts, server, f"honest {len(posting)}"))
    assert sum(body.startswith("honest") for body in stored(server)) == len(posting)
    return reading, posting


def read(server, path):
    return ask(server, path)[0] == 200


def posts(server, text):
    return post(server, text).status == 303


def timed(act, *what):
    begun = time.monotonic()
    assert act(*what)
    return time.monotonic() - begun


def percentile(share, figures):
    return sorted(figures)[len(figures) * share // 100]


def is_open(one):
    """Nothing that can be read, or something, but not the end."""
    one.settimeout(0)
    try:
        return one.recv(1, socket.MSG_PEEK) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
