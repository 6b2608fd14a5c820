"""A store as its operator sees it: made, taken through steps, checked, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from moderation.ports import Store

if TYPE_CHECKING:
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

    def restore(self, file: Path) -> Path | None:
        """Put a backup in its place; return where the old one is kept, if it is."""

    def close(self) -> None:
        """Close what no unit is using; the store can be used again."""
