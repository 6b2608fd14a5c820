"""What two scores together say of a comment."""

from moderation.domain.risk import risk
from tests import make


def test_the_risk_is_the_higher_score_in_whole_percents():
    """As the reasons name them: not rounded up."""
    assert risk(make.score(0.42), make.score(0.879)) == 87


def test_a_score_that_abstains_has_no_part_in_it():
    """However probable it calls what it is not sure of."""
    unsure = make.score(0.97, is_confident=False)

    assert risk(make.score(0.42), unsure) == 42
    assert risk(unsure) == 0
