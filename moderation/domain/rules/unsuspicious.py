"""Lets through what is like nothing that people reject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.risk import at_most, stays_below

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def unsuspicious(_: Submission, facts: Facts, policy: Policy) -> Verdict | None:
    """Approve where both scores are sure of it; one that abstains leaves it to people.

    It saves their time for what needs a person, at a rate that a chief has chosen.
    """
    spam, abuse = facts.spam_score, facts.abuse_score
    below = policy.thresholds.approved_below
    if spam is None or abuse is None:
        return None
    if not (stays_below(spam, below) and stays_below(abuse, below)):
        return None
    highest = max(at_most(spam), at_most(abuse))
    return Verdict(
        Outcome.APPROVE, (Reason(ReasonCode.UNSUSPICIOUS, {"percent": highest}),)
    )
