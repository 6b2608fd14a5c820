"""Holds what is much like the abuse that people rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.risk import at_least, reaches, speaking_for

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def likely_abuse(_: Submission, facts: Facts, policy: Policy) -> Verdict | None:
    """Hold, and never more: quoting an insult looks much like insulting."""
    score = facts.abuse_score
    if score is None or not reaches(score, policy.thresholds.abuse_held):
        return None
    spans = speaking_for(score)
    reason = Reason(ReasonCode.LIKELY_ABUSE, {"percent": at_least(score)}, spans)
    return Verdict(Outcome.HOLD, (reason,))
