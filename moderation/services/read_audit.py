"""A moderator reads the audit log; an operator verifies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import Entry, first_altered
from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.ports import Store


@dataclass(frozen=True)
class ReadAudit:
    """Page through the log, newest first."""

    store: Store

    def __call__(
        self, moderator: Moderator, *, before: int | None = None, limit: int = 50
    ) -> tuple[list[Entry], int | None]:
        """Return entries with ids below `before`, and the next cursor."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            found = reading.audit.page(before=before, limit=limit + 1)
        page = found[:limit]
        return page, page[-1].id if len(found) > limit else None


@dataclass(frozen=True)
class VerifyAudit:
    """Compute the whole chain again."""

    store: Store
    key: bytes

    def __call__(self) -> int | None:
        """Return what `first_altered` says of the whole log."""
        with self.store.reading() as reading:
            return first_altered(self.key, reading.audit.walk(), reading.audit.head())
