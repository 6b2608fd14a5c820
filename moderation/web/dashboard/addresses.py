"""Addresses that a request names: only our own desk's are followed."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request, url_for

from moderation.domain.queue import Cursor

_LONGEST = 2000
LARGEST_ID = 2**63 - 1


def desk_address(value: str | None) -> str | None:
    """Return `value` if it is a path under /moderate of this site, else None."""
    if not value or len(value) > _LONGEST or not value.isprintable():
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    # A browser reads a backslash as a slash, and two of them as another host.
    is_path = not parts.scheme and not parts.netloc and "\\" not in value
    segments = parts.path.replace("%2e", ".").replace("%2E", ".").split("/")
    if is_path and segments[:2] == ["", "moderate"] and ".." not in segments:
        return value.removesuffix("?")
    return None


def back_address() -> str:
    """Return the page of the desk that this form came from, else the first queue."""
    queue = url_for("dashboard.queue", name="pending")
    return desk_address(request.form.get("back")) or queue


def whole(value: str | None) -> int | None:
    """Return a number as an address or a form writes an id, else None."""
    if not (value and value.isascii() and value.isdigit()) or len(value) > len(
        str(LARGEST_ID)
    ):
        return None
    number = int(value)
    return number if number <= LARGEST_ID else None


def cursor(value: str | None) -> Cursor | None:
    """Return where a page ended as `cursor_text` writes it, else None."""
    risk, dash, comment = (value or "").rpartition("-")
    comment_id = whole(comment)
    if comment_id is None or (dash and whole(risk) is None):
        return None
    return Cursor(comment_id, whole(risk))


def cursor_text(cursor: Cursor) -> str:
    """Return where a page ended: the id of its last comment, behind its risk if any."""
    risk = "" if cursor.risk is None else f"{cursor.risk}-"
    return f"{risk}{cursor.comment_id}"
