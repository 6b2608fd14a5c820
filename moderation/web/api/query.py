"""What a program asks for in the query string: read in one place, refused in one."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from flask import request, url_for

from moderation.services.export import LARGEST, Wanted
from moderation.web.errors import problem
from moderation.web.language import gettext, lazy

if TYPE_CHECKING:
    from flask import Response

_HIGHEST = 2**63 - 1
_DIGITS = len(str(_HIGHEST))
_KEPT = ("article", "since", "limit", "lang")
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII
)
_WANTED = {
    "limit": lazy("Expected a whole number from 1 to 1000."),
    "after": lazy("Expected the cursor of an earlier page."),
    "since": lazy("Expected a moment such as 2026-11-23T10:00:00Z."),
    "newsroom since": lazy("Changes are told by /export.json; here, page by `after`."),
}


class BadQueryError(Exception):
    """When a value in the query string cannot be what it should be."""

    def __init__(self, field: str, why: str = "") -> None:
        """Name the field and, where it is not the usual reason, the sentence's key."""
        super().__init__(field)
        self.field = field
        self.sentence = _WANTED[why or field]


def refuse(error: BadQueryError) -> Response:
    """Return 400 with a problem document that names the field."""
    message = gettext(error.sentence)
    fault = {"field": error.field, "code": "bad_value", "message": message}
    title = gettext("This could not be read")
    detail = f"{error.field}: {message}"
    return problem(400, title, detail, errors=[fault])


def wanted() -> Wanted:
    """Return what an export is asked for."""
    return Wanted(
        article=request.args.get("article") or None,
        after=after(),
        since=_since(),
        limit=limit(),
    )


def limit() -> int:
    """Return how many comments make a page."""
    number = _number("limit", LARGEST)
    if not 1 <= number <= LARGEST:
        raise BadQueryError("limit")
    return number


def after() -> int:
    """Return the cursor: the id after which the page begins, 0 for the first."""
    number = _number("after", 0)
    if number > _HIGHEST:
        raise BadQueryError("after")
    return number


def following(cursor: int | None) -> str | None:
    """Return this address with the next cursor, None at the end."""
    if cursor is None:
        return None
    # Named one by one: what else is asked for must not become an option of url_for.
    kept = {name: request.args[name] for name in _KEPT if name in request.args}
    values = {**(request.view_args or {}), **kept, "after": str(cursor)}
    return url_for(request.endpoint or "", **values)


def _number(field: str, otherwise: int) -> int:
    text = request.args.get(field, "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise BadQueryError(field)
    return int(text)


def _since() -> int | None:
    # A plus sign that was not escaped arrives as a blank.
    text = re.sub(r" (\d\d:\d\d)$", r"+\1", request.args.get("since", "").upper())
    if not text:
        return None
    if not _RFC_3339.fullmatch(text):
        raise BadQueryError("since")
    try:
        # Also a moment whose year in UTC would have five digits.
        at = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadQueryError("since") from None
    return max(0, (at - _START) // _MICROSECOND)
