"""Numbers that are kept beside what they count, and moved in the same unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from moderation.domain.comment import PUBLIC, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.comment import Comment
    from moderation.storage.sql import Sql


def count(
    sql: Sql,
    *,
    author_id: int,
    article_id: int,
    before: Status | None,
    after: Status,
) -> None:
    """Move one comment from the count of `before` to that of `after`.

    `before` is None for a new comment.
    """
    if before is after:
        return
    if before is not None:
        _tally(sql, before, -1)
    _tally(sql, after, +1)
    _count_for_author(sql, author_id, before, after)
    if before in PUBLIC or after in PUBLIC:
        sql.do(
            "update articles set approved = approved + :approved where id = :id",
            approved=_step(Status.APPROVED, before, after),
            id=article_id,
        )


def count_new(sql: Sql, comments: Sequence[Comment]) -> None:
    """Count new comments: every number moves once, whatever their number."""
    statuses = Counter(comment.status for comment in comments)
    for status, number in statuses.items():
        _tally(sql, status, number)
    approved = [c for c in comments if c.status in PUBLIC]
    sql.run_many(
        "update articles set approved = approved + :approved where id = :id",
        [
            {"id": id_, "approved": number}
            for id_, number in sorted(Counter(c.article_id for c in approved).items())
        ],
    )
    _count_for_authors(sql, comments)


def miscounts(sql: Sql) -> list[str]:
    """Return what a recount finds wrong, a line each; empty if nothing."""
    return [
        f"{row['noun']} {row['name']}: a kept count differs from a recount"
        for statement in _MISCOUNTED
        for row in sql.rows(statement)
    ]


def _tally(sql: Sql, status: Status, step: int) -> None:
    sql.do(
        "update tallies set comments = comments + :step where status = :status",
        step=step,
        status=status,
    )


def _count_for_author(
    sql: Sql, author_id: int, before: Status | None, after: Status
) -> None:
    steps = {
        "approved": _step(Status.APPROVED, before, after),
        "rejected": _step(Status.REJECTED, before, after),
        "spam": _step(Status.SPAM, before, after),
    }
    if any(steps.values()):  # a comment that waits is in none of them
        sql.do(_COUNT_FOR_AUTHOR, **steps, id=author_id)


def _count_for_authors(sql: Sql, comments: Sequence[Comment]) -> None:
    by_author: dict[int, Counter[Status]] = {}
    for comment in comments:
        by_author.setdefault(comment.author_id, Counter())[comment.status] += 1
    sql.run_many(
        _COUNT_FOR_AUTHOR,
        [
            {
                "id": author_id,
                "approved": numbers[Status.APPROVED],
                "rejected": numbers[Status.REJECTED],
                "spam": numbers[Status.SPAM],
            }
            # In one order, so that two importers never wait for each other's rows.
            for author_id, numbers in sorted(by_author.items())
        ],
    )


def _step(counted: Status, before: Status | None, after: Status) -> int:
    return (after is counted) - (before is counted)


_COUNT_FOR_AUTHOR = """
    update authors set
        approved = approved + :approved,
        rejected = rejected + :rejected,
        spam = spam + :spam
    where id = :id
"""

_MISCOUNTED_TALLIES = """
    select 'tally' as noun, t.status as name from tallies t
    where t.comments <> (select count(*) from comments c where c.status = t.status)
"""
_MISCOUNTED_AUTHORS = """
    select 'author' as noun, a.id as name from authors a
    left join (
        select author_id,
            count(*) filter (where status = 'approved') as approved,
            count(*) filter (where status = 'rejected') as rejected,
            count(*) filter (where status = 'spam') as spam
        from comments group by author_id
    ) c on c.author_id = a.id
    where a.approved <> coalesce(c.approved, 0)
        or a.rejected <> coalesce(c.rejected, 0)
        or a.spam <> coalesce(c.spam, 0)
"""
_MISCOUNTED_ARTICLES = """
    select 'article' as noun, a.slug as name from articles a
    left join (
        select article_id, count(*) as approved from comments
        where status = 'approved' group by article_id
    ) c on c.article_id = a.id
    where a.approved <> coalesce(c.approved, 0)
"""
_MISCOUNTED = (_MISCOUNTED_TALLIES, _MISCOUNTED_AUTHORS, _MISCOUNTED_ARTICLES)
