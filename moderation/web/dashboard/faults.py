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


def fault_sentences(faults: Iterable[FieldError]) -> dict[str, str]:
    """Return what is wrong with each field, the lines by their numbers."""
    told: dict[str, list[str]] = {}
    for fault in faults:
        told.setdefault(fault.field, []).append(_sentence(fault))
    return {name: " ".join(told[name][:_MOST]) for name in told}


def _sentence(fault: FieldError) -> str:
    sentence = sentence_of_field(fault)
    line = fault.data.get("line")
    if line is None:
        return sentence
    return gettext("Line %(line)s: %(sentence)s", line=number(line), sentence=sentence)
