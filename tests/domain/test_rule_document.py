"""A policy as a JSON document is read strictly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.errors import InvalidError
from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.rule_document import MEMBERS, policy_document, rules_of
from moderation.domain.rule_shapes import rule_shape
from tests import make
from tests.domain.test_rule_text import RULE

CONDITION = {"trait": "links", "comparison": ">=", "values": ["2"]}


def document(**changes):
    """A document of one rule, with its members changed."""
    return json.dumps({"rules": [{**rule_shape(make.rule()), **changes}]})


def refusal(text):
    with pytest.raises(InvalidError) as refused:
        rules_of(text)
    (error,) = refused.value.errors
    assert error.field == "rules"
    return error


@given(st.lists(RULE, max_size=3), st.floats(0, 1))
def test_a_policy_is_read_as_it_was_written(rules, held):
    """Rules and thresholds, and the version that they were."""
    thresholds = Thresholds(spam_held=held)
    version = PolicyVersion(3, make.NOW, "operator", "", tuple(rules), thresholds)

    document = policy_document(version)

    assert rules_of(json.dumps(document)) == (rules, thresholds)
    assert document["version"] == "1"
    assert document["policy"] == 3


def test_a_rule_need_not_say_what_is_as_usual():
    """Title, outcome and reason are enough; thresholds may be missing."""
    shape = {"title": "A", "outcome": "hold", "reason": "insult", "lines": ["a"]}

    assert rules_of(json.dumps({"rules": [shape]})) == (
        [make.rule(id=0, title="A", lines=("a",))],
        None,
    )


def test_a_rule_ends_with_the_beginning_of_a_day():
    """As it does in text."""
    (rule,), _ = rules_of(document(until="2026-12-31"))

    assert rule.until == 1_798_675_200_000_000


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"rules": {}}',
        '{"rules": [], "version": "2"}',
        '{"rules": [], "ruels": []}',
        '{"rules": ' + "1" * 5000 + "}",
        '{"rules": ' + "[" * 100_000,
    ],
)
def test_what_is_no_policy_is_refused(text):
    """Also what no program can read."""
    assert refusal(text).code == "file_document"


def test_what_is_no_json_is_refused_with_its_line():
    """Where the reading ended."""
    error = refusal('{"rules": [\n{"title": }]}')

    assert (error.code, error.data) == ("file_json", {"line": 2})


@pytest.mark.parametrize("shape", [7, [], {"title": "A", "words": []}])
def test_what_is_no_rule_is_refused_with_its_number(shape):
    """Counted from 1; a member that nobody knows may be a misspelt one."""
    good = rule_shape(make.rule())

    error = refusal(json.dumps({"rules": [good, shape]}))

    assert (error.code, error.data) == ("file_rule", {"rule": 2})


@pytest.mark.parametrize(
    ("member", "value"),
    [
        *(("id", value) for value in (7, "x", "", "٧", "9" * 19)),
        *(("title", value) for value in (None, 7, "a\nb", "a\r", "a\0", "\ud800")),
        *(("outcome", value) for value in (None, "refuse", [])),
        *(("reason", value) for value in (None, "boredom")),
        *(("looks_for", value) for value in (None, "trouble")),
        *(("fold", value) for value in (None, 1)),
        *(("lines", value) for value in (None, "a", [1], ["a\u2028"])),
        *(("until", value) for value in (1, "soon", "2026-12-31T10:00")),
        *(("log_only", value) for value in (None, 0, "no")),
    ],
)
def test_a_member_is_refused_with_the_number_of_its_rule(member, value):
    """And with its own place among the members."""
    error = refusal(document(**{member: value}))

    assert error.code == "file_member"
    assert error.data == {"rule": 1, "member": MEMBERS.index(member)}


@pytest.mark.parametrize(
    "conditions",
    [
        None,
        [7],
        [{}],
        [{**CONDITION, "more": 1}],
        [{**CONDITION, "trait": "moon"}],
        [{**CONDITION, "trait": []}],
        [{**CONDITION, "comparison": "<"}],
        [{**CONDITION, "values": []}],
        [CONDITION, {**CONDITION, "values": [2]}],
    ],
)
def test_a_condition_is_read_strictly_too(conditions):
    """It is told as a member of its rule."""
    error = refusal(document(conditions=conditions))

    assert error.data == {"rule": 1, "member": MEMBERS.index("conditions")}


def test_two_rules_are_not_the_same():
    """An id is one rule's; 0 is that of any that was never saved."""
    rule = rule_shape(make.rule())
    new = {**rule, "id": "0"}

    error = refusal(json.dumps({"rules": [new, new, rule, rule]}))

    assert error.data == {"rule": 4, "member": MEMBERS.index("id")}


@pytest.mark.parametrize(
    "thresholds",
    [[], {"spam": 0.5}, {"spam_held": 2}, {"spam_held": "0.5"}, {"spam_held": True}],
)
def test_thresholds_are_probabilities(thresholds):
    """By their names."""
    text = json.dumps({"rules": [], "thresholds": thresholds})

    assert refusal(text).code == "file_thresholds"


def test_a_threshold_is_a_number():
    """JSON of other programs may say that it is none."""
    text = '{"rules": [], "thresholds": {"spam_held": NaN}}'

    assert refusal(text).code == "file_thresholds"
