"""What is wrong with the fields of a form of many lines, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.web.language import gettext, number
from moderation.web.wording import sentence_of_field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderation.domain.errors import FieldError

# A list of tens of thousands of lines may be wrong in each.
_MOST = 5


def fault_sentences(
    faults: Iterable[FieldError], *, of_many: bool = False
) -> dict[str, str]:
    """Return what is wrong with each field, its lines by their numbers.

    Where the form is about rules `of_many`, they are named by their numbers too.
    """
    told: dict[str, list[str]] = {}
    for fault in faults:
        told.setdefault(fault.field, []).append(_sentence(fault, of_many=of_many))
    return {name: " ".join(told[name][:_MOST]) for name in told}


def _sentence(fault: FieldError, *, of_many: bool) -> str:
    sentence = sentence_of_field(fault)
    line, rule = fault.data.get("line"), fault.data.get("rule")
    if line is not None:
        sentence = gettext(
            "Line %(line)s: %(sentence)s", line=number(line), sentence=sentence
        )
    if of_many and rule is not None:
        sentence = gettext(
            "Rule %(rule)s: %(sentence)s", rule=number(rule), sentence=sentence
        )
    return sentence
