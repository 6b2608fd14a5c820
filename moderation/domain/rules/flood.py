"""Slows down who writes faster than people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission

_SECOND = 1_000_000


def flood(_: Submission, facts: Facts, policy: Policy) -> Verdict | None:
    """Refuse a second comment too soon from one network, hold one from one author.

    The author's limit only holds: a refusal would let anyone who knows an address
    shut its owner out, and would tell a stranger that its owner has just written.
    """
    if not policy.flood_seconds:
        return None
    pairs = (
        (facts.last_from_network, Outcome.REFUSE),
        (facts.last_from_author, Outcome.HOLD),
    )
    for last, outcome in pairs:
        wait = 0 if last is None else last + policy.flood_seconds * _SECOND - facts.now
        if wait > 0:
            reason = Reason(ReasonCode.FLOOD, {"retry_after": -(-wait // _SECOND)})
            return Verdict(outcome, (reason,))
    return None
