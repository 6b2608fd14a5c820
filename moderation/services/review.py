"""A moderator looks through a queue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError
from moderation.domain.moderator import Act
from moderation.domain.queue import Cursor, Order
from moderation.services.cards import Card, cards_of

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.audit import Entry
    from moderation.domain.comment import Comment
    from moderation.domain.decision import Decision
    from moderation.domain.moderator import Moderator
    from moderation.domain.queue import Filter, Tally
    from moderation.ports import Reading, Store, Vault


@dataclass(frozen=True)
class QueuePage:
    """One page of a queue; `next` is the cursor of the page after it.

    `tallies` speak of every queue as a whole, `articles` and `sections` are what the
    queue can be narrowed to.
    """

    wanted: Filter
    cards: list[Card]
    tallies: list[Tally]
    articles: list[Article]
    sections: list[str]
    next: Cursor | None


@dataclass(frozen=True)
class History:
    """One comment with all that was decided and done about it, oldest first."""

    card: Card
    decisions: list[Decision]
    entries: list[Entry]


@dataclass(frozen=True)
class Review:
    """Gather a page of a queue."""

    store: Store
    vault: Vault

    def __call__(self, moderator: Moderator, wanted: Filter) -> QueuePage:
        """Return the page; raises ForbiddenError for who may not look."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            one_more = replace(wanted, limit=wanted.limit + 1)
            found = reading.comments.page(one_more)
            page = found[: wanted.limit]
            return QueuePage(
                wanted=wanted,
                cards=cards_of(reading, self.vault, page),
                tallies=reading.comments.tallies(),
                articles=reading.articles.newest(),
                sections=reading.articles.sections(),
                next=_end(page, wanted) if len(found) > wanted.limit else None,
            )


@dataclass(frozen=True)
class Count:
    """Count every queue."""

    store: Store

    def __call__(self, moderator: Moderator) -> list[Tally]:
        """Return the tallies; raises ForbiddenError for who may not look."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            return reading.comments.tallies()


@dataclass(frozen=True)
class Look:
    """Gather one comment's history."""

    store: Store
    vault: Vault

    def __call__(self, moderator: Moderator, comment_id: int) -> History:
        """Return it; raises NotFoundError for an unknown comment."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            return History(
                card=_card(reading, self.vault, comment_id),
                decisions=reading.decisions.of(comment_id),
                entries=reading.audit.of(comment_id),
            )


def _end(page: list[Comment], wanted: Filter) -> Cursor:
    last = page[-1]
    return Cursor(last.id, last.risk if wanted.order is Order.RISK else None)


def _card(unit: Reading, vault: Vault, comment_id: int) -> Card:
    comment = unit.comments.get(comment_id)
    if comment is None:
        raise NotFoundError("comment")
    return cards_of(unit, vault, [comment])[0]
