"""A moderator reads some comments that were named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.moderator import Act
from moderation.services.cards import Card, cards_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.moderator import Moderator
    from moderation.ports import Store, Vault


@dataclass(frozen=True)
class ListCards:
    """Gather what must be known of comments, by their ids."""

    store: Store
    vault: Vault

    def __call__(self, moderator: Moderator, ids: Sequence[int]) -> list[Card]:
        """Return their cards in the order of `ids`, without those that are gone."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            found = reading.comments.by_ids(ids)
            comments = [found[each] for each in ids if each in found]
            return cards_of(reading, self.vault, comments)


@dataclass(frozen=True)
class ListSections:
    """Name the sections that have articles."""

    store: Store

    def __call__(self, moderator: Moderator) -> list[str]:
        """Return them in the order of their names."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            return reading.articles.sections()
