"""Stops the same words by the same author in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def duplicate(_: Submission, facts: Facts, __: Policy) -> Verdict | None:
    """Refuse what its own sender repeats; hold it when it comes from elsewhere.

    A refusal tells that this address wrote those words. Whoever sent them knows;
    a stranger who guesses at an address must not learn it, so theirs just waits.
    """
    if not facts.has_twin:
        return None
    outcome = Outcome.REFUSE if facts.twin_is_from_network else Outcome.HOLD
    return Verdict(outcome, (Reason(ReasonCode.DUPLICATE),))
