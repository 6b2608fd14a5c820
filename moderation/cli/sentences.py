"""What went wrong, in one English sentence for the person at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.cli.rule_sentences import place_of, sentence_of_rule_fault
from moderation.domain import errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.errors import FieldError, ModerationError

_FAULTS = {
    "blank": "is empty",
    "control": "holds a character that cannot be shown",
    "lines": "must be one line",
    "too_short": "must have {shortest} characters or more",
    "too_long": "has {length} characters; {longest} are the most",
    "name": "must not be the name",
    "email": "is no e-mail address",
    "url": "is no web address",
    "moment": "is no moment such as 2026-11-23T10:00:00Z",
    "unknown": "is none that is known here",
    "comment_json": "is no JSON object",
    "last_chief": "is the last chief's; somebody must manage the desk",
}
# A list of tens of thousands of lines may be wrong in each.
_MOST_FAULTS = 3


def sentence_of(error: ModerationError) -> str:
    """Return the sentence; most errors of an operator's carry it already."""
    if isinstance(error, errors.InvalidError):
        return _faults(error.errors)
    if isinstance(error, errors.NotFoundError):
        return f"there is no such {error.what}"
    if isinstance(error, errors.TakenError):
        return "this name is taken"
    if isinstance(error, errors.MalformedTextError):
        return "the text holds bytes that are no text"
    if isinstance(error, errors.PolicyChangedError):
        return "somebody else changed the policy in this moment; look, and try again"
    return str(error) or type(error).__name__


def _faults(faults: Sequence[FieldError]) -> str:
    told = [_fault(fault) for fault in faults[:_MOST_FAULTS]]
    if more := len(faults) - len(told):
        told.append(f"and {more:,} more")
    return "; ".join(told)


def _fault(fault: FieldError) -> str:
    about_rule = sentence_of_rule_fault(fault)
    if about_rule is not None:
        return place_of(fault) + about_rule
    sentence = _FAULTS.get(fault.code, fault.code)
    return f"{place_of(fault)}{fault.field} {sentence.format(**fault.data)}"
