"""What a policy must be before it comes into force."""

from dataclasses import replace

import pytest

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import InvalidError
from moderation.domain.policy import Policy, Thresholds
from moderation.domain.policy_checks import check_note, check_policy, check_rule
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

STOPPING = [Outcome.HOLD, Outcome.REJECT, Outcome.SPAM]


def faults(check, *args, **more):
    with pytest.raises(InvalidError) as refused:
        check(*args, **more)
    return [(fault.field, fault.code) for fault in refused.value.errors]


def only(*conditions, **changes):
    return make.rule(
        looks_for=LooksFor.ANYTHING, lines=(), conditions=conditions, **changes
    )


def condition(trait, comparison, *values):
    return Condition(trait, Comparison(comparison), values)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": " "}, ("title", "blank")),
        ({"title": "a\nb"}, ("title", "lines")),
        ({"title": "a\0"}, ("title", "control")),
        ({"title": "ا" * 121}, ("title", "too_long")),
        ({"outcome": Outcome.REFUSE}, ("outcome", "unknown")),
        ({"reason": ReasonCode.FLOOD}, ("reason", "unknown")),
        ({"until": make.NOW}, ("until", RuleFault.UNTIL_PAST)),
        ({"lines": ()}, ("lines", RuleFault.NO_LINES)),
        ({"lines": ("\u200b",)}, ("lines", RuleFault.LINE_BLANK)),
        ({"lines": ("a\0b",)}, ("lines", RuleFault.LINE_UNREADABLE)),
        ({"lines": ("\ud800",)}, ("lines", RuleFault.LINE_UNREADABLE)),
        ({"lines": ("a\x07b",)}, ("lines", RuleFault.LINE_UNREADABLE)),
        ({"lines": ("a\u2028b",)}, ("lines", RuleFault.LINE_BROKEN)),
        ({"lines": ("a" * 1001,)}, ("lines", RuleFault.LINE_LONG)),
        ({"looks_for": LooksFor.ANYTHING}, ("lines", RuleFault.LINES_UNUSED)),
    ],
)
def test_what_is_wrong_with_a_rule_is_named(change, fault):
    """By field and code."""
    assert fault in faults(check_rule, make.rule(**change), now=make.NOW)


def test_a_rule_that_looks_for_nothing_needs_a_condition():
    """Or it would match everything."""
    assert faults(check_rule, only(), now=make.NOW) == [
        ("conditions", RuleFault.NO_CONDITION)
    ]


def test_the_line_that_is_wrong_is_counted():
    """Among tens of thousands."""
    with pytest.raises(InvalidError) as refused:
        check_rule(make.rule(lines=("حمار", " ", "\0")), now=make.NOW)

    assert [fault.data["line"] for fault in refused.value.errors] == [2, 3]


@pytest.mark.parametrize("value", ["a\0b", "\ud800", "a\x07b", "a\nb", " ", "a" * 1001])
def test_what_a_condition_asks_for_must_be_something_to_keep(value):
    """In both stores, and in a file."""
    rule = make.rule(
        conditions=(
            condition(Trait.LINKS, ">=", "1"),
            condition(Trait.SECTION, "=", "رأي", value),
        )
    )

    with pytest.raises(InvalidError) as refused:
        check_rule(rule, now=make.NOW)

    (fault,) = refused.value.errors
    assert (fault.field, fault.code) == ("conditions", RuleFault.CONDITION)
    assert fault.data == {"number": 2}


def test_a_rule_as_people_write_them_is_taken():
    """With an end to come, and without."""
    check_rule(make.rule(), now=make.NOW)
    check_rule(make.rule(until=make.NOW + 1), now=make.NOW)
    check_rule(only(condition(Trait.LINKS, ">=", "3")), now=make.NOW)


@pytest.mark.parametrize(
    ("note", "code"), [("a\0", "control"), ("ا" * 1001, "too_long")]
)
def test_a_note_must_be_something_to_keep(note, code):
    """Short, and readable."""
    assert faults(check_note, note) == [("note", code)]
    check_note("بعد نقاش في الاجتماع")


EVERYTHING = [
    [only(condition(Trait.LENGTH, ">=", "0"))],
    [make.rule(looks_for=LooksFor.PATTERN, lines=("(?s).",))],
    [only(condition(Trait.HOUR, "=", "0-23"))],
    [
        only(condition(Trait.LINKS, ">=", "1")),
        only(condition(Trait.LINKS, "=", "0")),
    ],
    [
        only(condition(Trait.SECTION, "=", "رياضة")),
        only(condition(Trait.SECTION, "!=", "رياضة")),
    ],
    [make.rule(looks_for=LooksFor.NETWORKS, lines=("0.0.0.0/0", "::/0"))],
]


@pytest.mark.parametrize("outcome", STOPPING)
@pytest.mark.parametrize("rules", EVERYTHING)
def test_a_policy_that_would_stop_everything_is_refused(rules, outcome):
    """One rule that does, or several together."""
    policy = Policy(rules=tuple(replace(rule, outcome=outcome) for rule in rules))

    assert ("rules", RuleFault.STOPS_ALL) in faults(check_policy, policy)


def test_a_policy_that_would_approve_everything_is_refused():
    """Nobody would look at anything any more."""
    rule = only(condition(Trait.LENGTH, ">=", "1"), outcome=Outcome.APPROVE)

    assert faults(check_policy, Policy(rules=(rule,))) == [
        ("rules", RuleFault.APPROVES_ALL)
    ]


def test_a_rule_that_only_logs_may_match_everything():
    """It decides nothing."""
    rule = only(condition(Trait.LENGTH, ">=", "0"), log_only=True)

    check_policy(Policy(rules=(rule,)))


@pytest.mark.parametrize(
    "rule",
    [
        make.rule(),
        only(condition(Trait.HOUR, "=", "22-6")),
        only(condition(Trait.FIRST_COMMENT, "=", "yes")),
        only(condition(Trait.LANGUAGE, "!=", "ar")),
        make.rule(looks_for=LooksFor.NETWORKS, lines=("198.51.100.0/24",)),
    ],
)
def test_a_policy_that_looks_at_some_comments_is_taken(rule):
    """However many these are."""
    check_policy(Policy(rules=(rule,)))


@pytest.mark.parametrize(
    ("thresholds", "field"),
    [
        (Thresholds(spam_held=0.04), "spam_held"),
        (Thresholds(abuse_held=1.01), "abuse_held"),
        (Thresholds(approved_below=0.51), "approved_below"),
        (Thresholds(approved_below=-0.1), "approved_below"),
        (Thresholds(spam_held=float("nan")), "spam_held"),
    ],
)
def test_thresholds_that_would_act_on_nearly_all_are_refused(thresholds, field):
    """The score would decide in the place of people."""
    (fault,) = faults(check_policy, Policy(thresholds=thresholds))

    assert fault[0] == field


def test_thresholds_may_be_off_or_strict():
    """Zero switches one off."""
    check_policy(Policy(thresholds=Thresholds()))
    check_policy(Policy(thresholds=Thresholds(0.05, 1, 0.5)))


@pytest.mark.parametrize(
    ("looks_for", "lines", "code"),
    [
        (LooksFor.WORDS, ("حمار",) * 200_001, RuleFault.MANY_LINES),
        (LooksFor.PATTERN, ("x",) * 1001, RuleFault.MANY_PATTERNS),
    ],
)
def test_a_policy_has_an_end(looks_for, lines, code):
    """So that a comment is judged in time."""
    policy = Policy(rules=(make.rule(looks_for=looks_for, lines=lines),))

    assert faults(check_policy, policy) == [("rules", code)]


def test_a_policy_of_thousands_of_rules_is_refused():
    """Nobody could read it; lists of words are long, not many."""
    rules = tuple(make.rule(id=number) for number in range(1, 1002))

    assert faults(check_policy, Policy(rules=rules)) == [
        ("rules", RuleFault.MANY_RULES)
    ]


def test_a_rule_of_dozens_of_conditions_is_refused():
    """As is one that nobody could read."""
    rule = only(*[condition(Trait.LINKS, ">=", "1")] * 21)

    assert faults(check_rule, rule, now=make.NOW) == [
        ("conditions", RuleFault.MANY_CONDITIONS)
    ]
