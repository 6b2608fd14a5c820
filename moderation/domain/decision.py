"""How a comment is judged: outcomes, reasons, verdicts, decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from moderation.domain.comment import Comment, Status

if TYPE_CHECKING:
    from moderation.domain.facts import Facts


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
    MIXED_SCRIPTS = "mixed_scripts"
    STAFF_NAME = "staff_name"
    FIRST_COMMENT = "first_comment"
    KNOWN_AUTHOR = "known_author"
    LIKELY_SPAM = "likely_spam"
    LIKELY_ABUSE = "likely_abuse"
    UNSUSPICIOUS = "unsuspicious"
    IMPORTED = "imported"
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


# Holds that give way to an approval beside them: to one by a rule that a chief wrote,
# and to one by the scores. What is held because of its article or its sender's haste
# waits all the same.
_YIELD_TO_RULES = frozenset({
    ReasonCode.TOO_MANY_LINKS,
    ReasonCode.LIKELY_SPAM,
    ReasonCode.LIKELY_ABUSE,
    ReasonCode.FIRST_COMMENT,
})  # fmt: skip
_YIELD_TO_SCORES = frozenset({ReasonCode.FIRST_COMMENT})


def yielding_to(approval: Reason) -> frozenset[ReasonCode]:
    """Return the reasons whose holds give way to an approval for this reason."""
    if "rule" in approval.data:
        return _YIELD_TO_RULES
    if approval.code is ReasonCode.UNSUSPICIOUS:
        return _YIELD_TO_SCORES
    return frozenset()


@dataclass(frozen=True)
class Basis:
    """What the pipeline went by, so that its decision can be made again.

    `policy` is the version of the policy, 0 before anyone saved one. `matched` holds
    the id of every written rule that matched, and whether it only logs.
    """

    policy: int
    facts: Facts
    matched: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What one rule, or the whole pipeline, says of a submission.

    Only the pipeline's has a `basis`.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    basis: Basis | None = field(default=None, compare=False)

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
    `undone_at` is set once it was taken back. `policy` is the version that the pipeline
    went by, None where a person decided. Times are UTC microseconds.
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
    policy: int | None = None


@dataclass(frozen=True)
class NewDecision:
    """A judgement on its way into the store, of `comment` as it was before it."""

    comment: Comment
    verdict: Verdict
    after: Status
    at: int
    moderator_id: int | None = None
    note: str = ""
