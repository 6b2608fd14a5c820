"""The form of a rule: what stands in its fields, and the rule that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from flask import request

from moderation.domain.decision import MODERATORS_REASONS, Outcome, ReasonCode
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.matching import Fold
from moderation.domain.written_rule import RULE_OUTCOMES, LooksFor, WrittenRule
from moderation.web.context import settings
from moderation.web.dashboard import conditions
from moderation.web.dashboard.addresses import whole
from moderation.web.dashboard.conditions import ConditionFields

if TYPE_CHECKING:
    from collections.abc import Collection

_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True)
class RuleFields:
    """Every field as it was filled in, right or wrong, so that nothing is lost.

    `until` is the last day on which the rule holds. `seen` is the version of the
    policy that the form was opened over.
    """

    title: str = ""
    looks_for: str = LooksFor.WORDS
    lines: str = ""
    fold: str = Fold.FOLDED
    conditions: ConditionFields = field(default_factory=ConditionFields)
    outcome: str = Outcome.HOLD
    reason: str = ReasonCode.OTHER
    until: str = ""
    log_only: bool = False
    note: str = ""
    seen: int = 0


def fields_of(rule: WrittenRule, seen: int) -> RuleFields:
    """Return the form filled in with `rule`."""
    return RuleFields(
        title=rule.title,
        looks_for=rule.looks_for,
        lines="\n".join(rule.lines),
        fold=rule.fold,
        conditions=conditions.fields_of(rule.conditions),
        outcome=rule.outcome,
        reason=rule.reason,
        until=last_day(rule.until).isoformat() if rule.until else "",
        log_only=rule.log_only,
        seen=seen,
    )


def fields_sent() -> RuleFields:
    """Return the form as it was sent."""
    sent = request.form
    return RuleFields(
        title=sent.get("title", "").strip(),
        looks_for=sent.get("looks_for", ""),
        lines=sent.get("lines", "").replace("\r\n", "\n").replace("\r", "\n"),
        fold=sent.get("fold", Fold.FOLDED),
        conditions=conditions.fields_sent(sent),
        outcome=sent.get("outcome", ""),
        reason=sent.get("reason", ""),
        until=sent.get("until", "").strip(),
        log_only="log_only" in sent,
        note=sent.get("note", "").strip(),
        seen=whole(sent.get("seen")) or 0,
    )


def rule_of(filled: RuleFields, before: WrittenRule | None = None) -> WrittenRule:
    """Return the rule that a form makes, of the same id as `before`.

    Raises InvalidError for what no rule could be made of; what the rule itself must
    be is for whoever keeps it to say.
    """
    faults: list[FieldError] = []
    found, wrong = conditions.conditions_of(filled.conditions)
    rule = WrittenRule(
        id=before.id if before else 0,
        title=filled.title,
        outcome=_among(RULE_OUTCOMES, filled.outcome, "outcome", faults),
        reason=_among(MODERATORS_REASONS, filled.reason, "reason", faults),
        looks_for=_among(tuple(LooksFor), filled.looks_for, "looks_for", faults),
        lines=tuple(line.strip() for line in filled.lines.split("\n") if line.strip()),
        fold=_among(tuple(Fold), filled.fold, "fold", faults),
        conditions=found,
        until=_until(filled.until, before, faults),
        log_only=filled.log_only,
    )
    if faults or wrong:
        raise InvalidError(*faults, *wrong)
    return rule


def last_day(until: int) -> date:
    """Return the last day on which a rule holds, in the newsroom's time zone."""
    zone = ZoneInfo(settings().time_zone)
    return datetime.fromtimestamp((until - 1) // 1_000_000, zone).date()


def _among(
    values: Collection[_E], value: str, name: str, faults: list[FieldError]
) -> _E:
    for each in values:
        if each.value == value:
            return each
    faults.append(FieldError(name, "unknown"))
    return next(iter(values))


def _until(
    value: str, before: WrittenRule | None, faults: list[FieldError]
) -> int | None:
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
        zone = ZoneInfo(settings().time_zone)
        end = datetime.combine(day + timedelta(days=1), time(), zone)
    except (ValueError, OverflowError):
        faults.append(FieldError("until", "date"))
        return None
    # Who did not touch the day leaves the hour as it was.
    if before and before.until and last_day(before.until) == day:
        return before.until
    return round(end.timestamp()) * 1_000_000
