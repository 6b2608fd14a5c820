"""Does what the rules that chiefs wrote say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, Verdict
from moderation.domain.rulebook import Place

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.rulebook import RuleMatch
    from moderation.domain.submission import Submission

# A rule that lets through must not outweigh one that knows of something bad.
_STRICTNESS = (Outcome.SPAM, Outcome.REJECT, Outcome.HOLD, Outcome.APPROVE)


def written_rules(_: Submission, facts: Facts, policy: Policy) -> Verdict | None:
    """Return the strictest outcome of the rules that matched, with each one's reason.

    Rules that only log decide nothing.
    """
    acting = [match for match in facts.matched if not match.rule.log_only]
    if not acting:
        return None
    strictest = min((match.rule.outcome for match in acting), key=_STRICTNESS.index)
    agreeing = [match for match in acting if match.rule.outcome is strictest]
    return Verdict(strictest, tuple(_reason(one, policy) for one in agreeing))


def _reason(match: RuleMatch, policy: Policy) -> Reason:
    data = {"rule": match.rule.id, "policy": policy.version}
    if match.place is not Place.BODY:
        data[match.place.value] = 1
    return Reason(match.rule.reason, data, match.spans)
