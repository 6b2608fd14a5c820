"""How a noun talks to an engine, whichever it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

Row = Mapping[str, Any]
Value = str | int | bytes | None


class Sql(Protocol):
    """One open unit of work. Statements name their values as `:name`."""

    def rows(self, statement: str, **values: Value) -> list[Row]:
        """Return every row of a statement, read to the end."""

    def row(self, statement: str, **values: Value) -> Row | None:
        """Return the first row of a statement, if there is one."""

    def run(self, statement: str, **values: Value) -> int:
        """Do what a statement says; return how many rows it touched."""

    def do(self, statement: str, **values: Value) -> None:
        """Do what a statement says, before the unit's next question or its end.

        An engine far away may put it off until then; so may an error be that it meets.
        """

    def run_many(self, statement: str, values: Iterable[Mapping[str, Value]]) -> None:
        """Do what a statement says once for each of `values`, in their order.

        It returns no rows.
        """

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Insert rows, each by the same names of columns, the quickest way there is.

        `table` and the names stand in the statement as they are: never a user's words.
        """

    def new_id(self) -> int:
        """Return an id above every earlier one."""

    def finding(self, words: Sequence[str]) -> tuple[str, str]:
        """Return a select of the `id` of every comment with all of `words`.

        It names them as `:words`, and the second part is the value of that. `words` is
        not empty and holds letters and digits only.
        """


def among(ids: Collection[int]) -> tuple[str, dict[str, Value]]:
    """Return what may stand behind `in` for `ids`, and its values."""
    values: dict[str, Value] = {f"id{at}": id_ for at, id_ in enumerate(ids)}
    # Nothing is in `(null)`; PostgreSQL has no `()`.
    return "(" + (", ".join(f":{name}" for name in values) or "null") + ")", values
