"""Everything moved from one store into another, whichever engine keeps either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying.moving import move, refuse_half
from moderation.storage.copying.sums import compared, untold
from moderation.storage.copying.tables import (
    MARK,
    META,
    WHOLE,
    mark_of,
    number_of,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from moderation.storage.copying.sums import Sum, Told
    from moderation.storage.copying.tables import Side, Target


class Noted(Protocol):
    """A store that remembers."""

    @property
    def name(self) -> str: ...
    def get_meta(self, key: str) -> str | None: ...


class Copied(Noted, Protocol):
    """A store, as far as a copy needs it."""

    def exists(self) -> bool: ...
    def pending(self) -> list[str]: ...
    def applied(self) -> list[str]: ...
    def migrate(self) -> list[str]: ...
    def close(self) -> None: ...

    def moment(self) -> AbstractContextManager[Side]:
        """Lend the store as it is at one moment; nothing can be changed."""

    def filling(self) -> AbstractContextManager[Target]:
        """Lend the store to be filled; raises where another process uses it."""


def refuse_unfinished(store: Noted) -> None:
    """Raise StoreUnavailableError for the target of a copy that was not finished."""
    copied = store.get_meta(MARK)
    if copied is not None:
        raise StoreUnavailableError(
            f"{store.name} is an unfinished copy of {copied}; run db copy again there"
        )


class Copying:
    """Implements `ports.kept.Copying`: one store moved into another.

    A note in the target says whose copy it is until that is checked. An interrupted
    copy goes on where it was.
    """

    def __init__(self, source: Copied, target: Copied) -> None:
        self.source = source
        self.target = target

    @property
    def name(self) -> str:
        """What an operator is shown: where everything goes."""
        return self.target.name

    def move(self, told: Told = untold) -> int:
        """Put into the target what it lacks; return how many rows that were."""
        self._refuse_source()
        with self.source.moment() as source:
            refuse_half(source)
            if not self.target.applied():
                self.target.migrate()
            with self.target.filling() as target:
                self._claim(target)
            self.target.migrate()
            with self.target.filling() as target:
                moved = move(source, target, told)
                target.settle()
                return moved

    def check(self, told: Told = untold) -> list[Sum]:
        """Read both stores whole; return what each table holds, once it is the same.

        The source is looked at anew, so that a change since the copy began shows.
        """
        with self.source.moment() as source, self.target.moment() as target:
            sums = compared(source, target, self._why(), told)
        with self.target.filling() as target, target.unit():
            target.run_many("delete from meta where key = :key", [{"key": MARK}])
        return sums

    def close(self) -> None:
        """Close both stores."""
        self.source.close()
        self.target.close()

    def _refuse_source(self) -> None:
        name = self.source.name
        if name == self.target.name:
            raise StoreUnavailableError(f"{name} is the store itself")
        if not self.source.exists():
            raise StoreUnavailableError(f"there is no {name} yet")
        if left := self.source.pending():
            raise StoreUnavailableError(f"{name} lacks {left[0]}; run db migrate first")

    def _claim(self, target: Target) -> None:
        """Note in the target whose copy it is; raise if it holds anything else."""
        tables = target.tables()
        known = mark_of(target) if META in {table.name for table in tables} else None
        if known == self.source.name:
            return
        if known is not None:
            raise StoreUnavailableError(
                f"{target.name} is an unfinished copy of {known}; name an empty one"
            )
        if any(number_of(target, each) for each in tables if each.name not in WHOLE):
            raise StoreUnavailableError(
                f"{target.name} holds data already; name an empty one"
            )
        with target.unit():
            target.run_many(
                "insert into meta (key, value) values (:key, :value)",
                [{"key": MARK, "value": self.source.name}],
            )

    def _why(self) -> str:
        return (
            f"{self.source.name} has changed since its copy was begun: stop the"
            f" service, empty {self.target.name} and copy again"
        )
