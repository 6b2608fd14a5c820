"""What became of the comments that a written rule matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class RuleMatched:
    """Some comments that a rule matched and that fared alike.

    `outcome` is what the pipeline decided about them, `people` what a person decided
    since, None where nobody has.
    """

    outcome: Outcome
    people: Outcome | None
    log_only: bool
    count: int


@dataclass(frozen=True)
class RuleTally:
    """How often a rule matched, and what people made of it.

    `upheld` counts where people decided as the rule would have, `overruled` where they
    did not, `waiting` where nobody has decided. `logged` of the `matched` were matched
    while the rule only logged.
    """

    matched: int = 0
    logged: int = 0
    upheld: int = 0
    overruled: int = 0
    waiting: int = 0


# What people may say of a comment that a rule stopped, or let through.
_BAD = frozenset({Outcome.REJECT, Outcome.SPAM})


def tally_of(wanted: Outcome, matched: Iterable[RuleMatched]) -> RuleTally:
    """Return the tally of a rule whose outcome is `wanted`.

    A rule that holds is upheld where people rejected: had it been right to let the
    comment through at once, it would have cost a person's time for nothing.
    """
    counts = {"matched": 0, "logged": 0, "upheld": 0, "overruled": 0, "waiting": 0}
    for some in matched:
        counts["matched"] += some.count
        counts["logged"] += some.count if some.log_only else 0
        counts[_verdict_of_people(wanted, some.people)] += some.count
    return RuleTally(**counts)


def _verdict_of_people(wanted: Outcome, people: Outcome | None) -> str:
    if people is None or people is Outcome.HOLD:
        return "waiting"
    agrees = (people in _BAD) is (wanted is not Outcome.APPROVE)
    return "upheld" if agrees else "overruled"
