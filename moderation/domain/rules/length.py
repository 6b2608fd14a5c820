"""Refuses a text longer than a comment may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.submission import too_long

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def length(submission: Submission, _: Facts, __: Policy) -> Verdict | None:
    """Refuse: forms say so too, but not every submission comes through a form."""
    excess = too_long("body", submission.body)
    if excess is None:
        return None
    return Verdict(Outcome.REFUSE, (Reason(ReasonCode.TOO_LONG, excess),))
