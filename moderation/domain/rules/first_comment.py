"""Holds the first words of an author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def first_comment(_: Submission, facts: Facts, __: Policy) -> Verdict | None:
    """Hold: nobody here has read this author yet."""
    if facts.approved:
        return None
    return Verdict(Outcome.HOLD, (Reason(ReasonCode.FIRST_COMMENT),))
