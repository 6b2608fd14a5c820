"""What went wrong, in one English sentence for the person at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain import errors

if TYPE_CHECKING:
    from moderation.domain.errors import FieldError, ModerationError

_FAULTS = {
    "blank": "is empty",
    "control": "holds a character that cannot be shown",
    "lines": "must be one line",
    "too_short": "must have {shortest} characters or more",
    "too_long": "has {length} characters; {longest} are the most",
    "name": "must not be the name",
    "last_chief": "is the last chief's; somebody must manage the desk",
}


def sentence_of(error: ModerationError) -> str:
    """Return the sentence; most errors of an operator's carry it already."""
    if isinstance(error, errors.InvalidError):
        return "; ".join(_fault(fault) for fault in error.errors)
    if isinstance(error, errors.NotFoundError):
        return f"there is no such {error.what}"
    if isinstance(error, errors.TakenError):
        return "this name is taken"
    if isinstance(error, errors.MalformedTextError):
        return "the text holds bytes that are no text"
    return str(error) or type(error).__name__


def _fault(fault: FieldError) -> str:
    sentence = _FAULTS.get(fault.code, fault.code)
    return f"{fault.field} {sentence.format(**fault.data)}"
