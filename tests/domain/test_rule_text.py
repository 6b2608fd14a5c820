"""Rules as text that people read, compare and write by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import InvalidError
from moderation.domain.matching import Fold
from moderation.domain.rule_text import rules_from_text, rules_text
from moderation.domain.written_rule import (
    RULE_OUTCOMES,
    Comparison,
    Condition,
    LooksFor,
    Trait,
    WrittenRule,
)
from tests import make

TEXT = """\
[hold insult] شتائم
id: 7
fold: stem
until: 2026-12-31T00:00:00Z
log only
if: section = سياسة, رأي
if: links >= 2
words:
حمار
\\# a line that begins with a sign

[approve other] Regulars
if: approved >= 20
anything:
"""
RULES = [
    make.rule(
        fold=Fold.STEM,
        until=1_798_675_200_000_000,
        log_only=True,
        conditions=(
            Condition(Trait.SECTION, Comparison.IS, ("سياسة", "رأي")),
            Condition(Trait.LINKS, Comparison.AT_LEAST, ("2",)),
        ),
        lines=("حمار", "# a line that begins with a sign"),
    ),
    WrittenRule(
        id=0,
        title="Regulars",
        outcome=Outcome.APPROVE,
        reason=ReasonCode.OTHER,
        looks_for=LooksFor.ANYTHING,
        conditions=(Condition(Trait.APPROVED, Comparison.AT_LEAST, ("20",)),),
    ),
]

# What looks like something else, and anything on one line.
TRICKY = ["#", "\\#", "[hold insult]", "\\\\[spam]", "words:", "log only", "a\\,", ","]
LINE = st.sampled_from(TRICKY) | (
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
VALUES = st.lists(LINE, min_size=1, max_size=3).map(tuple)
RULE = st.builds(
    WrittenRule,
    id=st.just(0),
    title=LINE,
    outcome=st.sampled_from(RULE_OUTCOMES),
    reason=st.sampled_from(ReasonCode),
    looks_for=st.sampled_from(LooksFor),
    lines=st.lists(LINE, max_size=5).map(tuple),
    fold=st.sampled_from(Fold),
    conditions=st.lists(
        st.builds(
            Condition, st.sampled_from(Trait), st.sampled_from(Comparison), VALUES
        ),
        max_size=3,
    ).map(tuple),
    until=st.none() | st.integers(0, 2**32).map(lambda second: second * 1_000_000),
    log_only=st.booleans(),
)


def fault(text):
    with pytest.raises(InvalidError) as refusal:
        rules_from_text(text)
    (error,) = refusal.value.errors
    assert error.field == "rules"
    assert list(error.data) == ["line"]
    return error.code, error.data["line"]


def test_rules_are_written_as_people_would_write_them():
    """A block for each, with what is as usual left out."""
    assert rules_text(RULES) == TEXT


def test_what_people_wrote_is_read():
    """In the order of the file."""
    assert rules_from_text(TEXT) == RULES


@given(st.lists(RULE, max_size=4))
def test_a_text_is_read_as_what_it_was_written_of(rules):
    """Whatever its lines look like."""
    assert rules_from_text(rules_text(rules)) == rules


@pytest.mark.parametrize("rule_id", [1, 2**63 - 1])
def test_an_id_is_what_a_store_can_hold(rule_id):
    """They are made of the time, and grow."""
    rules = [make.rule(id=rule_id)]

    assert rules_from_text(rules_text(rules)) == rules


def test_comments_empty_lines_and_white_space_mean_nothing():
    """Between rules, between members and between lines."""
    text = (
        "# ours\r\n\n  [ HOLD  Insult ]  A\n\n# why\n log only\n"
        "words:\r\n\n one \n# not this\n\ttwo\n"
    )

    (rule,) = rules_from_text(text)

    assert rule.outcome is Outcome.HOLD
    assert rule.log_only
    assert rule.lines == ("one", "two")


def test_a_pattern_is_written_as_it_is():
    """A backslash before anything but a sign or a head is its own."""
    (rule,) = rules_from_text("[spam advertising] A\npattern:\n\\d{9}\n\\[b\\]\n")

    assert rule.lines == ("\\d{9}", "\\[b\\]")


def test_a_rule_ends_with_the_beginning_of_a_day():
    """In UTC, where no time is named."""
    (rule,) = rules_from_text("[hold other] A\nuntil: 2026-12-31\nwords:\na")

    assert rule.until == RULES[0].until


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# ours\n\nحمار\n[hold insult] A\nwords:\n", "file_head", 3),
        ("[hlod insult] A\nwords:\n", "file_outcome", 1),
        ("[refuse insult] A\nwords:\n", "file_outcome", 1),
        ("[hold isnult] A\nwords:\n", "file_reason", 1),
        ("[hold] A\nwords:\n", "file_reason", 1),
        ("[hold insult] A\nwords:\na\n[spam advretising]\nb", "file_reason", 4),
        ("[hold insult] A\nid: x\nwords:\n", "file_id", 2),
        ("[hold insult] A\nid: ٧\nwords:\n", "file_id", 2),
        (f"[hold insult] A\nid: {2**63}\nwords:\n", "file_id", 2),
        ("[hold insult] A\nfold: much\nwords:\n", "file_fold", 2),
        ("[hold insult] A\nuntil: tomorrow\nwords:\n", "file_until", 2),
        ("[hold insult] A\nuntil: 2026-12-31T10:00\nwords:\n", "file_until", 2),
        ("[hold insult] A\nuntil: 1969-12-31\nwords:\n", "file_until", 2),
        ("[hold insult] A\nuntil: 9999-12-31T00:00:01Z\nwords:\n", "file_until", 2),
        (
            "[hold insult] A\nuntil: 9999-12-31T23:59:59-23:00\nwords:\n",
            "file_until",
            2,
        ),
        ("[hold insult] A\nif: links many\nwords:\n", "file_condition", 2),
        ("[hold insult] A\nif: moon = full\nwords:\n", "file_condition", 2),
        ("[hold insult] A\nif: section = \nwords:\n", "file_condition", 2),
        ("[hold insult] A\nif: section = a,, b\nwords:\n", "file_condition", 2),
        ("[hold insult] A\nحمار\nwords:\n", "file_line", 2),
        ("[hold insult] A\nwords: حمار\n", "file_line", 2),
        ("[hold insult] A\nfold: stem\nfold: stem\nwords:\n", "file_twice", 3),
        ("[hold insult] A\nlog only\nlog only\nwords:\n", "file_twice", 3),
        (
            "[hold insult] A\nid: 7\nwords:\na\n\n[spam other] B\nid: 7\nwords:\nb",
            *("file_twice", 6),
        ),
        ("[hold insult] A\nfold: stem\n", "file_no_list", 1),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, code, line):
    """Nothing is guessed, and nothing left out."""
    assert fault(text) == (code, line)
