"""What a moderator must know of a comment, gathered for many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.author import masked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.article import Article
    from moderation.domain.author import Author
    from moderation.domain.comment import Comment
    from moderation.domain.decision import Decision
    from moderation.domain.report import Report
    from moderation.ports import Reading, Vault


@dataclass(frozen=True)
class Card:
    """A comment with its article, what it replies to, and what is known of it.

    `decision` is the one that stands, `masked` the author's address with only its
    first letters, `reports` the open ones, oldest first.
    """

    comment: Comment
    article: Article
    parent: Comment | None
    decision: Decision | None
    author: Author
    masked: str
    reports: Sequence[Report]


def cards_of(unit: Reading, vault: Vault, comments: Sequence[Comment]) -> list[Card]:
    """Return a card for each of `comments`, in their order."""
    ids = [comment.id for comment in comments]
    articles = unit.articles.by_ids({c.article_id for c in comments})
    authors = unit.authors.by_ids({c.author_id for c in comments})
    parents = unit.comments.by_ids({c.parent_id for c in comments if c.parent_id})
    decisions = unit.decisions.standing(ids)
    reports = unit.reports.open_about(ids)
    return [
        Card(
            comment=comment,
            article=articles[comment.article_id],
            parent=parents.get(comment.parent_id or 0),
            decision=decisions.get(comment.id),
            author=authors[comment.author_id],
            masked=_masked(vault, authors[comment.author_id]),
            reports=reports.get(comment.id, ()),
        )
        for comment in comments
    ]


def _masked(vault: Vault, author: Author) -> str:
    return masked(vault.open(author.id, author.sealed))
