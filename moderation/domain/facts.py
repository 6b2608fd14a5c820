"""What is known when a submission is judged."""

from __future__ import annotations

from dataclasses import dataclass

from moderation.domain.article import ArticleState


@dataclass(frozen=True)
class Facts:
    """Gathered in one reading unit, so that rules need no store. Times are UTC µs.

    `approved`, `rejected` and `confirmed` are the author's record. `has_twin` says that
    a comment with the same text, author, article and parent is stored, and
    `twin_is_from_network` that it came from this submission's network. The `last_…`
    are when the newest comment came from there; the `hour_…` count those of the last
    hour.
    """

    now: int
    article_state: ArticleState = ArticleState.OPEN
    approved: int = 0
    rejected: int = 0
    confirmed: bool = False
    has_twin: bool = False
    twin_is_from_network: bool = False
    last_from_network: int | None = None
    last_from_author: int | None = None
    hour_from_network: int = 0
    hour_from_author: int = 0
