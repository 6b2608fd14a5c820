"""Which points of a curve are offered, and where it is drawn."""

from dataclasses import replace

from moderation.domain.curve import Point
from moderation.web.dashboard.curves import drawing_of
from moderation.web.dashboard.threshold_fields import choices

POINTS = tuple(
    Point(
        threshold=at / 100,
        count=at * 4,
        share=at / 100,
        wrong=at,
        wrong_share=at / 500,
    )
    for at in range(1, 100)
)


def test_a_few_points_are_offered_of_many():
    """Those that differ, from the most careful on."""
    offered = choices("spam_held", POINTS, 0.0)

    thresholds = [choice.point.threshold for choice in offered]
    assert len(offered) <= 10
    assert thresholds == sorted(thresholds)
    assert not any(choice.is_chosen for choice in offered)


def test_no_point_is_offered_that_would_be_wrong_too_often():
    """One in ten approvals is the most."""
    offered = choices("approved_below", POINTS, 0.0)

    assert max(choice.point.wrong_share for choice in offered) <= 0.1


def test_no_point_is_offered_that_a_policy_may_not_have():
    """One that holds nearly everything, or approves what is as likely bad as good."""
    right = tuple(replace(point, wrong_share=0.0) for point in POINTS)

    held = [one.point.threshold for one in choices("spam_held", right, 0.0)]
    approved = [one.point.threshold for one in choices("approved_below", right, 0.0)]

    assert min(held) == 0.05
    assert max(approved) <= 0.5


def test_the_point_that_is_set_is_among_them():
    """However it compares by now."""
    offered = choices("approved_below", POINTS, 0.99)

    assert [one.value for one in offered if one.is_chosen] == ["0.99"]


def test_points_that_would_do_the_same_are_offered_once():
    """There is nothing to choose between them."""
    same = (Point(0.1, 5, 0.5, 0, 0.0), Point(0.2, 5, 0.5, 0, 0.0))

    assert len(choices("spam_held", same, 0.0)) == 1


def test_a_curve_is_drawn_as_far_as_it_goes():
    """What is set now has its place on it."""
    drawing = drawing_of(POINTS, 0.5)

    assert drawing.share == 0.99
    assert drawing.line.startswith("6.1,198.0 ")
    assert drawing.line.endswith("600.0,0.0")
    assert drawing.here == ("303.0", "99.0")


def test_a_curve_of_nothing_is_empty():
    """There is no point to put anywhere."""
    drawing = drawing_of((), 0.5)

    assert (drawing.line, drawing.here) == ("", None)
