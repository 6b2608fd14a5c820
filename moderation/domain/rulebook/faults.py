"""How a rule that cannot be read is told: the field, the code, and the line."""

from __future__ import annotations

from moderation.domain.errors import FieldError, InvalidError


def line_fault(code: str, line: int) -> InvalidError:
    """Return the error for one of a rule's lines, counted from 1."""
    return InvalidError(FieldError("lines", code, {"line": line}))


def condition_fault(number: int) -> InvalidError:
    """Return the error for one of a rule's conditions, counted from 1."""
    return InvalidError(FieldError("conditions", "rule_condition", {"number": number}))
