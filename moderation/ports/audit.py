"""The audit log as storage keeps it: append-only, chained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.audit import Entry, NewEntry


class ReadAudit(Protocol):
    """Reading the log."""

    def page(self, *, before: int | None, limit: int) -> list[Entry]:
        """Return entries with an id below `before`, newest first."""

    def of(self, comment_id: int) -> list[Entry]:
        """Return the entries about a comment, oldest first."""

    def walk(self) -> Iterator[Entry]:
        """Yield the whole log in order, in constant memory."""

    def head(self) -> str:
        """Return the newest entry's digest as it is kept apart from the log."""


class Audit(ReadAudit, Protocol):
    """Reading and appending."""

    def append(self, entry: NewEntry) -> Entry:
        """Chain `entry` to the newest one and move the head."""
