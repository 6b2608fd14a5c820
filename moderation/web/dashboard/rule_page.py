"""The page of one rule: its form, what is wrong with it, and its record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import make_response, render_template

from moderation.domain.matching import Fold
from moderation.domain.written_rule import RULE_OUTCOMES, LooksFor, Trait
from moderation.web.context import services
from moderation.web.dashboard.conditions import BOUNDS, condition_in
from moderation.web.dashboard.faults import fault_sentences
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.rule_words import condition_words
from moderation.web.dashboard.why import Whys
from moderation.web.language import gettext, lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Response

    from moderation.domain.errors import FieldError
    from moderation.domain.written_rule import WrittenRule
    from moderation.web.dashboard.policy_conflicts import PolicyConflict
    from moderation.web.dashboard.rule_fields import RuleFields

_BOUNDED = {
    Trait.LINKS: lazy("Links"),
    Trait.LENGTH: lazy("Characters"),
    Trait.APPROVED: lazy("Approved comments of the author"),
    Trait.REJECTED: lazy("Rejected comments of the author"),
}
# Of a condition that the form has no field of its own for, no field can be named.
_OF_CONDITIONS = frozenset({"conditions", "others", "language", "section", *BOUNDS})


def rule_page(
    filled: RuleFields,
    rule: WrittenRule | None = None,
    *,
    faults: Sequence[FieldError] = (),
    conflict: PolicyConflict | None = None,
) -> Response:
    """Return the page with `filled` in its fields: 422 for faults, 409 for a conflict.

    `rule` is the one that it is about, None for a new one.
    """
    record = services().rule_record(moderator(), rule.id) if rule else None
    page = render_template(
        "dashboard/rule.html",
        rule=rule,
        fields=filled,
        record_of=record,
        why=Whys(record.cards if record else ()),
        faults=fault_sentences(_at_its_line(fault, filled) for fault in faults),
        conditions_open=any(fault.field in _OF_CONDITIONS for fault in faults),
        conflict=conflict,
        seen=conflict.newest.version if conflict else filled.seen,
        kinds=list(LooksFor),
        folds=list(Fold),
        outcomes=RULE_OUTCOMES,
        bounds=[(trait.value, gettext(word)) for trait, word in _BOUNDED.items()],
        sections=_sections(filled),
        others=_others(filled),
    )
    return make_response(page, 422 if faults else 409 if conflict else 200)


def _at_its_line(fault: FieldError, filled: RuleFields) -> FieldError:
    """Return a fault with the number of the line as it stands in the field.

    There are empty lines, and they are counted by whoever looks for one.
    """
    line = fault.data.get("line")
    if fault.field != "lines" or line is None:
        return fault
    written = enumerate(filled.lines.split("\n"), 1)
    numbers = [number for number, text in written if text.strip()]
    if line > len(numbers):
        return fault
    return replace(fault, data={**fault.data, "line": numbers[line - 1]})


def _sections(filled: RuleFields) -> list[str]:
    # One whose last article is gone stays chosen.
    known = services().list_sections(moderator())
    return list(dict.fromkeys([*known, *filled.conditions.section]))


def _others(filled: RuleFields) -> list[tuple[str, str]]:
    found = [(box, condition_in(box)) for box in filled.conditions.others]
    return [(box, condition_words(one)) for box, one in found if one]
