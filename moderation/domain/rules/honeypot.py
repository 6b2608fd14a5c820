"""Takes for spam what fills in the field that people do not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def honeypot(submission: Submission, _: Facts, __: Policy) -> Verdict | None:
    """Call it spam: only a program writes where nothing is shown."""
    if not submission.trap:
        return None
    return Verdict(Outcome.SPAM, (Reason(ReasonCode.HONEYPOT),))
