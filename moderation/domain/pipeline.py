"""The ordered rules; gives one verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from moderation.domain.decision import (
    Basis,
    Outcome,
    Reason,
    ReasonCode,
    Verdict,
    yielding_to,
)
from moderation.domain.errors import RefusedError
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

    A refusal ends the reading at once. An approval stands where nothing else was said,
    or only what yields to it. Where no rule has an opinion, a person must look: hold,
    `unreviewed`. The verdict has its basis.
    """
    if found := policy.rulebook.matches(submission, facts):
        facts = replace(facts, matched=found)
    verdict = _verdict(submission, facts, policy, rules)
    matched = tuple((match.rule.id, match.rule.log_only) for match in facts.matched)
    return replace(verdict, basis=Basis(policy.version, facts, matched))


def admitted(submission: Submission, facts: Facts, policy: Policy) -> Verdict:
    """Return what `judge` says; raises RefusedError where that is a refusal."""
    verdict = judge(submission, facts, policy)
    if verdict.outcome is Outcome.REFUSE:
        raise RefusedError(*verdict.reasons)
    return verdict


def _verdict(
    submission: Submission, facts: Facts, policy: Policy, rules: Sequence[Rule]
) -> Verdict:
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
    return _strictest(_standing(verdicts))


def _standing(verdicts: list[Verdict]) -> list[Verdict]:
    """Return `verdicts` without the holds that yield to an approval among them."""
    yielding = {
        code
        for verdict in verdicts
        if verdict.outcome is Outcome.APPROVE
        for reason in verdict.reasons
        for code in yielding_to(reason)
    }
    return [
        verdict
        for verdict in verdicts
        if not all(reason.code in yielding for reason in verdict.reasons)
    ]


def _strictest(verdicts: list[Verdict]) -> Verdict:
    strictest = min((v.outcome for v in verdicts), key=_WEIGHT.index)
    agreeing = (v.reasons for v in verdicts if v.outcome is strictest)
    return Verdict(
        strictest, tuple(reason for reasons in agreeing for reason in reasons)
    )
