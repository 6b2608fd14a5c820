"""Shapes as responses: one document, or a stream of lines."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from flask import Response

from moderation.domain.shapes import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from moderation.domain.shapes import Shape

_LINES_AT_ONCE = 100


def document(shape: Shape) -> Response:
    """Return a shape as JSON."""
    return Response(encoded(shape), content_type="application/json")


def lines(shapes: Iterator[Shape]) -> Response:
    """Return shapes as JSON, one a line, made while they are sent.

    The first is made at once, so that what is refused is refused before a status of
    200 is on its way.
    """
    first = list(islice(shapes, 1))
    body = _in_pieces(chain(first, shapes))
    return Response(body, content_type="application/x-ndjson")


def _in_pieces(shapes: Iterable[Shape]) -> Iterator[bytes]:
    written = map(encoded, shapes)
    while piece := list(islice(written, _LINES_AT_ONCE)):
        yield b"\n".join([*piece, b""])
