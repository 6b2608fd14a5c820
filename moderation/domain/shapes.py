"""The shapes in which comments leave: for anyone, for followers, for the newsroom.

Every surface that hands comments to a program uses these and nothing else. None of them
holds an author's id, a digest of anything, or where a comment came from.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.domain.decision import Decision, Reason

Shape = dict[str, Any]

VERSION = "1"
# JSON allows them, but who splits a stream into lines may split at them too.
_LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
_LINE_ENDS_IN_BYTES = [(e.encode(), by.encode()) for e, by in _LINE_ENDS.items()]


def export_document(
    comments: Sequence[Shape], *, generated_at: int, following: str | None
) -> Shape:
    """Return one page of the export; `following` is the address of the next."""
    return {
        "version": VERSION,
        "generated_at": moment(generated_at),
        "comments": comments,
        "next": following,
    }


def public_comment(comment: Comment, article: Article, site_url: str) -> Shape:
    """Return what anyone may know of a comment; spam is called pending."""
    return _comment(comment, article, site_url, status=comment.shown_status)


def changed_comment(comment: Comment, article: Article, site_url: str) -> Shape:
    """Return what a follower of changes must know of a comment.

    `updated_at` is when readers last saw it appear or go. Of one that they cannot see
    any more there is no text and no name, and its status is `withdrawn`, whoever took
    it away.
    """
    updated_at = moment_or_none(comment.changed_at)
    if comment.is_public:
        shape = public_comment(comment, article, site_url)
        return {**shape, "updated_at": updated_at}
    return {
        "id": str(comment.id),
        "article": article_reference(article, site_url),
        "status": "withdrawn",
        "updated_at": updated_at,
    }


def judged_comment(
    comment: Comment,
    article: Article,
    site_url: str,
    decisions: Sequence[Decision],
    email: str | None = None,
) -> Shape:
    """Return a comment with its true status and every decision about it.

    The author has an `email` only where one is given.
    """
    shape = _comment(comment, article, site_url, status=comment.status)
    if email is not None:
        shape["author"]["email"] = email
    shape["version"] = comment.version
    shape["decisions"] = [_decision(decision) for decision in decisions]
    return shape


def article_reference(article: Article, site_url: str) -> Shape:
    """Return slug, title and address of an article."""
    return {
        "slug": article.slug,
        "title": article.title,
        "url": f"{site_url}/articles/{article.slug}",
    }


def moment(at: int) -> str:
    """Return UTC microseconds as RFC 3339, to the second.

    >>> moment(1_795_428_000_000_000)
    '2026-11-23T10:00:00Z'
    """
    minute, second = divmod(at // 1_000_000, 60)
    return f"{_minute(minute)}{second:02}Z"


def moment_or_none(at: int | None) -> str | None:
    """Return a moment, or None for none."""
    return None if at is None else moment(at)


def written(document: Shape) -> str:
    """Return a shape as JSON in one line: compact, and letters as they are."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for end, escaped in _LINE_ENDS.items():
        text = text.replace(end, escaped)
    return text


def encoded(document: Shape) -> bytes:
    """Return the bytes of what `written` returns, quickly: comments by the million.

    Raises TypeError for numbers and texts that no comment can hold.
    """
    line = orjson.dumps(document)
    # One byte is found at once; most lines have neither of those that they begin with.
    if b"\xe2" in line or b"\xc2" in line:
        for end, escaped in _LINE_ENDS_IN_BYTES:
            line = line.replace(end, escaped)
    return line


@lru_cache(maxsize=1024)
def _minute(number: int) -> str:
    # Comments come in the order of time, so the same minute comes again and again.
    return datetime.fromtimestamp(number * 60, UTC).strftime("%Y-%m-%dT%H:%M:")


def _comment(
    comment: Comment, article: Article, site_url: str, *, status: str
) -> Shape:
    return {
        "id": str(comment.id),
        "article": article_reference(article, site_url),
        "parent": None if comment.parent_id is None else str(comment.parent_id),
        "author": {"name": comment.name, "website": comment.website},
        "body": comment.body,
        "html": comment.html,
        "status": str(status),
        "created_at": moment(comment.created_at),
        "published_at": moment_or_none(comment.published_at),
        "updated_at": moment_or_none(comment.edited_at),
    }


def _decision(decision: Decision) -> Shape:
    return {
        "id": str(decision.id),
        "outcome": decision.outcome.value,
        "reasons": [_reason(reason) for reason in decision.reasons],
        "by": decision.moderator or "pipeline",
        "at": moment(decision.at),
        "note": decision.note,
        "undone_at": moment_or_none(decision.undone_at),
    }


def _reason(reason: Reason) -> Shape:
    return {
        "code": reason.code.value,
        "data": reason.data,
        "spans": [list(span) for span in reason.spans],
    }
