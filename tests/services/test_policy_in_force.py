"""Which policy the pipeline goes by."""

import pytest

from moderation.domain.errors import NotFoundError
from moderation.domain.policy import Policy, Thresholds
from moderation.services.policy_in_force import PolicyInForce
from tests import make

THRESHOLDS = Thresholds(spam_held=0.9)


@pytest.fixture
def policies():
    """What keeps the policy ready."""
    return PolicyInForce(Policy(links_held=5))


def test_the_settings_are_in_force_before_anyone_saved(policies, stored):
    """Under the number 0."""
    with stored() as unit:
        assert policies.newest(unit) == Policy(links_held=5)


def test_what_was_saved_stands_on_the_settings(policies, stored, save):
    """Limits come from the operator, rules and thresholds from the chiefs."""
    save(1, make.rule(), thresholds=THRESHOLDS)

    with stored() as unit:
        policy = policies.newest(unit)

    assert (policy.version, policy.links_held) == (1, 5)
    assert (policy.rules, policy.thresholds) == ((make.rule(),), THRESHOLDS)


def test_a_version_is_made_ready_once(policies, stored, save):
    """Compiling its rules may take seconds."""
    save(1, make.rule())

    with stored() as unit:
        assert policies.newest(unit).rulebook is policies.newest(unit).rulebook


def test_a_newer_version_takes_the_place_of_the_older(policies, stored, save):
    """The older one can be asked for all the same."""
    save(1, make.rule())
    with stored() as unit:
        policies.newest(unit)
    save(2)

    with stored() as unit:
        assert policies.newest(unit).version == 2
        assert policies.of(unit, 1).rules == (make.rule(),)


def test_many_who_ask_at_once_get_the_same(policies, stored, save, at_once):
    """One of them makes it."""
    save(1, make.rule())

    def ask():
        with stored() as unit:
            return policies.newest(unit)

    first, *others = at_once(*[ask] * 8)

    assert all(other is first for other in others)


def test_a_version_that_nobody_saved_is_not_found(policies, stored):
    """A decision cannot have named it."""
    with stored() as unit, pytest.raises(NotFoundError):
        policies.of(unit, 9)
