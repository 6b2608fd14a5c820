"""What a copy moves: tables as the schema has them, and the statements made of them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from moderation.storage.sql import Value

Row = tuple[Any, ...]

# The row of `meta` that an unfinished copy leaves in its target: what it copies. It
# belongs to the copy and not to what is copied.
MARK = "copied_from"
META = "meta"
# A fresh store has rows of its own in these, or another process may have put some
# there. They are short, and taken over whole at the end.
WHOLE = ("tallies", "publication", META)

ROWS_AT_ONCE = 4000


@dataclass(frozen=True)
class Table:
    """A table: the columns that both engines have, its key, and whom its rows name."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    parents: frozenset[str] = frozenset()


class Side(Protocol):
    """A store that is read, in the words of its schema."""

    name: str

    def tables(self) -> list[Table]:
        """Return every table that holds what we keep, and not what an engine does."""

    def rows(self, statement: str, **values: Value) -> list[Row]:
        """Return every row of a statement."""


class Target(Side, Protocol):
    """A store that is filled, by nobody else meanwhile."""

    def unit(self) -> AbstractContextManager[None]:
        """Keep what is done in the block whole, or not at all."""

    def fill(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows of all of a table's columns."""

    def run_many(
        self, statement: str, values: Sequence[Mapping[str, Value]] = ({},)
    ) -> None:
        """Do what a statement says, once for each of `values`."""

    def settle(self) -> None:
        """Learn what is there, so that questions about it are planned well."""


def in_order(tables: Iterable[Table]) -> list[Table]:
    """Return tables so that each stands behind those whose rows it names."""
    known = {table.name: table for table in sorted(tables, key=lambda t: t.name)}
    parents = {table.name: sorted(table.parents) for table in known.values()}
    return [known[name] for name in TopologicalSorter(parents).static_order()]


def parts(side: Side, table: Table, after: Row | None = None) -> Iterator[list[Row]]:
    """Yield a table's rows in the order of its key, some at a time.

    It begins behind the key `after`. What a copy notes about itself is left out.
    """
    places = [table.columns.index(column) for column in table.key]
    while True:
        statement, values = _following(table, after)
        rows = side.rows(statement, **values)
        if table.name == META:
            yield [row for row in rows if MARK not in row]
        elif rows:
            yield rows
        if len(rows) < ROWS_AT_ONCE:
            return
        after = tuple(rows[-1][place] for place in places)


def last_key(side: Side, table: Table) -> Row | None:
    """Return the greatest key of a table's rows; None if there is none."""
    backwards = ", ".join(f"{_quoted(column)} desc" for column in table.key)
    found = side.rows(
        f"select {_listed(table.key)} from {_quoted(table.name)}"  # noqa: S608 - the schema's own names
        f" order by {backwards} limit 1"
    )
    return found[0] if found else None


def number_of(side: Side, table: Table) -> int:
    """Return how many rows a table has."""
    ((number,),) = side.rows(f"select count(*) from {_quoted(table.name)}")  # noqa: S608 - the schema's own names
    return int(number)


def mark_of(side: Side) -> str | None:
    """Return what an unfinished copy notes in a store; None if there was none."""
    found = side.rows("select value from meta where key = :key", key=MARK)
    return found[0][0] if found else None


def _following(table: Table, after: Row | None) -> tuple[str, dict[str, Value]]:
    key = _listed(table.key)
    values = {f"k{at}": value for at, value in enumerate(after or ())}
    behind = f" where ({key}) > ({_named(values)})" if after else ""
    statement = (
        f"select {_listed(table.columns)} from {_quoted(table.name)}{behind}"  # noqa: S608 - the schema's own names
        f" order by {key} limit {ROWS_AT_ONCE}"
    )
    return statement, values


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _named(values: Iterable[str]) -> str:
    return ", ".join(f":{name}" for name in values)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
