"""The queues that moderators work through: pages and counts."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from moderation.domain.comment import Status
from moderation.domain.folding import fold
from moderation.domain.queue import STATUSES, Order, QueueName, Tally
from moderation.storage import rows

if TYPE_CHECKING:
    from moderation.domain.comment import Comment
    from moderation.domain.queue import Filter
    from moderation.storage.sql import Sql, Value


def page(sql: Sql, wanted: Filter) -> list[Comment]:
    """Return at most `wanted.limit` comments in the order of the queue."""
    values: dict[str, Value] = {"limit": wanted.limit}
    try:
        selects = _selects(sql, wanted, values)
        conditions = _conditions(wanted, values)
        behind = _behind(sql, wanted, values)
    except _NothingCanBeFoundError:
        return []
    if wanted.order is Order.RISK and not selects:
        selects, conditions = [_riskiest(wanted, conditions, behind)], []
    elif behind:
        conditions.append("(" + " or ".join(behind) + ")")
    found = sql.rows(
        rows.COMMENT + _source(selects, conditions) + _ORDERS[wanted.order], **values
    )
    return [rows.comment(row) for row in found]


def tallies(sql: Sql) -> list[Tally]:
    """Return count and age of every queue, in the order of QueueName."""
    return [_tally(sql, name) for name in QueueName]


def words_of(text: str) -> list[str]:
    """Return the folded words of what a moderator typed: letters and digits only."""
    spaced = "".join(char if char.isalnum() else " " for char in fold(text))
    return spaced.split()


class _NothingCanBeFoundError(Exception):
    """When no comment can be what was asked for."""


def _selects(sql: Sql, wanted: Filter, values: dict[str, Value]) -> list[str]:
    """Return selects that each hold the few ids that come into question."""
    selects = []
    if wanted.text.strip():
        words = words_of(wanted.text)
        if not words:
            raise _NothingCanBeFoundError
        select, values["words"] = sql.finding(words)
        selects.append(select)
    if wanted.queue is QueueName.REPORTED:
        selects.append(_REPORTED)
    return selects


def _conditions(wanted: Filter, values: dict[str, Value]) -> list[str]:
    conditions = []
    if wanted.queue is not QueueName.ALL:
        (values["status"],) = STATUSES[wanted.queue]
        conditions.append("c.status = :status")
    if wanted.article:
        values["article"] = wanted.article
        conditions.append(_UNDER_ARTICLE)
    if wanted.section:
        values["section"] = wanted.section
        conditions.append(_IN_SECTION)
    return conditions


def _behind(sql: Sql, wanted: Filter, values: dict[str, Value]) -> list[str]:
    """Return what is behind the cursor: in any of these parts of the order."""
    cursor = wanted.after
    if cursor is None:
        return []
    last = sql.row(_LAST, id=cursor.comment_id)
    if last is None:
        raise _NothingCanBeFoundError
    values |= {"after": cursor.comment_id, "after_at": last["created_at"]}
    if wanted.order is Order.RISK:
        values["risk"] = last["risk"] if cursor.risk is None else cursor.risk
    return _BEHIND[wanted.order]


def _riskiest(wanted: Filter, conditions: list[str], behind: list[str]) -> str:
    """Return a select of the ids of the page, and of a few that it will leave out.

    The index has the comments of one status in order, and those behind a cursor in two
    parts. Each of these gives no more than a page: PostgreSQL would sort them whole.
    """
    statuses: list[str] = []
    if wanted.queue is QueueName.ALL:
        statuses = [f"c.status = '{status}'" for status in Status]
    parts = [
        _PART + _source([], [*conditions, *choice]) + _ORDERS[Order.RISK] + ") part"
        for choice in product(*(words for words in (statuses, behind) if words))
    ]
    return " union all ".join(parts)


def _source(selects: list[str], conditions: list[str]) -> str:
    # SQLite keeps to the order of a cross join, and so begins with the few.
    first = "from comments c "
    if selects:
        first = f"from ({selects[0]}) few cross join comments c "
        conditions = ["c.id = few.id", *conditions]
    conditions += [f"c.id in ({select})" for select in selects[1:]]
    return first + ("where " + " and ".join(conditions) + " " if conditions else "")


def _tally(sql: Sql, name: QueueName) -> Tally:
    if name is QueueName.REPORTED:
        row = sql.row(_TALLY_OF_REPORTED)
    elif name is QueueName.ALL:
        row = sql.row(_TALLY_OF_ALL)
    else:
        (status,) = STATUSES[name]
        row = sql.row(_TALLY_OF_STATUS, status=status)
    return Tally(name, row["comments"], row["oldest"]) if row else Tally(name, 0, None)


_REPORTED = "select distinct comment_id as id from reports where closed_at is null"
_UNDER_ARTICLE = "c.article_id = (select id from articles where slug = :article)"
_IN_SECTION = "c.article_id in (select id from articles where section = :section)"
_PART = "select * from (select c.id "
_LAST = "select created_at, risk from comments where id = :id"
_YOUNGER = "(c.created_at, c.id) > (:after_at, :after)"
_OLDER = "(c.created_at, c.id) < (:after_at, :after)"
_BEHIND = {
    Order.OLDEST: [_YOUNGER],
    Order.NEWEST: [_OLDER],
    Order.RISK: [f"c.risk = :risk and {_YOUNGER}", "c.risk < :risk"],
}
_ORDERS = {
    Order.OLDEST: "order by c.created_at, c.id limit :limit",
    Order.NEWEST: "order by c.created_at desc, c.id desc limit :limit",
    Order.RISK: "order by c.risk desc, c.created_at, c.id limit :limit",
}

# Counting a million rows at every look at the desk would take longer than drawing it.
_TALLY_OF_STATUS = """
    select comments, (
        select min(created_at) from comments where status = :status
    ) as oldest
    from tallies where status = :status
"""
_TALLY_OF_ALL = """
    select cast(sum(comments) as bigint) as comments,
        (select min(created_at) from comments) as oldest
    from tallies
"""
_TALLY_OF_REPORTED = """
    select count(*) as comments, min(c.created_at) as oldest
    from (select distinct comment_id as id from reports where closed_at is null) few
    cross join comments c where c.id = few.id and c.status = 'approved'
"""
