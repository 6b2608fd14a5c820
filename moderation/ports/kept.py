"""A store as its operator sees it: made, taken through steps, checked, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from moderation.ports import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Kept(Store, Protocol):
    """A store with its upkeep.

    `audit_key` chains the audit log and may be set later; nothing can be appended
    without it. Every method raises StoreUnavailableError where the store cannot do its
    part.
    """

    audit_key: bytes

    @property
    def name(self) -> str:
        """Where it is: a file, or host and database without user and password."""

    def exists(self) -> bool:
        """Tell whether there is one; makes nothing."""

    def get_meta(self, key: str) -> str | None:
        """Return what is kept for `key`."""

    def put_meta(self, key: str, value: str) -> None:
        """Keep `value` for `key`, in place of an earlier one."""

    def claim_meta(self, key: str, value: str) -> str:
        """Keep `value` for `key` unless there is one; return the one that stands."""

    def migrate(self) -> list[str]:
        """Take every step that is left, all or none; return their names."""

    def pending(self) -> list[str]:
        """Return the names of the steps that are left, in order; writes nothing."""

    def applied(self) -> list[str]:
        """Return the names of the steps taken, in order; writes nothing."""

    def check(self) -> list[str]:
        """Return what is wrong with it, a line each; empty if it is well."""

    def backup(self, file: Path) -> None:
        """Copy all of it, as it is at one moment, to a new `file`."""

    def restore(self, file: Path) -> Path | str | None:
        """Put a backup in its place; return where the old one is kept, if it is."""

    def close(self) -> None:
        """Close what no unit is using; the store can be used again."""


class Told(Protocol):
    """Is told how far long work is."""

    def __call__(self, what: str, done: int, of: int, /) -> None:
        """Take note that so many rows are done."""


class Sum(Protocol):
    """What a table holds."""

    @property
    def table(self) -> str: ...
    @property
    def rows(self) -> int: ...
    @property
    def digest(self) -> str: ...


class Copying(Protocol):
    """Everything moved from one store into another; the first is only read.

    What fails raises StoreUnavailableError.
    """

    @property
    def name(self) -> str:
        """Where everything goes, without user and password."""

    def move(self, told: Told) -> int:
        """Put into the target what it lacks; return how many rows that were.

        An interrupted move goes on where it was. A target that holds anything else
        is refused.
        """

    def check(self, told: Told) -> Sequence[Sum]:
        """Read both whole and return what each table holds, once it is the same."""

    def close(self) -> None:
        """Close both stores."""
