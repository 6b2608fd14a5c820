"""A program that links to comments asks on which page of its thread each one stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.comment import Comment
    from moderation.ports import Store


@dataclass(frozen=True)
class Locate:
    """Find the pages of approved comments."""

    store: Store
    per_page: int

    def __call__(self, comments: Collection[Comment]) -> dict[int, int]:
        """Return the page, counted from 1, by the comment's id."""
        with self.store.reading() as reading:
            places = {c.id: reading.comments.place(c) for c in comments}
        return {key: place // self.per_page + 1 for key, place in places.items()}
