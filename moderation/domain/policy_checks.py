"""What a policy must be before it comes into force; the one in force stays until then.

A policy that would stop, or let through, whatever anybody writes is a slip of the hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain import text
from moderation.domain.decision import MODERATORS_REASONS, Outcome
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.policy_reach import reaches_all
from moderation.domain.rulebook.faults import RuleFault, condition_fault, line_fault
from moderation.domain.written_rule import RULE_OUTCOMES, LooksFor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.policy import Policy, Thresholds
    from moderation.domain.written_rule import Condition, WrittenRule

LONGEST_TITLE = 120
LONGEST_NOTE = 1000
LONGEST_LINE = 1000
MOST_RULES = 1000
MOST_CONDITIONS = 20
MOST_LINES = 200_000
MOST_PATTERNS = 1000
# A score at this point or below it would hold nearly everything.
LOWEST_HELD = 0.05
HIGHEST_APPROVED = 0.5


def check_rule(rule: WrittenRule, *, now: int) -> None:
    """Raise InvalidError for what a chief can see is wrong with one rule.

    Fields are `title`, `lines` (with the `line`), `conditions`, `outcome`, `reason` and
    `until`. What its lines mean is for the rulebook to say.
    """
    faults = [*_faults_of_title(rule.title)]
    if rule.outcome not in RULE_OUTCOMES:
        faults.append(FieldError("outcome", "unknown"))
    if rule.reason not in MODERATORS_REASONS:
        faults.append(FieldError("reason", "unknown"))
    if rule.until is not None and rule.until <= now:
        faults.append(FieldError("until", RuleFault.UNTIL_PAST))
    if len(rule.conditions) > MOST_CONDITIONS:
        most = {"most": MOST_CONDITIONS}
        faults.append(FieldError("conditions", RuleFault.MANY_CONDITIONS, most))
    if rule.looks_for is LooksFor.ANYTHING:
        if rule.lines:
            faults.append(FieldError("lines", RuleFault.LINES_UNUSED))
        if not rule.conditions:
            faults.append(FieldError("conditions", RuleFault.NO_CONDITION))
    elif not rule.lines:
        faults.append(FieldError("lines", RuleFault.NO_LINES))
    faults += _faults_of_lines(rule.lines)
    faults += _faults_of_conditions(rule.conditions)
    if faults:
        raise InvalidError(*faults)


def check_note(note: str) -> None:
    """Raise InvalidError for a note that cannot be kept."""
    if _is_unreadable(note):
        raise InvalidError(FieldError("note", "control"))
    if len(note) > LONGEST_NOTE:
        over = {"length": len(note), "longest": LONGEST_NOTE}
        raise InvalidError(FieldError("note", "too_long", over))


def check_policy(policy: Policy) -> None:
    """Raise InvalidError for a policy that must not come into force."""
    _check_thresholds(policy.thresholds)
    if len(policy.rules) > MOST_RULES:
        most = {"most": MOST_RULES}
        raise InvalidError(FieldError("rules", RuleFault.MANY_RULES, most))
    if sum(len(rule.lines) for rule in policy.rules) > MOST_LINES:
        raise InvalidError(
            FieldError("rules", RuleFault.MANY_LINES, {"most": MOST_LINES})
        )
    patterns = (r for r in policy.rules if r.looks_for is LooksFor.PATTERN)
    if sum(len(rule.lines) for rule in patterns) > MOST_PATTERNS:
        most = {"most": MOST_PATTERNS}
        raise InvalidError(FieldError("rules", RuleFault.MANY_PATTERNS, most))
    for outcomes, code in (
        (frozenset({Outcome.APPROVE}), RuleFault.APPROVES_ALL),
        (frozenset(RULE_OUTCOMES) - {Outcome.APPROVE}, RuleFault.STOPS_ALL),
    ):
        if reaches_all(policy, outcomes):
            raise InvalidError(FieldError("rules", code))


def _faults_of_title(title: str) -> Iterator[FieldError]:
    if _is_unreadable(title):
        yield FieldError("title", "control")
    elif text.is_blank(title):
        yield FieldError("title", "blank")
    elif not text.is_one_line(title):
        yield FieldError("title", "lines")
    elif (length := text.length(title)) > LONGEST_TITLE:
        over = {"length": length, "longest": LONGEST_TITLE}
        yield FieldError("title", "too_long", over)


def _faults_of_lines(lines: tuple[str, ...]) -> Iterator[FieldError]:
    for number, line in enumerate(lines, start=1):
        if _is_unreadable(line):
            yield from line_fault(RuleFault.LINE_UNREADABLE, number).errors
        elif text.is_blank(line):
            yield from line_fault(RuleFault.LINE_BLANK, number).errors
        elif not text.is_one_line(line):
            yield from line_fault(RuleFault.LINE_BROKEN, number).errors
        elif len(line) > LONGEST_LINE:
            yield from line_fault(RuleFault.LINE_LONG, number).errors


def _faults_of_conditions(conditions: tuple[Condition, ...]) -> Iterator[FieldError]:
    for number, condition in enumerate(conditions, start=1):
        if not all(map(_can_be_kept, condition.values)):
            yield from condition_fault(number).errors


def _can_be_kept(value: str) -> bool:
    """Tell whether a store and a file can have it as one value among others."""
    return (
        not _is_unreadable(value)
        and not text.is_blank(value)
        and text.is_one_line(value)
        and len(value) <= LONGEST_LINE
    )


def _is_unreadable(line: str) -> bool:
    return not text.is_readable(line) or text.has_controls(line)


def _check_thresholds(thresholds: Thresholds) -> None:
    faults = []
    for name in ("spam_held", "abuse_held"):
        held = getattr(thresholds, name)
        if not (held == 0 or LOWEST_HELD <= held <= 1):
            faults.append(FieldError(name, RuleFault.HELD))
    if not 0 <= thresholds.approved_below <= HIGHEST_APPROVED:
        faults.append(FieldError("approved_below", RuleFault.APPROVED))
    if faults:
        raise InvalidError(*faults)
