"""Holds what is much like the spam, or the abuse, that people found."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy, Thresholds
from moderation.domain.rules import likely_abuse, likely_spam
from tests import make

POLICY = Policy(thresholds=Thresholds(spam_held=0.9, abuse_held=0.9))
RULES = {
    "spam_score": (likely_spam, ReasonCode.LIKELY_SPAM),
    "abuse_score": (likely_abuse, ReasonCode.LIKELY_ABUSE),
}
each_score = pytest.mark.parametrize("score", RULES)


def said(score, assessment, policy=POLICY):
    rule, _ = RULES[score]
    return rule(make.submission(), make.facts(**{score: assessment}), policy)


@each_score
@pytest.mark.parametrize("probability", [0.9, 0.975, 1.0])
def test_a_score_at_the_threshold_or_above_waits(score, probability):
    """The reason says how high it was, and which words raised it."""
    verdict = said(score, make.score(probability))

    data = {"percent": int(probability * 100)}
    reason = Reason(RULES[score][1], data, ((5, 9),))
    assert verdict == Verdict(Outcome.HOLD, (reason,))


@each_score
def test_a_score_below_the_threshold_says_nothing(score):
    """A person may still look for another reason."""
    assert said(score, make.score(0.899)) is None


@each_score
@pytest.mark.parametrize("probability", [0.0, 0.5, 1.0])
def test_zero_switches_a_threshold_off(score, probability):
    """As it is before a chief has set one."""
    assert said(score, make.score(probability), Policy()) is None


@each_score
@pytest.mark.parametrize("assessment", [None, make.score(1.0, is_confident=False)])
def test_a_model_that_is_unsure_holds_nothing(score, assessment):
    """Nor does one that nobody asked."""
    assert said(score, assessment) is None


@each_score
def test_words_are_named_in_their_order(score):
    """Whichever weighs more; those that spoke against it are not named."""
    words = (make.Weighed(7, 9, 3.0), make.Weighed(3, 5, -1.0), make.Weighed(0, 2, 1.0))

    verdict = said(score, make.score(heaviest=words))

    assert verdict.reasons[0].spans == ((0, 2), (7, 9))
