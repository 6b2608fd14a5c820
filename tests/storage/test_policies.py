"""Every version of the policy is kept."""

import pytest

from moderation.domain.matching import Fold
from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.written_rule import Comparison, Condition, Trait
from tests.make import rule
from tests.storage import make

THRESHOLDS = Thresholds(abuse_held=0.9)
WHOLE = rule(
    fold=Fold.STEM,
    conditions=(Condition(Trait.SECTION, Comparison.IS, ("سياسة", "رأي")),),
    until=make.NOW,
    log_only=True,
)


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def save(unit, version, *rules, **changes):
    """A stored version."""
    wanted = {
        "at": make.NOW,
        "moderator_id": None,
        "note": "",
        "thresholds": Thresholds(),
        **changes,
    }
    unit.policies.add(version, rules=rules, **wanted)


def test_before_anyone_saved_one_there_is_none(unit):
    """The settings alone are in force then."""
    assert unit.policies.newest() is None
    assert unit.policies.newest_number() == 0
    assert unit.policies.get(1) is None


def test_a_version_comes_back_as_it_was_saved(unit):
    """With who saved it, when, why, and every part of its rules."""
    salma = make.moderator(unit)

    save(unit, 1, WHOLE, rule(), moderator_id=salma.id, note="ن", thresholds=THRESHOLDS)

    assert unit.policies.get(1) == PolicyVersion(
        1, make.NOW, "سلمى", "ن", (WHOLE, rule()), THRESHOLDS
    )


def test_the_newest_version_is_in_force(unit):
    """The earlier one stays as it was."""
    save(unit, 1, rule())
    save(unit, 2)

    assert unit.policies.newest_number() == 2
    assert unit.policies.newest() == unit.policies.get(2)
    assert unit.policies.get(1).rules == (rule(),)


def test_a_version_without_a_moderator_is_the_operators(unit):
    """Who imports from the terminal has no place at the desk."""
    save(unit, 1)

    assert unit.policies.get(1).by == "operator"


def test_versions_are_listed_newest_first_without_their_rules(unit):
    """A list of tens of thousands of lines is not read to say who saved it."""
    for version in (1, 2, 3):
        save(unit, version, rule())

    newest = unit.policies.page(before=None, limit=2)
    older = unit.policies.page(before=2, limit=2)

    assert [(each.version, each.rules) for each in newest] == [(3, ()), (2, ())]
    assert [each.version for each in older] == [1]
