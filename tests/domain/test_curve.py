"""What thresholds would have done with what people decided."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.curve import THRESHOLDS, Decided, Point, curve_of, may_pass
from moderation.domain.decision import Reason, ReasonCode
from tests import make

SCORE = st.none() | st.builds(make.score, st.floats(0, 1), is_confident=st.booleans())
DECIDED = st.builds(
    Decided, spam=SCORE, abuse=SCORE, is_bad=st.booleans(), may_pass=st.booleans()
)


def comment(spam, abuse=0.0, **changes):
    return Decided(make.score(spam), make.score(abuse), **{"is_bad": False, **changes})


def at(points, threshold):
    return next(point for point in points if point.threshold == threshold)


def test_an_approving_point_says_how_much_passes_and_how_much_of_it_is_bad():
    """Of four, two would approve themselves, and people had rejected one of these."""
    decided = [
        comment(0.01),
        comment(0.05, is_bad=True),
        comment(0.06),
        comment(0.01, abuse=0.9, is_bad=True),
    ]

    curve = curve_of(decided)

    assert (curve.decided, curve.bad) == (4, 2)
    assert at(curve.approving, 0.05) == Point(0.05, 2, 0.5, 1, 0.5)


def test_a_holding_point_says_how_much_waits_and_how_much_of_it_is_good():
    """Each score has its own."""
    decided = [comment(0.95, abuse=0.2, is_bad=True), comment(0.9), comment(0.1)]

    curve = curve_of(decided)

    assert at(curve.holding_spam, 0.9) == Point(0.9, 2, 2 / 3, 1, 0.5)
    assert at(curve.holding_abuse, 0.2) == Point(0.2, 1, 1 / 3, 0, 0.0)


@pytest.mark.parametrize(
    "one",
    [
        comment(0.01, may_pass=False),
        Decided(make.score(0.01), None, is_bad=False),
        Decided(make.score(0.0), make.score(0, is_confident=False), is_bad=False),
    ],
    ids=["held anyway", "not asked", "unsure"],
)
def test_what_could_not_pass_by_its_scores_counts_among_all(one):
    """It is in the queue whatever the threshold."""
    curve = curve_of([one, comment(0.01)])

    assert curve.approving[-1].count == 1
    assert curve.approving[-1].share == 0.5


def test_nothing_is_known_of_no_decisions():
    """Not even a share."""
    curve = curve_of([])

    assert {point.share for point in curve.approving} == {0.0}
    assert not curve.is_enough


@pytest.mark.parametrize(("count", "is_enough"), [(199, False), (200, True)])
def test_a_curve_of_few_decisions_says_so(count, is_enough):
    """One comment must not move it by much."""
    assert curve_of([comment(0.5)] * count).is_enough is is_enough


@given(st.lists(DECIDED, max_size=40))
def test_the_curve_is_what_each_threshold_does(decided):
    """Counted one by one, and never falling as more is allowed."""
    curve = curve_of(decided)

    for point in curve.approving:
        passing = [
            one
            for one in decided
            if one.may_pass
            and all(
                score and score.is_confident and score.probability <= point.threshold
                for score in (one.spam, one.abuse)
            )
        ]
        assert point.count == len(passing)
        assert point.wrong == sum(one.is_bad for one in passing)
    assert [point.threshold for point in curve.approving] == list(THRESHOLDS)
    assert all(a.count <= b.count for a, b in pairwise(curve.approving))
    assert all(a.count >= b.count for a, b in pairwise(curve.holding_spam))


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason(ReasonCode.FIRST_COMMENT), True),
        (Reason(ReasonCode.UNREVIEWED), True),
        (Reason(ReasonCode.LIKELY_SPAM, {"percent": 97}), True),
        (Reason(ReasonCode.TOO_MANY_LINKS, {"links": 3}), False),
        (Reason(ReasonCode.ARTICLE_HELD), False),
        (Reason(ReasonCode.UNREVIEWED, {"rule": 7, "policy": 1}), False),
    ],
)
def test_scores_outweigh_some_reasons_only(reason, expected):
    """What a chief's rule holds is not theirs to let through."""
    assert may_pass([Reason(ReasonCode.UNREVIEWED), reason]) is expected
