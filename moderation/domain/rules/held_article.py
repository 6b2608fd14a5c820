"""Holds what comes under a held article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.article import ArticleState
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def held_article(_: Submission, facts: Facts, __: Policy) -> Verdict | None:
    """Hold: under a heated subject even known authors wait."""
    if facts.article_state is not ArticleState.HELD:
        return None
    return Verdict(Outcome.HOLD, (Reason(ReasonCode.ARTICLE_HELD),))
