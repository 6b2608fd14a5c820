"""Refuses what is too large, also where its size is not told beforehand."""

from __future__ import annotations

from flask import Flask, abort, request

# Ten thousand of the longest emoji, each a dozen code points that a form writes as
# twelve bytes each, fit in; far too little to fill a memory.
_LARGEST = 1024 * 1024
# The lists of rules: a hundred thousand lines of a few words each.
_LARGEST_LIST = 8 * 1024 * 1024
_LISTS = ("/moderate/rules", "/moderate/trials", "/moderate/policies/")


def init_app(app: Flask) -> None:
    """Say how large a request may be, and look at those that come in pieces."""
    app.config.update(MAX_CONTENT_LENGTH=_LARGEST, MAX_FORM_MEMORY_SIZE=_LARGEST)
    app.before_request(_allow)
    app.before_request(_guard)


def largest(path: str) -> int:
    """Return how many bytes a request to an address may have."""
    return _LARGEST_LIST if path.startswith(_LISTS) else _LARGEST


def _allow() -> None:
    request.max_content_length = largest(request.path)
    request.max_form_memory_size = largest(request.path)


def _guard() -> None:
    # Werkzeug compares a size that was told. Of a body in pieces it would read as much
    # as may be and say nothing of the rest, and a comment would be cut.
    if "chunked" not in request.headers.get("Transfer-Encoding", "").lower():
        return
    if len(request.get_data()) >= (request.max_content_length or 0):
        abort(413)
