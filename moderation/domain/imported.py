"""How a comment is judged that comes from elsewhere with a status of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.pipeline import judge
from moderation.domain.rules import WHAT_IT_SAYS

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.rules import Rule
    from moderation.domain.submission import Submission

_OUTCOMES = {
    Status.PENDING: Outcome.HOLD,
    Status.APPROVED: Outcome.APPROVE,
    Status.REJECTED: Outcome.REJECT,
    Status.SPAM: Outcome.SPAM,
}


def judge_imported(
    submission: Submission, facts: Facts, policy: Policy, status: Status
) -> Verdict:
    """Return the stricter of what people made of it there and what our rules say.

    Rules about the moment, the sender's haste and the article's state are left out:
    they are about comments that are written now.
    """

    def brought_along(*_: object) -> Verdict:
        return Verdict(_OUTCOMES[status], (Reason(ReasonCode.IMPORTED),))

    rules: tuple[Rule, ...] = (*WHAT_IT_SAYS, brought_along)
    return judge(submission, facts, policy, rules)
