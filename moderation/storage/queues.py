"""The queues that moderators work through: pages and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.folding import fold
from moderation.domain.queue import STATUSES, Order, QueueName, Tally
from moderation.storage import rows

if TYPE_CHECKING:
    from moderation.domain.comment import Comment
    from moderation.domain.queue import Filter
    from moderation.storage.sql import Sql, Value


def page(sql: Sql, wanted: Filter) -> list[Comment]:
    """Return at most `wanted.limit` comments in the order of the queue."""
    narrowed = _narrowed(sql, wanted)
    if narrowed is None:
        return []
    conditions, values = narrowed
    way = "desc" if wanted.order is Order.NEWEST else "asc"
    found = sql.rows(
        rows.COMMENTS
        + ("where " + " and ".join(conditions) if conditions else "")
        + f" order by c.created_at {way}, c.id {way} limit :limit",
        limit=wanted.limit,
        **values,
    )
    return [rows.comment(row) for row in found]


def tallies(sql: Sql) -> list[Tally]:
    """Return count and age of every queue, in the order of QueueName."""
    return [_tally(sql, name) for name in QueueName]


def words_of(text: str) -> list[str]:
    """Return the folded words of what a moderator typed: letters and digits only."""
    spaced = "".join(char if char.isalnum() else " " for char in fold(text))
    return spaced.split()


def _narrowed(sql: Sql, wanted: Filter) -> tuple[list[str], dict[str, Value]] | None:
    """Return conditions with their values, or None where nothing can be found."""
    conditions: list[str] = []
    values: dict[str, Value] = {}
    if wanted.queue is not QueueName.ALL:
        (values["status"],) = STATUSES[wanted.queue]
        conditions.append("c.status = :status")
    if wanted.queue is QueueName.REPORTED:
        conditions.append(_REPORTED)
    if wanted.article:
        values["article"] = wanted.article
        conditions.append(_UNDER_ARTICLE)
    if wanted.section:
        values["section"] = wanted.section
        conditions.append(_IN_SECTION)
    if wanted.text.strip():
        words = words_of(wanted.text)
        if not words:
            return None
        condition, values["words"] = sql.finding(words)
        conditions.append(condition)
    if wanted.after is not None:
        last = sql.row(
            "select created_at from comments where id = :after", after=wanted.after
        )
        if last is None:
            return None
        values |= {"after": wanted.after, "after_at": last["created_at"]}
        conditions.append(_BEHIND if wanted.order is Order.OLDEST else _BEFORE)
    return conditions, values


def _tally(sql: Sql, name: QueueName) -> Tally:
    if name is QueueName.REPORTED:
        row = sql.row(_TALLY_OF_REPORTED)
    elif name is QueueName.ALL:
        row = sql.row(_TALLY_OF_ALL)
    else:
        (status,) = STATUSES[name]
        row = sql.row(_TALLY_OF_STATUS, status=status)
    return Tally(name, row["comments"], row["oldest"]) if row else Tally(name, 0, None)


_REPORTED = "c.id in (select comment_id from reports where closed_at is null)"
_UNDER_ARTICLE = "c.article_id = (select id from articles where slug = :article)"
_IN_SECTION = "c.article_id in (select id from articles where section = :section)"
_BEHIND = "(c.created_at, c.id) > (:after_at, :after)"
_BEFORE = "(c.created_at, c.id) < (:after_at, :after)"

# Counting a million rows at every look at the desk would take longer than drawing it.
_TALLY_OF_STATUS = """
    select comments, (
        select min(created_at) from comments where status = :status
    ) as oldest
    from tallies where status = :status
"""
_TALLY_OF_ALL = """
    select sum(comments) as comments, (select min(created_at) from comments) as oldest
    from tallies
"""
_TALLY_OF_REPORTED = """
    select count(*) as comments, min(c.created_at) as oldest from comments c
    where c.status = 'approved'
        and c.id in (select comment_id from reports where closed_at is null)
"""
