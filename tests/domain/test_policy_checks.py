"""What a rule and a policy must be before they are kept."""

import pytest

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import InvalidError
from moderation.domain.policy import Policy, Thresholds
from moderation.domain.policy_checks import (
    LONGEST_LINE,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_LINES,
    MOST_PATTERNS,
    check_note,
    check_policy,
    check_rule,
)
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

LINKS = (Condition(Trait.LINKS, Comparison.AT_LEAST, ("2",)),)


def faults(check, *args, **kwargs):
    with pytest.raises(InvalidError) as caught:
        check(*args, **kwargs)
    return [
        (fault.field, fault.code, fault.data.get("line"))
        for fault in caught.value.errors
    ]


def test_a_good_rule_is_taken():
    """It looks for something, or asks for something."""
    check_rule(make.rule(until=make.NOW + 1), now=make.NOW)
    check_rule(
        make.rule(looks_for=LooksFor.ANYTHING, lines=(), conditions=LINKS), now=make.NOW
    )


@pytest.mark.parametrize(
    ("changes", "field", "code", "line"),
    [
        ({"title": "  "}, "title", "blank", None),
        ({"title": "a\0"}, "title", "control", None),
        ({"title": "a\ud800"}, "title", "control", None),
        ({"title": "a\nb"}, "title", "lines", None),
        ({"title": "a" * (LONGEST_TITLE + 1)}, "title", "too_long", None),
        ({"outcome": Outcome.REFUSE}, "outcome", "unknown", None),
        ({"reason": ReasonCode.FLOOD}, "reason", "unknown", None),
        ({"until": make.NOW}, "until", "rule_until_past", None),
        ({"lines": ()}, "lines", "rule_no_lines", None),
        ({"lines": ("a", "b\0")}, "lines", "rule_line_unreadable", 2),
        ({"lines": ("a", "b\x1b")}, "lines", "rule_line_unreadable", 2),
        ({"lines": ("a", "\u200b")}, "lines", "rule_line_blank", 2),
        ({"lines": ("a", "b\u2028c")}, "lines", "rule_line_broken", 2),
        ({"lines": ("a" * (LONGEST_LINE + 1),)}, "lines", "rule_line_long", 1),
    ],
)
def test_what_is_wrong_with_a_rule_is_named(changes, field, code, line):
    """With the line, where it is one."""
    assert faults(check_rule, make.rule(**changes), now=make.NOW) == [
        (field, code, line)
    ]


def test_who_looks_for_nothing_has_conditions_and_no_lines():
    """Or nobody would know what is meant."""
    rule = make.rule(looks_for=LooksFor.ANYTHING)

    assert faults(check_rule, rule, now=make.NOW) == [
        ("lines", "rule_lines_unused", None),
        ("conditions", "rule_no_condition", None),
    ]


@pytest.mark.parametrize(
    ("note", "code"), [("a\0", "control"), ("a" * (LONGEST_NOTE + 1), "too_long")]
)
def test_a_note_is_kept_as_it_is_or_not_at_all(note, code):
    """It is never cut."""
    check_note("a" * LONGEST_NOTE)

    assert faults(check_note, note) == [("note", code, None)]


@pytest.mark.parametrize(
    ("thresholds", "field"),
    [
        ({"spam_held": 0.01}, "spam_held"),
        ({"abuse_held": 1.5}, "abuse_held"),
        ({"abuse_held": float("nan")}, "abuse_held"),
        ({"approved_below": 0.6}, "approved_below"),
        ({"approved_below": -0.1}, "approved_below"),
    ],
)
def test_a_threshold_that_would_decide_nearly_everything_is_refused(thresholds, field):
    """Or that is no share at all."""
    policy = Policy(thresholds=Thresholds(**thresholds))

    assert [fault[0] for fault in faults(check_policy, policy)] == [field]


def test_thresholds_may_be_off():
    """As they are before a chief has chosen any."""
    check_policy(Policy(thresholds=Thresholds(0.9, 0.0, 0.02)))


@pytest.mark.parametrize(
    ("looks_for", "most", "code"),
    [
        (LooksFor.DOMAINS, MOST_LINES, "policy_lines"),
        (LooksFor.PATTERN, MOST_PATTERNS, "policy_patterns"),
    ],
)
def test_a_policy_is_not_larger_than_what_runs_well(looks_for, most, code):
    """All its rules together."""
    half = make.rule(looks_for=looks_for, lines=("a.example",) * (most // 2))
    one = make.rule(looks_for=looks_for, lines=("a.example",))

    assert faults(check_policy, Policy(rules=(half, half, one))) == [
        ("rules", code, None)
    ]


def test_a_policy_that_cannot_be_read_is_refused():
    """With the rule and the line."""
    broken = make.rule(looks_for=LooksFor.PATTERN, lines=("a", "("))

    assert faults(check_policy, Policy(rules=(make.rule(), broken))) == [
        ("lines", "rule_pattern", 2)
    ]


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (Outcome.HOLD, "policy_stops_all"),
        (Outcome.REJECT, "policy_stops_all"),
        (Outcome.SPAM, "policy_stops_all"),
        (Outcome.APPROVE, "policy_approves_all"),
    ],
)
def test_a_policy_leaves_something_to_people(outcome, code):
    """One that does not is a slip of the hand."""
    rule = make.rule(looks_for=LooksFor.PATTERN, lines=(".",), outcome=outcome)

    assert faults(check_policy, Policy(rules=(rule,))) == [("rules", code, None)]


def test_an_ordinary_policy_is_taken():
    """What it names in examples is nobody's."""
    rules = (
        make.rule(),
        make.rule(looks_for=LooksFor.NETWORKS, lines=("192.0.2.0/24",)),
        make.rule(looks_for=LooksFor.ADDRESSES, lines=("@example.net",)),
        make.rule(looks_for=LooksFor.DOMAINS, lines=("example.com",)),
    )

    check_policy(Policy(rules=rules))
