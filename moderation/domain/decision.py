"""How a comment is judged: outcomes, reasons, verdicts, decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from moderation.domain.comment import Comment, Status


class Outcome(StrEnum):
    """What a judgement says."""

    APPROVE = "approve"
    HOLD = "hold"
    REJECT = "reject"
    SPAM = "spam"
    # Only the pipeline refuses: the submission never becomes a comment, its author is
    # told at once and keeps the text.
    REFUSE = "refuse"


STATUS_AFTER = {
    Outcome.APPROVE: Status.APPROVED,
    Outcome.HOLD: Status.PENDING,
    Outcome.REJECT: Status.REJECTED,
    Outcome.SPAM: Status.SPAM,
}


class ReasonCode(StrEnum):
    """Why; every code has a sentence in each language."""

    # The pipeline's.
    ARTICLE_CLOSED = "article_closed"
    ARTICLE_HELD = "article_held"
    TOO_LONG = "too_long"
    HONEYPOT = "honeypot"
    DUPLICATE = "duplicate"
    FLOOD = "flood"
    TOO_MANY = "too_many"
    TOO_MANY_LINKS = "too_many_links"
    FIRST_COMMENT = "first_comment"
    KNOWN_AUTHOR = "known_author"
    UNREVIEWED = "unreviewed"
    # A moderator's.
    OFF_TOPIC = "off_topic"
    INSULT = "insult"
    HATE = "hate"
    PRIVATE_DATA = "private_data"
    ADVERTISING = "advertising"
    FALSEHOOD = "falsehood"
    OTHER = "other"


# What a moderator may choose, in the order shown.
MODERATORS_REASONS = (
    ReasonCode.OFF_TOPIC,
    ReasonCode.INSULT,
    ReasonCode.HATE,
    ReasonCode.PRIVATE_DATA,
    ReasonCode.ADVERTISING,
    ReasonCode.FALSEHOOD,
    ReasonCode.OTHER,
)


@dataclass(frozen=True)
class Reason:
    """A code with data; `spans` are the places in the comment's text that matched."""

    code: ReasonCode
    data: dict[str, int] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What one rule, or the whole pipeline, says of a submission."""

    outcome: Outcome
    reasons: tuple[Reason, ...]

    def summary(self) -> dict[str, str | int | list[str]]:
        """Return outcome and reason codes, as an audit entry keeps them."""
        return {
            "outcome": self.outcome.value,
            "reasons": [reason.code.value for reason in self.reasons],
        }


@dataclass(frozen=True)
class Decision:
    """One judgement as it is stored.

    `moderator` is the name of who decided, None for the pipeline. `version` is the
    comment's version that was judged, `before` and `after` its status around it.
    `undone_at` is set once it was taken back. Times are UTC microseconds.
    """

    id: int
    comment_id: int
    version: int
    outcome: Outcome
    reasons: tuple[Reason, ...]
    before: Status
    after: Status
    at: int
    moderator: str | None = None
    note: str = ""
    undone_at: int | None = None


@dataclass(frozen=True)
class NewDecision:
    """A judgement on its way into the store, of `comment` as it was before it."""

    comment: Comment
    verdict: Verdict
    after: Status
    at: int
    moderator_id: int | None = None
    note: str = ""
