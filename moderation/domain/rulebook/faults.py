"""How a rule or a policy that cannot be taken is told."""

from __future__ import annotations

from enum import StrEnum

from moderation.domain.errors import FieldError, InvalidError


class RuleFault(StrEnum):
    """The codes. `line` in their data counts a rule's lines, `number` its conditions.

    `rule` counts the rules of a policy, where more than one is looked at.
    """

    # Of one line.
    LINE_BLANK = "rule_line_blank"  # nothing in it could be found
    LINE_UNREADABLE = "rule_line_unreadable"
    LINE_BROKEN = "rule_line_broken"  # it is more than one line
    LINE_LONG = "rule_line_long"
    PATTERN = "rule_pattern"
    PATTERN_LONG = "rule_pattern_long"
    PATTERN_ASCII = "rule_pattern_ascii"  # it asks for letters of ASCII beside others
    PATTERN_EMPTY = "rule_pattern_empty"  # it finds nothing, everywhere
    PATTERN_MARKS = "rule_pattern_marks"  # folded text has none
    DOMAIN = "rule_domain"
    NETWORK = "rule_network"
    NETWORK_FINE = "rule_network_fine"  # finer than we look
    ADDRESS = "rule_address"
    # Of one rule.
    CONDITION = "rule_condition"
    NO_CONDITION = "rule_no_condition"
    NO_LINES = "rule_no_lines"
    LINES_UNUSED = "rule_lines_unused"
    UNTIL_PAST = "rule_until_past"
    # Of the whole; `most` is how many there may be.
    MANY_CONDITIONS = "rule_conditions"
    MANY_RULES = "policy_rules"
    MANY_LINES = "policy_lines"
    MANY_PATTERNS = "policy_patterns"
    LARGE_PATTERNS = "policy_patterns_large"
    APPROVES_ALL = "policy_approves_all"
    STOPS_ALL = "policy_stops_all"
    HELD = "threshold_held"
    APPROVED = "threshold_approved"


def line_fault(code: RuleFault, line: int) -> InvalidError:
    """Return the error for one of a rule's lines, counted from 1."""
    return InvalidError(FieldError("lines", code, {"line": line}))


def condition_fault(number: int) -> InvalidError:
    """Return the error for one of a rule's conditions, counted from 1."""
    return InvalidError(
        FieldError("conditions", RuleFault.CONDITION, {"number": number})
    )
