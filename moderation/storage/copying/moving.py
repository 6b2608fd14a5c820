"""Rows moved from one store into another, in parts that each are whole."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying.sums import agreed, untold
from moderation.storage.copying.tables import (
    MARK,
    META,
    WHOLE,
    Table,
    last_key,
    mark_of,
    number_of,
    parts,
)

if TYPE_CHECKING:
    from moderation.storage.copying.sums import Told
    from moderation.storage.copying.tables import Side, Target

# A flush for each part would cost more than the part.
_PARTS_IN_A_UNIT = 10
_REVISIONS = Table("articles", ("id", "revision"), ("id",))


def move(source: Side, target: Target, told: Told = untold) -> int:
    """Put what is missing of `source` into `target`; return how many rows that were.

    Rows go in the order of their keys, some at a time, so that what an interrupted run
    has put there is the beginning of each table: the next run begins behind it.
    """
    refuse_half(source)
    tables = agreed(source, target)
    moved = sum(
        _moved(source, target, table, told)
        for table in tables
        if table.name not in WHOLE
    )
    with target.unit():
        _take_revisions(source, target)
        for table in tables:
            if table.name in WHOLE:
                moved += _take_whole(source, target, table)
    return moved


def refuse_half(side: Side) -> None:
    """Raise StoreUnavailableError for the target of a copy that was not finished."""
    copied = mark_of(side)
    if copied is not None:
        raise StoreUnavailableError(
            f"{side.name} is an unfinished copy of {copied}; finish that first"
        )


def _moved(source: Side, target: Target, table: Table, told: Told) -> int:
    moved, of = 0, number_of(source, table)
    there = number_of(target, table)
    left = parts(source, table, last_key(target, table))
    for first in left:
        with target.unit():
            for rows in chain([first], islice(left, _PARTS_IN_A_UNIT - 1)):
                target.fill(table, rows)
                moved += len(rows)
                told(f"Copying {table.name}", there + moved, of)
    return moved


def _take_revisions(source: Side, target: Target) -> None:
    # The triggers of the target have counted the rows as they came.
    for rows in parts(source, _REVISIONS):
        target.run_many(
            "update articles set revision = :revision"
            " where id = :id and revision <> :revision",
            [{"id": id_, "revision": revision} for id_, revision in rows],
        )


def _take_whole(source: Side, target: Target, table: Table) -> int:
    if table.name == META:
        target.run_many("delete from meta where key <> :key", [{"key": MARK}])
    else:
        target.run_many(f"delete from {table.name}")  # noqa: S608 - one of WHOLE
    moved = 0
    for rows in parts(source, table):
        target.fill(table, rows)
        moved += len(rows)
    return moved
