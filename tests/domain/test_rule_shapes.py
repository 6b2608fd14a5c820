"""Rules and thresholds become documents and come back."""

from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.decision import ReasonCode
from moderation.domain.matching import Fold
from moderation.domain.policy import Thresholds
from moderation.domain.rule_shapes import (
    rule_of,
    rule_shape,
    thresholds_of,
    thresholds_shape,
)
from moderation.domain.shapes import written
from moderation.domain.written_rule import (
    RULE_OUTCOMES,
    Comparison,
    Condition,
    LooksFor,
    Trait,
    WrittenRule,
)
from tests import make

LINES = st.lists(st.text(), max_size=5).map(tuple)
CONDITION = st.builds(
    Condition, st.sampled_from(Trait), st.sampled_from(Comparison), LINES
)
RULE = st.builds(
    WrittenRule,
    id=st.integers(0, 2**62),
    title=st.text(),
    outcome=st.sampled_from(RULE_OUTCOMES),
    reason=st.sampled_from(ReasonCode),
    looks_for=st.sampled_from(LooksFor),
    lines=LINES,
    fold=st.sampled_from(Fold),
    conditions=st.lists(CONDITION, max_size=3).map(tuple),
    until=st.none() | st.integers(0, 2**32).map(lambda second: second * 1_000_000),
    log_only=st.booleans(),
)


@given(RULE)
def test_a_rule_comes_back_as_it_was(rule):
    """Whatever its lines hold."""
    assert rule_of(rule_shape(rule)) == rule


def test_a_document_is_plain_json():
    """Ids are texts: they are larger than numbers of JavaScript."""
    document = written(rule_shape(make.rule(until=make.NOW)))

    assert '"id":"7"' in document
    assert '"until":"2026-11-18T' in document


def test_thresholds_come_back_as_they_were():
    """By their names."""
    thresholds = Thresholds(spam_held=0.9, approved_below=0.05)

    assert thresholds_of(thresholds_shape(thresholds)) == thresholds
