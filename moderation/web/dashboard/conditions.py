"""The conditions of a rule as fields of a form, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderation.domain.errors import FieldError
from moderation.domain.written_rule import Comparison, Condition, Trait
from moderation.web.dashboard.addresses import whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.datastructures import MultiDict

# Fields that hold a number, and what is compared with it.
BOUNDS = {
    f"{trait}_{name}": (trait, comparison)
    for trait in (Trait.LENGTH, Trait.LINKS, Trait.APPROVED, Trait.REJECTED)
    for name, comparison in (
        ("least", Comparison.AT_LEAST),
        ("most", Comparison.AT_MOST),
    )
}
_LAST_HOUR = 23


@dataclass
class ConditionFields:
    """What stands in the fields, right or wrong.

    `others` are conditions that the form has no field for: a box for each keeps them.
    """

    bounds: dict[str, str] = field(default_factory=dict)
    language: list[str] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    first_comment: bool = False
    hour_from: str = ""
    hour_to: str = ""
    others: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything stands in one of them."""
        return self != ConditionFields()


def fields_of(conditions: Iterable[Condition]) -> ConditionFields:
    """Return the fields filled in as they would be for `conditions`."""
    filled = ConditionFields()
    for condition in conditions:
        if not _fill(filled, condition):
            filled.others.append(box_of(condition))
    return filled


def fields_sent(sent: MultiDict[str, str]) -> ConditionFields:
    """Return the fields as they were sent."""
    bounds = {name: sent.get(name, "").strip() for name in BOUNDS}
    return ConditionFields(
        bounds={name: value for name, value in bounds.items() if value},
        language=sent.getlist("language"),
        section=sent.getlist("section"),
        first_comment="first_comment" in sent,
        hour_from=sent.get("hour_from", "").strip(),
        hour_to=sent.get("hour_to", "").strip(),
        others=sent.getlist("others"),
    )


def conditions_of(
    filled: ConditionFields,
) -> tuple[tuple[Condition, ...], list[FieldError]]:
    """Return what the fields say, and what is wrong with them."""
    found: list[Condition] = []
    faults: list[FieldError] = []
    for name, value in filled.bounds.items():
        if whole(value) is None:
            faults.append(FieldError(name, "number"))
        else:
            found.append(Condition(*BOUNDS[name], (value,)))
    for trait, values in (
        (Trait.LANGUAGE, filled.language),
        (Trait.SECTION, filled.section),
        (Trait.FIRST_COMMENT, ["yes"] if filled.first_comment else []),
    ):
        if values:
            found.append(Condition(trait, Comparison.IS, tuple(values)))
    if filled.hour_from or filled.hour_to:
        hours = [whole(filled.hour_from), whole(filled.hour_to)]
        if any(hour is None or hour > _LAST_HOUR for hour in hours):
            faults.append(FieldError("hour_from", "hour"))
        else:
            span = f"{hours[0]}-{hours[1]}"
            found.append(Condition(Trait.HOUR, Comparison.IS, (span,)))
    for box in filled.others:
        kept = condition_in(box)
        if kept:
            found.append(kept)
        else:
            faults.append(FieldError("others", "unknown"))
    return tuple(found), faults


def condition_in(box: str) -> Condition | None:
    """Return the condition that a box keeps; None for what is none."""
    try:
        trait, comparison, *values = map(str, json.loads(box))
        return Condition(Trait(trait), Comparison(comparison), tuple(values))
    except (TypeError, ValueError, RecursionError):
        return None


def _fill(filled: ConditionFields, condition: Condition) -> bool:
    """Tell whether there was a free field for `condition`."""
    trait, values = condition.trait, list(condition.values)
    for name, bound in BOUNDS.items():
        if bound == (trait, condition.comparison) and name not in filled.bounds:
            filled.bounds[name] = values[0]
            return True
    if condition.comparison is not Comparison.IS:
        return False
    if trait is Trait.LANGUAGE and not filled.language:
        filled.language = values
    elif trait is Trait.SECTION and not filled.section:
        filled.section = values
    elif trait is Trait.FIRST_COMMENT and values == ["yes"]:
        filled.first_comment = True
    elif trait is Trait.HOUR and not filled.hour_from and _is_one_span(values):
        filled.hour_from, _, filled.hour_to = values[0].partition("-")
    else:
        return False
    return True


def _is_one_span(values: list[str]) -> bool:
    return len(values) == 1 and values[0].count("-") == 1


def box_of(condition: Condition) -> str:
    """Return what a box says that keeps `condition` as it is."""
    told = [condition.trait, condition.comparison, *condition.values]
    return json.dumps(told, ensure_ascii=False)
