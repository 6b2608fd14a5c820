"""What an entry of the audit log says beside who and what, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.comment import Status
from moderation.domain.decision import STATUS_AFTER, Outcome, ReasonCode
from moderation.domain.moderator import Role
from moderation.domain.report import Complaint
from moderation.web.dashboard.wording import reason_word
from moderation.web.language import gettext, lazy, ngettext, number
from moderation.web.wording import (
    word_of_complaint,
    word_of_outcome,
    word_of_role,
    word_of_status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderation.domain.audit import Detail as Value
    from moderation.domain.audit import Entry

_CHANGES = {
    "rule_added": lazy("a rule was added"),
    "rule_changed": lazy("a rule was changed"),
    "rule_removed": lazy("a rule was removed"),
    "thresholds": lazy("thresholds of the scores were set"),
    "imported": lazy("rules were imported"),
    "restored": lazy("an earlier version was brought back"),
}


@dataclass(frozen=True)
class Detail:
    """One thing that an entry says; `state` where it is the status of a comment."""

    words: str
    state: str = ""


def details_of(entry: Entry) -> list[Detail]:
    """Return what there is to say, in the order of the list below."""
    return [
        detail
        for key, tell in _TELL.items()
        if key in entry.detail
        for detail in _told(tell, entry.detail[key])
    ]


def _told(tell: Callable[[Value], list[Detail]], value: Value) -> list[Detail]:
    try:
        return tell(value)
    except ValueError:
        # An altered entry must not keep anyone from reading the log.
        return _as_it_is(value)


def _outcome(value: Value) -> list[Detail]:
    outcome = Outcome(str(value))
    status = STATUS_AFTER.get(outcome)
    return [_state(status) if status else Detail(word_of_outcome(outcome))]


def _status(value: Value) -> list[Detail]:
    return [_state(Status(str(value)))]


def _state(status: Status) -> Detail:
    return Detail(word_of_status(status), status.value)


def _reasons(value: Value) -> list[Detail]:
    codes = value if isinstance(value, list) else []
    return [Detail(reason_word(ReasonCode(code))) for code in codes]


def _reports(value: Value) -> list[Detail]:
    count = int(value) if isinstance(value, int) else 0
    return [
        Detail(ngettext("%(num)s report settled", "%(num)s reports settled", count))
    ]


def _complaint(value: Value) -> list[Detail]:
    return [Detail(word_of_complaint(Complaint(str(value))))]


def _role(value: Value) -> list[Detail]:
    return [Detail(word_of_role(Role(str(value))))]


def _as_it_is(value: Value) -> list[Detail]:
    return [
        Detail(", ".join(map(str, value)) if isinstance(value, list) else str(value))
    ]


def _policy(value: Value) -> list[Detail]:
    version = number(value) if isinstance(value, int) else str(value)
    return [Detail(gettext("version %(version)s", version=version))]


def _change(value: Value) -> list[Detail]:
    said = _CHANGES.get(str(value))
    return [Detail(gettext(said))] if said else _as_it_is(value)


_TELL: dict[str, Callable[[Value], list[Detail]]] = {
    "outcome": _outcome,
    "status": _status,
    "reasons": _reasons,
    "complaint": _complaint,
    "reports": _reports,
    "moderator": _as_it_is,
    "role": _role,
    "token": _as_it_is,
    "scopes": _as_it_is,
    "policy": _policy,
    "change": _change,
    "unreadable": _as_it_is,
}
