"""A policy that leaves nothing for people to decide is noticed."""

import pytest

from moderation.domain.decision import Outcome
from moderation.domain.matching import Fold
from moderation.domain.policy import Policy
from moderation.domain.policy_reach import reaches_all
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

HOLD = {Outcome.HOLD}


def when(*conditions, **changes):
    asked = tuple(
        Condition(Trait(trait), Comparison(comparison), tuple(values))
        for trait, comparison, *values in conditions
    )
    anything = {"looks_for": LooksFor.ANYTHING, "lines": ()}
    return make.rule(**{**anything, **changes}, conditions=asked)


def finding(looks_for, *lines, **changes):
    return make.rule(looks_for=LooksFor(looks_for), lines=lines, **changes)


EVERYTHING = {
    "no condition": [when()],
    "every length": [when(("length", ">=", "1"))],
    "every usual length": [when(("length", "<=", "9999"))],
    "every record": [when(("approved", "<=", "1000"), ("rejected", "<=", "1000"))],
    "every hour": [when(("hour", "=", "6-22", "22-6"))],
    "every language": [when(("language", "=", "ar", "en", "fr", "other"))],
    "no section": [
        when(("section", "!=", "nowhere")),
        when(("section", "=", "Nowhere")),
    ],
    "new and known": [when(("first_comment", "=", x)) for x in ("yes", "no")],
    "new, or with a record": [
        when(("first_comment", "!=", "no")),
        when(("approved", ">=", "1")),
        when(("rejected", ">=", "1")),
    ],
    "short and long": [when(("length", "<=", "4")), when(("length", ">=", "5"))],
    "one language, else the other": [
        when(("language", "=", "ar"), ("links", ">=", "1")),
        when(("language", "!=", "ar")),
        when(("links", "=", "0")),
    ],
    "any sign": [finding("pattern", ".")],
    "any sign exactly": [finding("pattern", r"\PC", fold=Fold.EXACT)],
    "a sign of each": [finding("pattern", "[شe好о٢]", r"\d", "!")],
    "all networks": [finding("networks", "0.0.0.0/1", "128.0.0.0/1")],
    "any sign, some day": [finding("pattern", ".", until=make.NOW)],
}
SOMETHING = {
    "nothing": [],
    "a word": [make.rule()],
    "an example's network": [finding("networks", "192.0.2.0/24")],
    "another's": [finding("networks", "198.51.100.0/24", "203.0.113.0/24")],
    "a domain for examples": [finding("domains", "example.net", "example.com")],
    "everyone there": [finding("addresses", "@example.net", "@example.org")],
    "two links": [when(("links", ">=", "2"))],
    "a first comment": [when(("first_comment", "=", "yes"))],
    "night": [when(("hour", "=", "22-6"))],
    "a section": [when(("section", "=", "رياضة"))],
    "all but one": [when(("section", "!=", "رياضة"))],
    "short, and long with links": [
        when(("length", "<=", "4")),
        when(("length", ">=", "5"), ("links", ">=", "1")),
    ],
    "no record, or a bad one": [
        when(("first_comment", "=", "yes")),
        when(("rejected", ">=", "1")),
    ],
    "all signs, but with a link": [
        make.rule(
            looks_for=LooksFor.PATTERN,
            lines=(".",),
            conditions=when(("links", ">=", "1")).conditions,
        )
    ],
    "everything, only logged": [when(log_only=True)],
    "everything, approved": [when(outcome=Outcome.APPROVE)],
}


@pytest.mark.parametrize("rules", EVERYTHING.values(), ids=EVERYTHING)
def test_rules_that_stop_everything_are_noticed(rules):
    """One by itself, or several that leave nothing between them."""
    assert reaches_all(Policy(rules=tuple(rules)), HOLD)


@pytest.mark.parametrize("rules", SOMETHING.values(), ids=SOMETHING)
def test_rules_that_leave_something_are_not(rules):
    """However much they stop."""
    assert not reaches_all(Policy(rules=tuple(rules)), HOLD)


def test_outcomes_add_up():
    """Whether a comment waits or is rejected, nobody reads it."""
    rules = (
        when(("links", ">=", "1"), outcome=Outcome.REJECT),
        when(("links", "=", "0")),
    )

    assert reaches_all(Policy(rules=rules), {Outcome.HOLD, Outcome.REJECT})
    assert not reaches_all(Policy(rules=rules), HOLD)


def test_a_rule_that_stops_everything_shows_among_many():
    """However much the others leave."""
    rules = [when(("links", ">=", "1"), ("length", ">=", "9"))] * 400

    assert not reaches_all(Policy(rules=tuple(rules)), HOLD)
    assert reaches_all(Policy(rules=(*rules, when(("links", ">=", "0")))), HOLD)


def test_nothing_is_thought_through_for_ever():
    """What cannot be told soon is taken for something that leaves room."""
    others = [
        when(*((trait, ">=", str(n)) for trait in ("links", "length", "approved")))
        for n in range(2, 5)
    ] * 5
    always = (("length", ">=", "1"), ("approved", ">=", "0"))
    last = [when(("links", sign, "1"), *always) for sign in (">=", "<=")]

    assert reaches_all(Policy(rules=(*last, *others)), HOLD)
    assert not reaches_all(Policy(rules=(*others, *last)), HOLD)
