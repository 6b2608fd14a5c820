"""Lets through who was approved before and has shown that the address is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def known_author(_: Submission, facts: Facts, __: Policy) -> Verdict | None:
    """Approve. Without a confirmed address anyone could borrow a good record."""
    if not (facts.confirmed and facts.approved):
        return None
    return Verdict(Outcome.APPROVE, (Reason(ReasonCode.KNOWN_AUTHOR),))
