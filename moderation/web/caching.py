"""What may be kept of a response, by whom, and in which encoding."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

import brotli
from flask import request

from moderation.web.context import settings

if TYPE_CHECKING:
    from flask import Response

# Below this size the headers weigh more than what compressing saves.
_SMALLEST = 500


def public(response: Response) -> Response:
    """Let everyone keep a response that is the same bytes for everyone.

    Gives it a strong ETag, the best encoding that the request accepts (br, gzip, or
    none), and answers 304 where the asker has these bytes already.
    """
    body = response.get_data()
    digest = hashlib.blake2b(body, digest_size=12).hexdigest()
    encoding = _encoding() if len(body) >= _SMALLEST else None
    if encoding:
        response.set_data(_encoded(body, encoding))
        response.content_encoding = encoding
    response.set_etag(f"{digest}-{encoding}" if encoding else digest)
    response.vary.add("Accept-Encoding")
    response.cache_control.public = True
    response.cache_control.max_age = settings().cache_seconds
    response.cache_control.must_revalidate = True
    response.make_conditional(request)
    return response


def private(response: Response) -> Response:
    """Let nobody keep a response, and no search engine list it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _encoding() -> str | None:
    accepted = request.accept_encodings
    best = max(("br", "gzip"), key=accepted.quality)
    return best if accepted.quality(best) > 0 else None


def _encoded(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        compressed: bytes = brotli.compress(body, quality=5)
        return compressed
    # A moment in the header would make other bytes of the same page.
    return gzip.compress(body, compresslevel=6, mtime=0)
