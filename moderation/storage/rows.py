"""Rows of the database as what the domain calls them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from moderation.domain.article import Article, ArticleState, Language
from moderation.domain.audit import Detail, Entry
from moderation.domain.author import Author
from moderation.domain.comment import Comment, Sent, Status
from moderation.domain.decision import Decision, Outcome, Reason, ReasonCode
from moderation.domain.moderator import Invitation, Moderator, Role, Session
from moderation.domain.report import Complaint, Report
from moderation.domain.token import Scope, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.storage.sql import Row

# What `comment` reads of `comments c`.
COMMENT = """
    select c.id, c.article_id, c.parent_id, c.author_id, c.name, c.website, c.body,
        c.html, c.status, c.version, c.created_at, c.published_at, c.edited_at,
        c.changed_at, c.depth, c.path, c.risk
"""
_STATUSES = {status.value: status for status in Status}
COMMENTS = COMMENT + "from comments c "


def article(row: Row) -> Article:
    return Article(
        id=row["id"],
        slug=row["slug"],
        title=row["title"],
        section=row["section"],
        language=Language(row["language"]),
        state=ArticleState(row["state"]),
        summary=row["summary"],
        html=row["html"],
        published_at=row["published_at"],
        approved=row["approved"],
        revision=row["revision"],
    )


def author(row: Row) -> Author:
    return Author(**{**row, "confirmed": bool(row["confirmed"])})


def comment(row: Row) -> Comment:
    # What `Comment(**row)` would do, in a quarter of the time: a page has a thousand.
    made = object.__new__(Comment)
    made.__dict__.update(row, status=_STATUSES[row["status"]])
    return made


def sent(row: Row) -> Sent:
    return Sent(**row)


def decision(row: Row) -> Decision:
    return Decision(
        id=row["id"],
        comment_id=row["comment_id"],
        version=row["version"],
        outcome=Outcome(row["outcome"]),
        reasons=reasons_of(row["reasons"]),
        before=Status(row["status_before"]),
        after=Status(row["status_after"]),
        at=row["at"],
        moderator=row["moderator"],
        note=row["note"],
        undone_at=row["undone_at"],
        policy=row["policy"],
    )


def report(row: Row) -> Report:
    return Report(**{**row, "complaint": Complaint(row["complaint"])})


def moderator(row: Row) -> Moderator:
    return Moderator(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        created_at=row["created_at"],
        disabled_at=row["disabled_at"],
    )


def invitation(row: Row) -> Invitation:
    return Invitation(**{**row, "role": Role(row["role"])})


def session(row: Row) -> Session:
    return Session(
        id=row["session_id"],
        moderator=moderator(row),
        created_at=row["session_created_at"],
        expires_at=row["expires_at"],
    )


def entry(row: Row) -> Entry:
    return Entry(**{**row, "detail": detail_of(row["detail"])})


def token(row: Row) -> Token:
    scopes = frozenset(Scope(word) for word in row["scopes"].split())
    return Token(**{**row, "scopes": scopes})


def detail_of(text: str) -> dict[str, Detail]:
    """Return the detail of an audit entry; what nobody can read as `unreadable`."""
    # An altered entry may hold anything, and must be read to be named.
    try:
        detail = json.loads(text)
    except ValueError:
        return {"unreadable": text}
    return detail if isinstance(detail, dict) else {"unreadable": text}


def reasons_text(reasons: Sequence[Reason]) -> str:
    """Return reasons as the JSON that `decision` reads back."""
    return json.dumps(
        [{"code": r.code, "data": r.data, "spans": r.spans} for r in reasons]
    )


def reasons_of(text: str) -> tuple[Reason, ...]:
    """Return what `reasons_text` was made of."""
    return tuple(
        Reason(
            ReasonCode(reason["code"]),
            reason["data"],
            tuple((start, end) for start, end in reason["spans"]),
        )
        for reason in json.loads(text)
    )
