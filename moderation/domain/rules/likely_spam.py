"""Holds what is much like the spam that people found here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.risk import at_least, reaches, speaking_for

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def likely_spam(_: Submission, facts: Facts, policy: Policy) -> Verdict | None:
    """Hold, and never more: a score may be wrong, and a person sees that."""
    score = facts.spam_score
    if score is None or not reaches(score, policy.thresholds.spam_held):
        return None
    spans = speaking_for(score)
    reason = Reason(ReasonCode.LIKELY_SPAM, {"percent": at_least(score)}, spans)
    return Verdict(Outcome.HOLD, (reason,))
