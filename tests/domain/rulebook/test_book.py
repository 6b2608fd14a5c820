"""All rules of a policy are asked together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.domain.basis import facts_of, facts_text
from moderation.domain.decision import Outcome
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.pipeline import judge
from moderation.domain.policy import Policy
from moderation.domain.rulebook import Place, Rulebook
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

LINKS = Condition(Trait.LINKS, Comparison.AT_LEAST, ("1",))


def test_every_rule_that_matches_is_told_in_the_order_of_the_policy():
    """Whatever kind each of them is."""
    book = Rulebook(
        [
            make.rule(id=1, looks_for=LooksFor.DOMAINS, lines=("example.org",)),
            make.rule(id=2),
            make.rule(id=3, lines=("زيتون",)),
            make.rule(id=4, looks_for=LooksFor.PATTERN, lines=("حم+ار",)),
        ],
        "UTC",
    )

    matches = book.matches(make.submission(body="يا حمار"), make.facts())

    assert [match.rule.id for match in matches] == [1, 2, 4]
    assert matches[0].place is Place.SENDER


def test_without_rules_nothing_matches():
    """As it is before any chief wrote one."""
    assert Rulebook([], "UTC").matches(make.submission(), make.facts()) == ()


def test_conditions_must_hold_beside_what_is_found(found):
    """A word alone is not enough then."""
    rule = make.rule(conditions=(LINKS,))

    assert found(rule, body="يا حمار") is None
    assert found(rule, body="يا حمار https://example.org") is not None


def test_a_rule_that_looks_for_nothing_goes_by_its_conditions(found):
    """There is no place to tell."""
    rule = make.rule(looks_for=LooksFor.ANYTHING, lines=(), conditions=(LINKS,))

    assert found(rule, body="https://example.org") == (Place.NOWHERE, [])
    assert found(rule, body="لا شيء") is None


@pytest.mark.parametrize(("until", "matches"), [(1, True), (0, False), (-1, False)])
def test_a_rule_ends_when_it_says(found, until, matches):
    """At that moment it says nothing any more."""
    rule = make.rule(until=make.NOW + until)

    assert (found(rule, body="حمار") is not None) is matches


def test_what_is_found_more_than_once_is_marked_everywhere(found):
    """In order, each place once."""
    rule = make.rule(lines=("حمار", "كلب"))

    assert found(rule, body="حمار وكلب وحمار") == (Place.BODY, ["حمار", "كلب", "حمار"])


def test_of_very_many_finds_the_first_hundred_are_told(found):
    """A decision keeps them, and a page marks them."""
    rule = make.rule(lines=("حمار",))

    place, words = found(rule, body="حمار " * 2000)

    assert place is Place.BODY
    assert words == ["حمار"] * 100


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (
            make.rule(looks_for=LooksFor.PATTERN, lines=("x", "(")),
            FieldError("lines", RuleFault.PATTERN, {"line": 2, "rule": 2}),
        ),
        (
            make.rule(conditions=(LINKS, Condition(Trait.HOUR, Comparison.IS, ()))),
            FieldError("conditions", RuleFault.CONDITION, {"number": 2, "rule": 2}),
        ),
    ],
)
def test_a_rule_that_cannot_be_read_is_named_among_the_others(rule, fault):
    """With its line, or its condition."""
    with pytest.raises(InvalidError) as refused:
        Rulebook([make.rule(), rule], "UTC")

    assert refused.value.errors == (fault,)


WORDS = st.sampled_from(["حمار", "غبي", "spam", "example.org", "١٢٣", "وحمار"])
LINES = st.lists(WORDS, min_size=1, max_size=4).map(tuple)
RULES = st.lists(
    st.builds(
        make.rule,
        id=st.integers(1, 99),
        outcome=st.sampled_from([Outcome.HOLD, Outcome.REJECT, Outcome.APPROVE]),
        lines=LINES,
        log_only=st.booleans(),
        until=st.none() | st.just(make.NOW),
        conditions=st.lists(st.just(LINKS), max_size=1).map(tuple),
    ),
    max_size=4,
)


@settings(deadline=None)  # the first comment makes the lists ready
@given(RULES, st.lists(WORDS, min_size=1).map(" ".join), st.integers(0, 3))
def test_a_decision_can_be_made_again(rules, body, approved):
    """From its policy and the facts that were kept: outcome, reasons, places."""
    policy = Policy(version=3, rules=tuple(rules))
    submission, facts = make.submission(body=body), make.facts(approved=approved)

    first = judge(submission, facts, policy)
    again = judge(submission, facts_of(facts_text(first.basis.facts)), policy)

    assert again == first
    assert (again.basis.policy, again.basis.matched) == (3, first.basis.matched)


def test_what_rules_find_can_be_asked_without_their_conditions():
    """Even of those that have ended."""
    nothing = make.rule(looks_for=LooksFor.ANYTHING, lines=(), conditions=(LINKS,))
    rules = [make.rule(until=1, conditions=(LINKS,)), nothing]
    book = Rulebook([*rules, make.rule(lines=("زيتون",))], "UTC")

    found = book.found_whatever_else(make.submission(body="حمار"), make.facts())

    assert found == rules
