"""What a draft would have done about comments of the past."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.pipeline import judge
from moderation.domain.trial import Effect, Fared, to_read
from moderation.domain.written_rule import LooksFor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderation.domain.decision import Verdict
    from moderation.domain.past import Past
    from moderation.domain.policy import Policy
    from moderation.domain.trial import Draft

# Held for these, a comment only waits for its turn: nobody suspects it.
_UNSUSPECTED = frozenset({
    ReasonCode.ARTICLE_HELD,
    ReasonCode.FIRST_COMMENT,
    ReasonCode.UNREVIEWED,
})  # fmt: skip
# How a line of addresses begins that means all of a host.
_EVERYONE = ("@", "*@")


@dataclass(frozen=True)
class Candidate:
    """A draft with all that it needs; where `alone`, its one rule and no other speaks.

    Raises InvalidError, at the first comment, for rules that cannot be read.
    """

    policy: Policy
    alone: bool = False

    @property
    def untried(self) -> tuple[int, ...]:
        """The ids of rules that no past comment can tell about."""
        return tuple(
            rule.id for rule in self.policy.rules if rule.looks_for is LooksFor.NETWORKS
        )

    @property
    def asks_for_domains(self) -> bool:
        """Whether a rule looks at what stands behind the `@` of an address."""
        return any(
            rule.looks_for is LooksFor.DOMAINS
            or (
                rule.looks_for is LooksFor.ADDRESSES
                and any(line.startswith(_EVERYONE) for line in rule.lines)
            )
            for rule in self.policy.rules
        )

    def effect_on(self, past: Past) -> Effect | None:
        """Return what it would have done; None for nothing, where nothing was due."""
        submission, facts = past.submission(), past.facts_then()
        if self.alone:
            (rule,) = self.policy.rules
            matches = self.policy.rulebook.matches(submission, facts)
            if not matches and rule.outcome is Outcome.APPROVE:
                return None  # it was never to notice what is bad
            said = rule.outcome if matches else None
        else:
            said = _suspicion(judge(submission, facts, self.policy))
        return _effect(said, rejected=past.rejected)


class Counted(NamedTuple):
    """How some comments fared, and which are to be read, as `to_read` returns them."""

    counts: Counter[Fared]
    listed: list[tuple[int, Effect]]

    def plus(self, older: Counted) -> Counted:
        """Return both as one, the comments to read of the older ones behind."""
        return Counted(
            self.counts + older.counts, to_read([*self.listed, *older.listed])
        )


def candidate_of(draft: Draft, policy: Policy) -> Candidate:
    """Return a draft made ready over `policy`: the version that it names, or in force.

    A rule that only logs acts, if it is alone: what it would do is the question.
    """
    if draft.rule is not None:
        rule = replace(draft.rule, log_only=False)
        return Candidate(replace(policy, rules=(rule,)), alone=True)
    if draft.version is not None:
        return Candidate(policy)
    thresholds = draft.thresholds or policy.thresholds
    return Candidate(replace(policy, rules=draft.rules, thresholds=thresholds))


def counted(candidate: Candidate, some: Iterable[Past]) -> Counted:
    """Put a candidate to some comments."""
    counts: Counter[Fared] = Counter()
    noticed = []
    for past in some:
        effect = candidate.effect_on(past)
        counts[Fared(past.section, past.language, effect)] += 1
        if effect is not None:
            noticed.append((past.comment_id, effect))
    return Counted(counts, to_read(noticed))


def _suspicion(verdict: Verdict) -> Outcome | None:
    """Return what the pipeline says; None where it leaves all to people."""
    if all(reason.code in _UNSUSPECTED for reason in verdict.reasons):
        return None
    return verdict.outcome


def _effect(said: Outcome | None, *, rejected: bool) -> Effect | None:
    if said is None:
        return Effect.MISSED if rejected else None
    if said is Outcome.APPROVE:
        return Effect.WRONGLY_PASSED if rejected else Effect.RIGHTLY_PASSED
    return Effect.CAUGHT if rejected else Effect.WRONGLY_STOPPED
