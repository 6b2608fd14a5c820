"""The ordered rules; gives one verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.rules import Rule
    from moderation.domain.submission import Submission

# A stricter opinion outweighs a milder one; an approval stands only alone.
_WEIGHT = (
    Outcome.REFUSE,
    Outcome.SPAM,
    Outcome.REJECT,
    Outcome.HOLD,
    Outcome.APPROVE,
)


def judge(
    submission: Submission,
    facts: Facts,
    policy: Policy,
    rules: Sequence[Rule] = RULES,
) -> Verdict:
    """Return the strictest opinion of `rules`, with every reason for that outcome.

    A refusal ends the reading at once. Where no rule has an opinion, a person must
    look: hold, `unreviewed`.
    """
    verdicts: list[Verdict] = []
    for rule in rules:
        verdict = rule(submission, facts, policy)
        if verdict is None:
            continue
        if verdict.outcome is Outcome.REFUSE:
            return verdict
        verdicts.append(verdict)
    if not verdicts:
        return Verdict(Outcome.HOLD, (Reason(ReasonCode.UNREVIEWED),))
    strictest = min((v.outcome for v in verdicts), key=_WEIGHT.index)
    agreeing = (v.reasons for v in verdicts if v.outcome is strictest)
    return Verdict(
        strictest, tuple(reason for reasons in agreeing for reason in reasons)
    )
