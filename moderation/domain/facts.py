"""What is known when a submission is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.article import ArticleState

if TYPE_CHECKING:
    from moderation.domain.author import Author
    from moderation.domain.comment import Sent, Traffic
    from moderation.domain.rulebook import RuleMatch
    from moderation.domain.scores import Assessment


@dataclass(frozen=True)
class Facts:
    """Gathered in one reading unit, so that rules need no store. Times are UTC µs.

    `approved`, `rejected` and `confirmed` are the author's record. `has_twin` says that
    a comment with the same text, author, article and parent is stored, and
    `twin_is_from_network` that it came from this submission's network. The `last_…`
    are when the newest comment came from there; the `hour_…` count those of the last
    hour. `address` is the blind index of the author's address. The scores are what
    the models made of the text before anyone decided, None where none was asked.
    `matched` is what the rules that chiefs wrote found; the pipeline sees to it.
    """

    now: int
    article_state: ArticleState = ArticleState.OPEN
    section: str = ""
    address: bytes = b""
    approved: int = 0
    rejected: int = 0
    spam: int = 0
    confirmed: bool = False
    has_twin: bool = False
    twin_is_from_network: bool = False
    last_from_network: int | None = None
    last_from_author: int | None = None
    hour_from_network: int = 0
    hour_from_author: int = 0
    spam_score: Assessment | None = None
    abuse_score: Assessment | None = None
    matched: tuple[RuleMatch, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is stored of a submission, found in one look.

    `policy` is the version of the policy in force, 0 where none was saved, and `people`
    how many moderators there are. `taught` is
    the newest entry of the audit log that the scores learn from, 0 where there is none.
    `author` is None for an address that never wrote. `by_form` is how the comment was
    sent that this form sent before, `twin` how the newest one with the same text in
    the same place was.
    """

    article_id: int
    article_state: ArticleState
    section: str
    policy: int
    people: int
    taught: int
    author: Author | None
    by_form: Sent | None
    twin: Sent | None
    traffic: Traffic
