"""Takes in the whole of a request before anyone works on it, and bounds who does.

A body that trickles in would otherwise keep one of the few who work, and one that
breaks off would be taken for whole.
"""

from __future__ import annotations

import threading
import time
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import InputStream, StartResponse, WSGIApplication
    from wsgiref.types import WSGIEnvironment as Environ

# Small, because the server returns a piece only once it is full, and the clock is
# looked at in between.
_PIECE = 64
_SECONDS = 30.0


# What is long and made while it is sent. One at a time is made: more would only take
# the interpreter from each other, and from everyone else.
_STREAMED = ".ndjson"


class _LateError(Exception):
    """A body takes too long."""


class TakingTurns:
    """A WSGI application around another one, which at most `most` threads are in.

    A body has `seconds` to arrive. One of more bytes than `limit` says for its address
    is not taken in: the application is given enough of it to see that it is too large.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        most: int,
        limit: Callable[[str], int],
        seconds: float = _SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._application = application
        self._turns = threading.BoundedSemaphore(most)
        self._stream = threading.Lock()
        self._limit = limit
        self._seconds = seconds
        self._now = now

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer; who waits until a piece of a stream is taken holds no turn."""
        told = _told(environ)
        limit = self._limit(environ["PATH_INFO"])
        if told is not None and told <= limit:
            try:
                body = self._taken_in(environ["wsgi.input"], told or limit + 1)
            except _LateError:
                return _refused(HTTPStatus.REQUEST_TIMEOUT, start_response)
            if len(body) < told:
                return _refused(HTTPStatus.BAD_REQUEST, start_response)
            environ["wsgi.input"] = BytesIO(body)
        if not environ["PATH_INFO"].endswith(_STREAMED):
            with self._turns:
                return self._application(environ, start_response)
        with self._stream:
            pieces = self._application(environ, start_response)
        return _Stream(pieces, self._stream)

    def _taken_in(self, source: InputStream, most: int) -> bytes:
        until = self._now() + self._seconds
        body = bytearray()
        while len(body) < most:
            piece = source.read(min(_PIECE, most - len(body)))
            if not piece:
                break
            body += piece
            if self._now() > until:
                raise _LateError
        return bytes(body)


class _Stream:
    """Makes the pieces of an answer one after the other, each in its turn."""

    def __init__(self, pieces: Iterable[bytes], turn: threading.Lock) -> None:
        self._pieces = pieces
        self._next = iter(pieces)
        self._turn = turn

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        with self._turn:
            return next(self._next)

    def close(self) -> None:
        close = getattr(self._pieces, "close", None)
        if close:
            close()


def _told(environ: Environ) -> int | None:
    """Return the size that was told: 0 for a body in pieces, None for no body."""
    length = environ.get("CONTENT_LENGTH", "")
    if length.isascii() and length.isdigit() and int(length):
        return int(length)
    return 0 if "HTTP_TRANSFER_ENCODING" in environ else None


def _refused(status: HTTPStatus, start_response: StartResponse) -> list[bytes]:
    body = f"{status.phrase}\n".encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
    ]
    start_response(f"{status} {status.phrase}", headers)
    return [body]
