"""Refuses what comes under a closed article."""

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import closed_article
from tests import make


def test_a_closed_article_takes_nothing_more():
    """Not even from a known author."""
    facts = make.facts(article_state=ArticleState.CLOSED)

    verdict = closed_article(make.submission(), facts, Policy())

    assert verdict == Verdict(Outcome.REFUSE, (Reason(ReasonCode.ARTICLE_CLOSED),))


@pytest.mark.parametrize("state", [ArticleState.OPEN, ArticleState.HELD])
def test_articles_that_take_comments_are_passed_over(state):
    """Open and held articles are none of its business."""
    facts = make.facts(article_state=state)

    assert closed_article(make.submission(), facts, Policy()) is None
