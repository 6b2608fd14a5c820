"""Authors as storage keeps them: an address is ciphertext and a blind index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.author import Author, NewAuthor


class ReadAuthors(Protocol):
    """Finding authors."""

    def by_index(self, index: bytes) -> Author | None:
        """Return the author whose address has this blind index."""

    def by_ids(self, ids: Collection[int]) -> dict[int, Author]:
        """Return those of `ids` that exist, by id."""


class Authors(ReadAuthors, Protocol):
    """Finding and keeping authors."""

    def add(self, author_id: int, *, index: bytes, sealed: bytes, now: int) -> Author:
        """Store a new author; `author_id` comes from a unit's `new_id`."""

    def add_many(self, news: Sequence[NewAuthor]) -> None:
        """Store new authors; their ids come from `Writing.new_id`.

        An address that has an author already fails the unit with the engine's own
        error: ask `by_index` before.
        """
