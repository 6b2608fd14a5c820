"""What must hold beside what a rule finds."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.rulebook import Rulebook
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

IS, IS_NOT = Comparison.IS, Comparison.IS_NOT
AT_LEAST, AT_MOST = Comparison.AT_LEAST, Comparison.AT_MOST
HOUR = 3_600_000_000


def only(trait, comparison, *values):
    condition = Condition(trait, comparison, values)
    return make.rule(looks_for=LooksFor.ANYTHING, lines=(), conditions=(condition,))


@pytest.mark.parametrize(
    ("comparison", "value", "holds"),
    [
        (AT_LEAST, "2", True),
        (AT_LEAST, "3", False),
        (AT_MOST, "2", True),
        (AT_MOST, "1", False),
        (IS, "2", True),
        (IS_NOT, "2", False),
    ],
)
def test_links_are_counted(found, comparison, value, holds):
    """As a reader would see them."""
    body = "https://example.org https://example.com example.net"

    rule = only(Trait.LINKS, comparison, value)

    assert (found(rule, body=body) is not None) is holds


def test_length_is_what_a_reader_sees(found):
    """A letter with its marks is one."""
    assert found(only(Trait.LENGTH, IS, "4"), body="حِمَار") is not None


def test_the_authors_record_counts(found):
    """Spam is rejected too."""
    facts = make.facts(approved=3, rejected=1, spam=2)

    assert found(only(Trait.APPROVED, IS, "3"), facts=facts) is not None
    assert found(only(Trait.REJECTED, AT_LEAST, "3"), facts=facts) is not None


@pytest.mark.parametrize("record", ["approved", "rejected", "spam"])
def test_the_first_comment_has_no_record_before_it(found, record):
    """Asked either way."""
    new, known = make.facts(approved=0), make.facts(**{"approved": 0, record: 1})

    for rule, facts, holds in (
        (only(Trait.FIRST_COMMENT, IS, "yes"), new, True),
        (only(Trait.FIRST_COMMENT, IS, "yes"), known, False),
        (only(Trait.FIRST_COMMENT, IS_NOT, "yes"), known, True),
        (only(Trait.FIRST_COMMENT, IS, "no"), known, True),
    ):
        assert (found(rule, facts=facts) is not None) is holds


def test_a_section_is_compared_as_people_read_it(found):
    """Whichever of several it is."""
    facts = make.facts(section="السّياسة")

    assert found(only(Trait.SECTION, IS, "رأي", "السياسه"), facts=facts) is not None
    assert found(only(Trait.SECTION, IS_NOT, "السياسة"), facts=facts) is None


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("مقال جميل، شكرًا لكم", "ar"),
        ("شكرا على thread ممتاز", "ar"),
        ("مقاله‌ی خوبی بود، دستتون درد نکنه", "other"),
        ("Thank you, what a fine article", "en"),
        ("Merci pour cet article, il est très juste", "fr"),
        ("Bravo", "en"),
        ("Vielen Dank Herr Doktor Schmidt aus Bonn", "other"),
        ("Спасибо за статью", "other"),
        ("١٢٣ 🙂", "other"),
    ],
)
def test_the_language_of_a_text_is_told(found, body, language):
    """By its script and its commonest words."""
    assert found(only(Trait.LANGUAGE, IS, language), body=body) is not None
    assert found(only(Trait.LANGUAGE, IS_NOT, language), body=body) is None


@pytest.mark.parametrize(
    ("span", "hours"),
    [
        ("9", {9}),
        ("9-11", {9, 10, 11}),
        ("22-1", {22, 23, 0, 1}),
        ("0-23", {*range(24)}),
    ],
)
def test_hours_may_span_midnight(found, span, hours):
    """Both ends are meant."""
    rule = only(Trait.HOUR, IS, span)

    matched = {
        hour
        for hour in range(24)
        if found(rule, facts=make.facts(now=hour * HOUR)) is not None
    }

    assert matched == hours


def test_the_hour_is_the_newsrooms(found):
    """Lagos is an hour before Greenwich all year."""
    rule, facts = only(Trait.HOUR, IS, "13"), make.facts(now=12 * HOUR)

    assert found(rule, facts=facts, zone="Africa/Lagos") is not None
    assert found(rule, facts=facts) is None


@pytest.mark.parametrize(
    "condition",
    [
        (Trait.LINKS, AT_LEAST),
        (Trait.LINKS, AT_LEAST, "two"),
        (Trait.LINKS, AT_LEAST, "-1"),
        (Trait.LINKS, AT_LEAST, "1", "2"),
        (Trait.LANGUAGE, IS, "de"),
        (Trait.LANGUAGE, AT_LEAST, "ar"),
        (Trait.SECTION, AT_MOST, "رأي"),
        (Trait.FIRST_COMMENT, IS, "maybe"),
        (Trait.FIRST_COMMENT, IS, "yes", "no"),
        (Trait.HOUR, IS, "24"),
        (Trait.HOUR, IS, "9-"),
    ],
)
def test_what_cannot_be_asked_is_refused(condition):
    """By its number."""
    with pytest.raises(InvalidError) as refused:
        Rulebook([only(*condition)], "UTC")

    (fault,) = refused.value.errors
    assert (fault.code, fault.data["number"]) == (RuleFault.CONDITION, 1)
