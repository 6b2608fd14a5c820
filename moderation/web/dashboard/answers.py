"""What the desk answers to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from moderation.domain.shapes import written

if TYPE_CHECKING:
    from moderation.domain.shapes import Shape


def document(shape: Shape, status: int = 200) -> Response:
    """Return a shape as JSON, letters as they are."""
    return Response(written(shape), status, content_type="application/json")
