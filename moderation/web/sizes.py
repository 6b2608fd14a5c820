"""Refuses what is too large, also where its size is not told beforehand."""

from __future__ import annotations

from flask import Flask, abort, request


def init_app(app: Flask) -> None:
    """Look at every request that comes in pieces."""
    app.before_request(_guard)


def _guard() -> None:
    # Werkzeug compares a size that was told. Of a body in pieces it would read as much
    # as may be and say nothing of the rest, and a comment would be cut.
    if "chunked" not in request.headers.get("Transfer-Encoding", "").lower():
        return
    if len(request.get_data()) >= (request.max_content_length or 0):
        abort(413)
