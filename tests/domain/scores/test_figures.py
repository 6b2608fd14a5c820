"""Figures of scores, against what can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.scores.figures import (
    auc,
    brier,
    calibration_curve,
    expected_calibration_error,
    figures_of,
    recall_at,
)

JUDGED = st.lists(
    st.tuples(st.booleans(), st.sampled_from([0.0, 0.2, 0.5, 0.7, 1.0])), min_size=2
).filter(lambda pairs: len({label for label, _ in pairs}) == 2)


@given(JUDGED)
def test_auc_is_how_often_the_label_scores_higher(judged):
    """Over all pairs; a tie counts half."""
    with_it = [score for label, score in judged if label]
    without = [score for label, score in judged if not label]
    wins = [(a > b) + (a == b) / 2 for a in with_it for b in without]

    assert auc(*zip(*judged, strict=True)) == pytest.approx(sum(wins) / len(wins))


@given(JUDGED, st.sampled_from([0.0, 0.01, 0.05, 0.3, 1.0]))
def test_recall_never_takes_more_false_positives_than_allowed(judged, allowed):
    """And is the best of all thresholds that do not."""
    with_it = [score for label, score in judged if label]
    without = [score for label, score in judged if not label]
    thresholds = [
        at
        for at in (-1.0, *(score for _, score in judged))
        if sum(score > at for score in without) <= allowed * len(without) + 1e-9
    ]
    best = max(sum(score > at for score in with_it) for at in thresholds)

    recall = recall_at(*zip(*judged, strict=True), allowed)

    assert recall == pytest.approx(best / len(with_it))


def test_certainty_that_is_right_misses_by_nothing():
    """Neither figure of calibration has anything to say."""
    labels, scores = [True, False] * 10, [1.0, 0.0] * 10

    assert brier(labels, scores) == 0
    assert expected_calibration_error(labels, scores) == 0


def test_the_curve_shows_what_scores_were_worth():
    """Equal counts in each bin, from low to high."""
    labels, scores = [False] * 5 + [True] * 5, [0.2] * 5 + [0.6] * 5

    low, high = calibration_curve(labels, scores, bins=2)

    assert (low.count, low.share, high.count, high.share) == (5, 0, 5, 1)
    assert (low.mean, high.mean) == pytest.approx((0.2, 0.6))
    assert expected_calibration_error(labels, scores) == pytest.approx(0.3)


def test_more_bins_than_scores_leave_none_empty():
    """Each score has its own."""
    assert len(calibration_curve([True, False], [0.9, 0.1])) == 2


def test_all_figures_come_together():
    """As `scores evaluate` tells them."""
    figures = figures_of([True, False, False], [0.9, 0.1, 0.2])

    assert (figures.rows, figures.positive, figures.auc) == (3, 1, 1)
    assert figures.recall_at_1 == figures.recall_at_5 == 1
