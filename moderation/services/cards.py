"""What a moderator must know of a comment, gathered for many at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

    `decision` is the one that stands, `judged` the pipeline's newest, whatever people
    decided since; its spans are places in the text as it is now. `masked` is the
    author's address with only its first letters, `reports` are the open ones, oldest
    first.
    """

    comment: Comment
    article: Article
    parent: Comment | None
    decision: Decision | None
    author: Author
    masked: str
    reports: Sequence[Report]
    judged: Decision | None = None


def cards_of(unit: Reading, vault: Vault, comments: Sequence[Comment]) -> list[Card]:
    """Return a card for each of `comments`, in their order."""
    ids = [comment.id for comment in comments]
    articles = unit.articles.by_ids({c.article_id for c in comments})
    authors = unit.authors.by_ids({c.author_id for c in comments})
    parents = unit.comments.by_ids({c.parent_id for c in comments if c.parent_id})
    decisions = unit.decisions.of_many(ids)
    reports = unit.reports.open_about(ids)
    return [
        Card(
            comment=comment,
            article=articles[comment.article_id],
            parent=parents.get(comment.parent_id or 0),
            decision=_standing(decisions.get(comment.id, ())),
            author=authors[comment.author_id],
            masked=_masked(vault, authors[comment.author_id]),
            reports=reports.get(comment.id, ()),
            judged=_judged(comment, decisions.get(comment.id, ())),
        )
        for comment in comments
    ]


def _standing(decisions: Sequence[Decision]) -> Decision | None:
    """Return the newest that was not undone; `decisions` are oldest first."""
    standing = [decision for decision in decisions if not decision.undone_at]
    return standing[-1] if standing else None


def _judged(comment: Comment, decisions: Sequence[Decision]) -> Decision | None:
    judged = [decision for decision in decisions if not decision.moderator]
    if not judged:
        return None
    newest = judged[-1]
    if newest.at >= (comment.edited_at or 0):
        return newest
    # It was about another text, where other words stood in these places.
    reasons = tuple(replace(reason, spans=()) for reason in newest.reasons)
    return replace(newest, reasons=reasons)


def _masked(vault: Vault, author: Author) -> str:
    return masked(vault.open(author.id, author.sealed))
