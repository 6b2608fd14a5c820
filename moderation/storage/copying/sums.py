"""Whether two stores hold the same: every row counted and hashed on either side."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying.tables import in_order, number_of, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderation.storage.copying.tables import Side, Table

    # Is told what is being done, how many rows of how many.
    Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Sum:
    """What a table holds: how many rows, and a digest of all of them."""

    table: str
    rows: int
    digest: str


def untold(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


def agreed(source: Side, target: Side) -> list[Table]:
    """Return the tables of both, parents first; raise where their shapes differ."""
    theirs, ours = in_order(source.tables()), in_order(target.tables())
    if theirs != ours:
        raise StoreUnavailableError(
            f"{source.name} and {target.name} have taken different steps;"
            " run db migrate with each"
        )
    return ours


def compared(source: Side, target: Side, why: str, told: Told = untold) -> list[Sum]:
    """Read both stores whole and return what each table holds.

    Raises StoreUnavailableError, which names the first table that is not the same on
    both sides and goes on with `why`.
    """
    sums = []
    for table in agreed(source, target):
        of = number_of(source, table)
        there = sum_of(source, table, told, of)
        here = sum_of(target, table, told, of)
        if there != here:
            raise StoreUnavailableError(
                f"{table.name} differs: {_said(there)} in {source.name},"
                f" {_said(here)} in {target.name}; {why}"
            )
        sums.append(here)
    return sums


def sum_of(side: Side, table: Table, told: Told = untold, of: int = 0) -> Sum:
    """Read a table whole and return what it holds, in little memory.

    A row is hashed as Python writes it, which tells numbers, texts, bytes and nothing
    apart and is the same for the same values, whichever engine they come from.
    """
    rows, digest = 0, hashlib.sha256()
    for part in parts(side, table):
        digest.update("".join(f"{row!r}\n" for row in part).encode())
        rows += len(part)
        told(f"Checking {table.name} in {side.name}", rows, of)
    return Sum(table.name, rows, digest.hexdigest())


def _said(sum_: Sum) -> str:
    return f"{sum_.rows:,} rows {sum_.digest[:8]}"
