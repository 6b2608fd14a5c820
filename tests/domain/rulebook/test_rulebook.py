"""All rules of a policy together."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.matching import Fold
from moderation.domain.rulebook import Place, Rulebook, RuleMatch
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

IN_SPORT = Condition(Trait.SECTION, Comparison.IS, ("رياضة",))


def test_a_word_is_found_with_its_place(matched):
    """Clitics, marks and drawn-out letters stay what the reader wrote."""
    rule = make.rule()

    found = matched(rule, body="يا حِمااار!")

    assert found == RuleMatch(rule, Place.BODY, ((3, 10),))


def test_a_word_is_no_part_of_another(matched):
    """An innocent word survives."""
    assert matched(make.rule(), body="لونه احمرار الغروب") is None


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        (Place.NAME, {"name": "حمار"}),
        (Place.WEBSITE, {"website": "https://example.org/حمار"}),
    ],
)
def test_a_word_is_looked_for_beside_the_text(matched, place, changes):
    """A name or a website can say it; there is no place in the text to mark then."""
    rule = make.rule()

    assert matched(rule, **changes) == RuleMatch(rule, place)


def test_the_text_is_named_before_the_name(matched):
    """What stands in both is marked where it can be read."""
    found = matched(make.rule(), body="حمار", name="حمار")

    assert (found.place, found.spans) == (Place.BODY, ((0, 4),))


def test_every_rule_that_matches_is_told_in_the_order_of_the_policy():
    """Whatever kind of thing each looks for."""
    rules = [
        make.rule(id=1, looks_for=LooksFor.PATTERN, lines=("ح.ار",)),
        make.rule(id=2, lines=("كلمة أخرى",)),
        make.rule(id=3),
        make.rule(id=4, looks_for=LooksFor.NETWORKS, lines=("192.0.2.0/24",)),
        make.rule(id=5, fold=Fold.EXACT),
    ]

    found = Rulebook(rules, "UTC").matches(make.submission(body="حمار"), make.facts())

    assert [match.rule.id for match in found] == [1, 3, 4, 5]


def test_the_same_word_may_stand_in_several_rules():
    """Each tells it, by its own fold."""
    rules = [make.rule(id=1), make.rule(id=2, fold=Fold.EXACT)]

    found = Rulebook(rules, "UTC").matches(make.submission(body="حِمار"), make.facts())

    assert [match.rule.id for match in found] == [1]


def test_every_condition_must_hold_beside_a_find(matched):
    """A word that only matters in one section."""
    rule = make.rule(conditions=(IN_SPORT,))

    assert matched(rule, body="حمار") is None
    assert matched(rule, body="حمار", facts=make.facts(section="رياضة"))


def test_a_rule_may_look_for_nothing(matched):
    """Then its conditions alone decide, and it has no place."""
    rule = make.rule(looks_for=LooksFor.ANYTHING, lines=(), conditions=(IN_SPORT,))

    found = matched(rule, facts=make.facts(section="رياضة"))

    assert found == RuleMatch(rule, Place.NOWHERE)


def test_a_rule_says_nothing_from_its_end_on(matched):
    """The moment itself is past it."""
    rule = make.rule(until=make.NOW)

    assert matched(rule, body="حمار", facts=make.facts(now=make.NOW - 1))
    assert matched(rule, body="حمار", facts=make.facts(now=make.NOW)) is None


def test_a_rule_that_only_logs_is_told_like_the_others(matched):
    """What comes of it is not the rulebook's."""
    assert matched(make.rule(log_only=True), body="حمار")


def test_the_rule_that_cannot_be_read_is_named_by_its_place():
    """And by the line in it, among tens of thousands."""
    rules = [make.rule(), make.rule(lines=("كلمة", "..."))]

    with pytest.raises(InvalidError) as caught:
        Rulebook(rules, "UTC")

    (fault,) = caught.value.errors
    assert (fault.field, fault.code) == ("lines", "rule_line_blank")
    assert fault.data == {"rule": 2, "line": 2}


def test_what_rules_find_can_be_asked_without_their_conditions():
    """Even of those that have ended."""
    anything = make.rule(
        id=2, looks_for=LooksFor.ANYTHING, lines=(), conditions=(IN_SPORT,)
    )
    rules = [make.rule(id=1, until=1, conditions=(IN_SPORT,)), anything]
    book = Rulebook([*rules, make.rule(id=3, lines=("أخرى",))], "UTC")

    found = book.found_whatever_else(make.submission(body="حمار"), make.facts())

    assert found == rules


def test_an_empty_policy_looks_at_nothing():
    """Nor does it fold the text for that."""
    assert Rulebook([], "UTC").matches(make.submission(), make.facts()) == ()
