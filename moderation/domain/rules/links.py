"""Holds what carries many links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain import rendering
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def links(submission: Submission, _: Facts, policy: Policy) -> Verdict | None:
    """Hold: advertising lives on links, and most honest comments carry none or one."""
    if not policy.links_held:
        return None
    spans = rendering.links(submission.body)
    if len(spans) < policy.links_held:
        return None
    reason = Reason(ReasonCode.TOO_MANY_LINKS, {"links": len(spans)}, tuple(spans))
    return Verdict(Outcome.HOLD, (reason,))
