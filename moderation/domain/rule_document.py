"""A policy as a JSON document: written for files, and read strictly from them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from moderation.domain.decision import ReasonCode
from moderation.domain.errors import MalformedTextError
from moderation.domain.matching import Fold
from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.rule_faults import FileFault, refused
from moderation.domain.rule_shapes import (
    Shape,
    rule_of,
    rule_shape,
    thresholds_of,
    thresholds_shape,
)
from moderation.domain.rule_text_read import id_of, microseconds_of
from moderation.domain.shapes import moment
from moderation.domain.text import is_one_line, read
from moderation.domain.written_rule import (
    RULE_OUTCOMES,
    Comparison,
    LooksFor,
    Trait,
    WrittenRule,
)

VERSION = "1"
_MEMBERS = {"version", "policy", "rules", "thresholds"}
# What a rule may leave unsaid.
_UNSAID: Shape = {
    "id": "0",
    "looks_for": LooksFor.WORDS.value,
    "fold": Fold.FOLDED.value,
    "lines": [],
    "conditions": [],
    "until": None,
    "log_only": False,
}


def policy_document(version: PolicyVersion) -> Shape:
    """Return a version of the policy as a document that `rules_of` reads back."""
    return {
        "version": VERSION,
        "policy": version.version,
        "rules": list(map(rule_shape, version.rules)),
        "thresholds": thresholds_shape(version.thresholds),
    }


def rules_of(text: str) -> tuple[list[WrittenRule], Thresholds | None]:
    """Return the rules of a document, and its thresholds where it has any.

    Raises InvalidError, field `rules`, with a code of FileFault and what it counts.
    """
    document = _loaded(text)
    if (
        not isinstance(document, dict)
        or document.keys() - _MEMBERS
        or document.get("version", VERSION) != VERSION
        or not isinstance(document.get("rules"), list)
    ):
        raise refused(FileFault.DOCUMENT)
    rules = [_rule(shape, n) for n, shape in enumerate(document["rules"], start=1)]
    _check_ids(rules)
    return rules, _thresholds(document.get("thresholds"))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise refused(FileFault.JSON, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or thousands of brackets.
        raise refused(FileFault.DOCUMENT) from error


def _rule(shape: Any, number: int) -> WrittenRule:
    if not isinstance(shape, dict) or shape.keys() - set(MEMBERS):
        raise refused(FileFault.RULE, rule=number)
    whole = {**_UNSAID, **shape}
    for place, (name, fits) in enumerate(_FITS.items()):
        if not fits(whole.get(name)):
            raise refused(FileFault.MEMBER, rule=number, member=place)
    if whole["until"] is not None:
        whole["until"] = moment(microseconds_of(whole["until"]))
    return rule_of(whole)


def _check_ids(rules: list[WrittenRule]) -> None:
    known = set()
    for number, rule in enumerate(rules, start=1):
        if rule.id in known:
            raise refused(FileFault.MEMBER, rule=number, member=MEMBERS.index("id"))
        if rule.id:
            known.add(rule.id)


def _thresholds(shape: Any) -> Thresholds | None:
    if shape is None:
        return None
    if not isinstance(shape, dict) or shape.keys() - thresholds_shape(Thresholds()):
        raise refused(FileFault.THRESHOLDS)
    if not all(type(at) in {int, float} and 0 <= at <= 1 for at in shape.values()):
        raise refused(FileFault.THRESHOLDS)
    return thresholds_of({name: float(at) for name, at in shape.items()})


def _is_text(value: Any) -> bool:
    """Tell whether it is one line of text that a store can carry."""
    if not isinstance(value, str) or "\r" in value or not is_one_line(value):
        return False
    try:
        read(value)
    except MalformedTextError:
        return False
    return True


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _reads(id_of, value)


def _is_moment(value: Any) -> bool:
    return value is None or (isinstance(value, str) and _reads(microseconds_of, value))


def _reads(read: Callable[[str], Any], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _one_of(words: Any) -> Callable[[Any], bool]:
    known = {str(word) for word in words}
    return lambda value: isinstance(value, str) and value in known


def _is_conditions(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_condition, value))


def _is_condition(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"trait", "comparison", "values"}
        and _IS_TRAIT(value["trait"])
        and _IS_COMPARISON(value["comparison"])
        and _is_texts(value["values"])
        and bool(value["values"])
    )


_IS_TRAIT = _one_of(Trait)
_IS_COMPARISON = _one_of(Comparison)
_FITS: dict[str, Callable[[Any], bool]] = {
    "id": _is_id,
    "title": _is_text,
    "outcome": _one_of(RULE_OUTCOMES),
    "reason": _one_of(ReasonCode),
    "looks_for": _one_of(LooksFor),
    "fold": _one_of(Fold),
    "lines": _is_texts,
    "conditions": _is_conditions,
    "until": _is_moment,
    "log_only": lambda value: isinstance(value, bool),
}
MEMBERS = tuple(_FITS)
