"""One public page as ready bytes: each encoding with its headers."""

from __future__ import annotations

import gzip
import hashlib
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import brotli
from werkzeug.http import parse_accept_header, parse_etags

if TYPE_CHECKING:
    from collections.abc import Iterable

Headers = list[tuple[str, str]]

# Below this size the headers weigh more than what compressing saves.
_SMALLEST = 500
# A page that changes while it is read is compressed each time; the next levels save
# one byte in twenty and take twice as long.
_GZIP, _BROTLI = 4, 4
_OF_A_REQUEST = frozenset({"X-Request-Id", "Content-Length"})
_NOT_OF_304 = frozenset({"Content-Type", "Content-Length", "Content-Encoding"})


@dataclass(frozen=True)
class Ready:
    """What is sent: everything is made beforehand."""

    etag: str
    headers: Headers
    headers_of_304: Headers
    body: list[bytes]


class KeptPage:
    """The bytes of a page and what they hold for.

    They are right as long as the number at `place` is `mark`.
    """

    def __init__(
        self, headers: Iterable[tuple[str, str]], body: bytes, place: int, mark: int
    ) -> None:
        self.place = place
        self.mark = mark
        # Its compressed bytes will stand beside it.
        self.size = 2 * len(body)
        self._headers = [each for each in headers if each[0] not in _OF_A_REQUEST]
        self._body = body
        self._digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        self._ready: dict[str, Ready] = {}
        self._lock = threading.Lock()

    def ready(self, accepted: str) -> Ready:
        """Return it in the best encoding that `accepted`, a header, allows."""
        encoding = encoding_of(accepted) if len(self._body) >= _SMALLEST else ""
        return self._ready.get(encoding) or self._make(encoding)

    def _make(self, encoding: str) -> Ready:
        with self._lock:  # one thread compresses, the others wait for it
            if encoding not in self._ready:
                body = _encoded(self._body, encoding)
                self._ready[encoding] = self._with_headers(body, encoding)
            return self._ready[encoding]

    def _with_headers(self, body: bytes, encoding: str) -> Ready:
        etag = f'"{self._digest}-{encoding}"' if encoding else f'"{self._digest}"'
        headers = [*self._headers, ("ETag", etag), ("Vary", "Accept-Encoding")]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        short = [each for each in headers if each[0] not in _NOT_OF_304]
        headers.append(("Content-Length", str(len(body))))
        return Ready(etag, headers, short, [body])


def has(asked: str, etag: str) -> bool:
    """Tell whether the asker, by its If-None-Match, has these bytes already."""
    return asked == etag or parse_etags(asked).contains_weak(etag.strip('"'))


@lru_cache(maxsize=512)
def encoding_of(accepted: str) -> str:
    """Return the best of br, gzip and none (the empty text) that a header accepts."""
    parsed = parse_accept_header(accepted)
    best = max(("br", "gzip"), key=parsed.quality)
    return best if parsed.quality(best) > 0 else ""


def _encoded(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        compressed: bytes = brotli.compress(body, quality=_BROTLI)
        return compressed
    if encoding == "gzip":
        # A moment in the header would make other bytes of the same page.
        return gzip.compress(body, compresslevel=_GZIP, mtime=0)
    return body
