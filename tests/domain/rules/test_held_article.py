"""Holds what comes under a held article."""

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import held_article
from tests import make


def test_everything_waits_under_a_held_article():
    """Known authors too."""
    facts = make.facts(article_state=ArticleState.HELD)

    verdict = held_article(make.submission(), facts, Policy())

    assert verdict == Verdict(Outcome.HOLD, (Reason(ReasonCode.ARTICLE_HELD),))


@pytest.mark.parametrize("state", [ArticleState.OPEN, ArticleState.CLOSED])
def test_other_articles_are_passed_over(state):
    """Open and closed articles are none of its business."""
    facts = make.facts(article_state=state)

    assert held_article(make.submission(), facts, Policy()) is None
