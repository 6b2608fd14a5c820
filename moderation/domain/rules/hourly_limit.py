"""Bounds how much one network or one author writes in an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission

# Within the hour some of the counted comments grow old; asking again after this many
# seconds is early enough.
_RETRY_AFTER = 600


def hourly_limit(_: Submission, facts: Facts, policy: Policy) -> Verdict | None:
    """Refuse by network, hold by author, for the reasons that `flood` gives."""
    limit = policy.comments_per_hour
    if not limit:
        return None
    reason = Reason(ReasonCode.TOO_MANY, {"limit": limit, "retry_after": _RETRY_AFTER})
    if facts.hour_from_network >= limit:
        return Verdict(Outcome.REFUSE, (reason,))
    if facts.hour_from_author >= limit:
        return Verdict(Outcome.HOLD, (reason,))
    return None
