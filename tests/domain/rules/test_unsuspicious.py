"""Lets through what is like nothing that people reject."""

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.pipeline import judge
from moderation.domain.policy import Policy, Thresholds
from moderation.domain.rules import unsuspicious
from tests import make

POLICY = Policy(thresholds=Thresholds(approved_below=0.05))


def facts(spam, abuse, **changes):
    return make.facts(spam_score=spam, abuse_score=abuse, **changes)


def test_what_both_scores_are_sure_of_passes():
    """The reason names the higher one, and no less than it was."""
    known = facts(make.score(0.011), make.score(0.05))

    verdict = unsuspicious(make.submission(), known, POLICY)

    reason = Reason(ReasonCode.UNSUSPICIOUS, {"percent": 5})
    assert verdict == Verdict(Outcome.APPROVE, (reason,))


@pytest.mark.parametrize(
    "other",
    [None, make.score(0.051), make.score(0.0, is_confident=False)],
    ids=["not asked", "above", "unsure"],
)
def test_one_score_is_not_enough(other):
    """Nothing is known of the other."""
    sure = make.score(0.01)

    assert unsuspicious(make.submission(), facts(sure, other), POLICY) is None
    assert unsuspicious(make.submission(), facts(other, sure), POLICY) is None


def test_zero_switches_it_off():
    """Even for what scores nothing at all."""
    known = facts(make.score(0.0), make.score(0.0))

    assert unsuspicious(make.submission(), known, Policy()) is None


def test_a_first_comment_passes_by_its_scores():
    """Nobody knows its author, but it is like nothing that people reject."""
    known = facts(make.score(0.01), make.score(0.01), approved=0, confirmed=False)

    verdict = judge(make.submission(), known, POLICY)

    assert verdict.outcome is Outcome.APPROVE
    assert [reason.code for reason in verdict.reasons] == [ReasonCode.UNSUSPICIOUS]


def test_no_score_opens_an_article_that_is_held():
    """Nor any other hold that does not yield to it."""
    known = facts(make.score(0.01), make.score(0.01), article_state=ArticleState.HELD)

    verdict = judge(make.submission(), known, POLICY)

    assert verdict.outcome is Outcome.HOLD
