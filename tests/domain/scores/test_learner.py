"""An example pulls until it is content, and never harder than it may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.scores.learner import force, sigmoid

MARGINS = st.floats(-200, 200)


@given(MARGINS, st.floats(0.1, 100), st.floats(0.01, 10))
def test_a_force_leaves_its_example_content(margin, size, bound):
    """As unsure as it pulls: that is the optimum of logistic regression."""
    pull = force(margin, size, bound)

    assert 0 <= pull <= bound
    after = margin + size * pull
    assert pull == pytest.approx(bound * sigmoid(-after), abs=2e-3 * bound)


def test_who_is_content_pulls_hardly():
    """And who is not, with all that it may."""
    assert force(40, 1, 1) < 1e-12
    assert force(-40, 1, 1) == pytest.approx(1)


def test_a_step_too_large_to_settle_still_ends():
    """With a force that is allowed."""
    assert 0 <= force(-1e14, 1e15, 1.0) <= 1


@pytest.mark.parametrize(
    ("logit", "chance"), [(0, 0.5), (-1000, 0), (1000, 1), (-31, 3.44e-14)]
)
def test_a_logit_is_a_chance(logit, chance):
    """However far out."""
    assert sigmoid(logit) == pytest.approx(chance, rel=0.01, abs=1e-300)
