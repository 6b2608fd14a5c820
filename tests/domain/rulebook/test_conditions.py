"""What must hold beside what a rule finds."""

import pytest

from moderation.domain.rulebook.conditions import hours_of
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

NINE = 1_795_424_400_000_000  # at 09:00 UTC


def asking(trait, comparison, *values):
    condition = Condition(Trait(trait), Comparison(comparison), values)
    return make.rule(looks_for=LooksFor.ANYTHING, lines=(), conditions=(condition,))


@pytest.mark.parametrize(
    ("comparison", "held"),
    [("=", [2]), ("!=", [1, 3]), (">=", [2, 3]), ("<=", [1, 2])],
)
@pytest.mark.parametrize("trait", ["links", "length", "approved", "rejected"])
def test_numbers_are_compared(matched, trait, comparison, held):
    """A comment's own, and those of its author's record."""
    rule = asking(trait, comparison, "2")
    sent = {
        "links": lambda n: {"body": "https://example.org " * n},
        "length": lambda n: {"body": "👩‍🌾" * n},
        "approved": lambda n: {"facts": make.facts(approved=n)},
        "rejected": lambda n: {"facts": make.facts(rejected=1, spam=n - 1)},
    }[trait]

    assert [n for n in (1, 2, 3) if matched(rule, **sent(n))] == held


@pytest.mark.parametrize(
    ("comparison", "values", "held"),
    [
        ("=", ["ar"], ["ar"]),
        ("=", ["ar", "fr"], ["ar", "fr"]),
        ("!=", ["ar", "fr"], ["en", "other"]),
    ],
)
def test_a_language_is_one_of_several_or_none_of_them(
    matched, comparison, values, held
):
    """Of the text, not of the article."""
    rule = asking("language", comparison, *values)
    texts = {
        "ar": "مقال جميل",
        "en": "what a good article",
        "fr": "un très bon article",
        "other": "Хорошо",
    }

    assert [name for name, body in texts.items() if matched(rule, body=body)] == held


def test_a_section_is_compared_folded(matched):
    """Its name is written now with marks, now without."""
    rule = asking("section", "=", "إقتصاد", "رياضة")

    assert matched(rule, facts=make.facts(section="اقتصاد"))
    assert matched(rule, facts=make.facts(section="ثقافة")) is None


@pytest.mark.parametrize(
    ("comparison", "value", "of_new", "of_known"),
    [
        ("=", "yes", True, False),
        ("=", "no", False, True),
        ("!=", "yes", False, True),
    ],
)
def test_an_author_is_new_until_somebody_decided(
    matched, comparison, value, of_new, of_known
):
    """Whatever was decided."""
    rule = asking("first_comment", comparison, value)
    known = [{"approved": 1}, {"rejected": 1}, {"spam": 1}]

    assert bool(matched(rule, facts=make.facts(approved=0))) is of_new
    assert [
        bool(matched(rule, facts=make.facts(**{"approved": 0, **record})))
        for record in known
    ] == [of_known] * 3


@pytest.mark.parametrize(
    ("span", "zone", "held"),
    [
        ("9", "UTC", True),
        ("22-6", "UTC", False),
        ("22-6", "America/New_York", True),
        ("8-8", "UTC", False),
        ("12", "Africa/Cairo", False),
        ("11", "Africa/Cairo", True),
    ],
)
def test_the_hour_is_that_of_the_newsroom(matched, span, zone, held):
    """A span may go over midnight."""
    facts = make.facts(now=NINE)

    assert bool(matched(asking("hour", "=", span), zone, facts)) is held
    assert bool(matched(asking("hour", "!=", span), zone, facts)) is not held


@pytest.mark.parametrize(
    ("span", "hours"), [("7", {7}), ("22-1", {22, 23, 0, 1}), ("3-2", set(range(24)))]
)
def test_a_span_has_both_its_ends(span, hours):
    """From the hour to the hour."""
    assert hours_of(span) == hours


@pytest.mark.parametrize(
    ("trait", "comparison", "values"),
    [
        ("links", ">=", []),
        ("links", ">=", ["1", "2"]),
        ("links", ">=", ["-1"]),
        ("length", "<=", ["many"]),
        ("approved", "=", ["٣"]),
        ("language", ">=", ["ar"]),
        ("language", "=", ["de"]),
        ("section", "<=", ["رياضة"]),
        ("first_comment", "=", ["maybe"]),
        ("first_comment", "=", ["yes", "no"]),
        ("hour", "=", ["24"]),
        ("hour", "=", ["9", "noon"]),
        ("hour", "=", ["6-"]),
    ],
)
def test_what_cannot_be_asked_is_refused(refused, trait, comparison, values):
    """With the number of the condition."""
    rule = asking(trait, comparison, *values)
    good = asking("links", ">=", "2").conditions

    two = make.rule(conditions=(*good, *rule.conditions))

    assert refused(two) == ("rule_condition", 2)
