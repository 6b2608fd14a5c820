"""One line of a file of comments, as the export writes them, with the address."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from moderation.domain import text
from moderation.domain.address import normalised_address
from moderation.domain.comment import Status
from moderation.domain.errors import FieldError, InvalidError, MalformedTextError
from moderation.domain.submission import (
    Submission,
    faults_of_text,
    faults_of_website,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a comment may bring along: whoever withdrew one does not want it here either.
_STATUSES = {
    status.value: status
    for status in (Status.PENDING, Status.APPROVED, Status.REJECTED, Status.SPAM)
}
# Later it is the year 10,000 somewhere on earth, and no page could show it.
_LATEST = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class CommentLine:
    """A comment from elsewhere.

    `source_id` and `parent_id` are its own and its parent's ids there, empty for none.
    `status` is what people made of it there, and `created_at` UTC microseconds.
    """

    submission: Submission
    status: Status
    created_at: int
    source_id: str = ""
    parent_id: str = ""


def comment_line(line: bytes, number: int) -> CommentLine:
    """Read a line of JSON; raises InvalidError, each fault with the `line`.

    Members are those of the export: `id`, `article` (a slug, or an object with one),
    `parent`, `author` with `name`, `email` and maybe `website`, `body`, `status` and
    `created_at`. Others are read past.
    """
    document = _document(line, number)
    author = document.get("author")
    article = document.get("article")
    written = author if isinstance(author, dict) else {}
    values: dict[str, Any] = {
        "article": article.get("slug") if isinstance(article, dict) else article,
        "name": written.get("name"),
        "email": written.get("email"),
        "body": document.get("body"),
    }
    faults = [*_faults(values, written.get("website"))]
    status = document.get("status") or Status.PENDING.value
    if status not in _STATUSES:
        faults.append(FieldError("status", "unknown"))
    created_at = _moment(document.get("created_at"))
    if created_at is None:
        faults.append(FieldError("created_at", "moment"))
    if faults or created_at is None:
        raise _with_line(faults, number)
    return CommentLine(
        submission=Submission(
            article=values["article"],
            body=text.read(values["body"]),
            name=text.read(values["name"]),
            email=normalised_address(values["email"]) or "",
            network="",
            website=written.get("website") or None,
        ),
        status=_STATUSES[status],
        created_at=created_at,
        source_id=str(document.get("id") or ""),
        parent_id=str(document.get("parent") or ""),
    )


def _document(line: bytes, number: int) -> dict[str, Any]:
    try:
        document = json.loads(line.decode())
        # A lone surrogate may be written as an escape.
        text.read(json.dumps(document, ensure_ascii=False).replace("\\u0000", "\0"))
    except (ValueError, RecursionError, MalformedTextError) as error:
        raise _with_line([FieldError("line", "comment_json")], number) from error
    if not isinstance(document, dict):
        raise _with_line([FieldError("line", "comment_json")], number)
    return document


def _faults(values: dict[str, Any], website: object) -> Iterator[FieldError]:
    for field, value in values.items():
        if not isinstance(value, str):
            yield FieldError(field, "blank")
        elif field == "email":
            if normalised_address(value) is None:
                yield FieldError(field, "email")
        elif field != "article":
            yield from faults_of_text(field, text.read(value))
    if isinstance(website, str) and website:
        yield from faults_of_website(website)
    elif website:
        yield FieldError("website", "url")


def _moment(value: object) -> int | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    since = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if since >= _LATEST:
        return None
    return max(0, round(since.timestamp() * 1_000_000))


def _with_line(faults: list[FieldError], number: int) -> InvalidError:
    return InvalidError(
        *(
            FieldError(fault.field, fault.code, {**fault.data, "line": number})
            for fault in faults
        )
    )
