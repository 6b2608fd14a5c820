"""Written rules and thresholds as JSON documents, for the store and for files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.matching import Fold
from moderation.domain.policy import Thresholds
from moderation.domain.shapes import moment_or_none
from moderation.domain.written_rule import (
    Comparison,
    Condition,
    LooksFor,
    Trait,
    WrittenRule,
)

Shape = dict[str, Any]


def rule_shape(rule: WrittenRule) -> Shape:
    """Return a rule as a document that `rule_of` reads back, the same to the second."""
    return {
        "id": str(rule.id),
        "title": rule.title,
        "outcome": rule.outcome.value,
        "reason": rule.reason.value,
        "looks_for": rule.looks_for.value,
        "fold": rule.fold.value,
        "lines": list(rule.lines),
        "conditions": [_condition_shape(one) for one in rule.conditions],
        "until": moment_or_none(rule.until),
        "log_only": rule.log_only,
    }


def rule_of(shape: Shape) -> WrittenRule:
    """Return the rule of a document that is as `rule_shape` makes them.

    Raises KeyError, TypeError or ValueError for another.
    """
    until = shape["until"]
    return WrittenRule(
        id=int(shape["id"]),
        title=shape["title"],
        outcome=Outcome(shape["outcome"]),
        reason=ReasonCode(shape["reason"]),
        looks_for=LooksFor(shape["looks_for"]),
        lines=tuple(shape["lines"]),
        fold=Fold(shape["fold"]),
        conditions=tuple(map(_condition_of, shape["conditions"])),
        until=None if until is None else _microseconds(until),
        log_only=shape["log_only"],
    )


def thresholds_shape(thresholds: Thresholds) -> Shape:
    """Return the thresholds by their names."""
    return dict(vars(thresholds))


def thresholds_of(shape: Shape) -> Thresholds:
    """Return what `thresholds_shape` was made of."""
    return Thresholds(**shape)


def _condition_shape(condition: Condition) -> Shape:
    return {
        "trait": condition.trait.value,
        "comparison": condition.comparison.value,
        "values": list(condition.values),
    }


def _condition_of(shape: Shape) -> Condition:
    return Condition(
        Trait(shape["trait"]),
        Comparison(shape["comparison"]),
        tuple(shape["values"]),
    )


def _microseconds(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp()) * 1_000_000
