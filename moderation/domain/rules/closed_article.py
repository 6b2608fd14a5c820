"""Refuses what comes under a closed article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.article import ArticleState
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission


def closed_article(_: Submission, facts: Facts, __: Policy) -> Verdict | None:
    """Refuse: a debate that the newsroom ended takes nothing more."""
    if facts.article_state is not ArticleState.CLOSED:
        return None
    return Verdict(Outcome.REFUSE, (Reason(ReasonCode.ARTICLE_CLOSED),))
