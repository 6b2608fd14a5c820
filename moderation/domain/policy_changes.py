"""What is different between two versions of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.domain.policy import PolicyVersion


class ChangeKind(StrEnum):
    """What was done to a rule, or to the thresholds."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    THRESHOLDS = "thresholds"


@dataclass(frozen=True)
class Change:
    """One difference; `title` is the rule's, as the later version has it."""

    kind: ChangeKind
    rule: int = 0
    title: str = ""


def changes(before: PolicyVersion | None, after: PolicyVersion) -> list[Change]:
    """Return every difference, rules in the order of `after`, removed ones behind."""
    old = {rule.id: rule for rule in before.rules} if before else {}
    new = {rule.id: rule for rule in after.rules}
    told = [
        Change(ChangeKind.CHANGED if id_ in old else ChangeKind.ADDED, id_, rule.title)
        for id_, rule in new.items()
        if old.get(id_) != rule
    ]
    told += [
        Change(ChangeKind.REMOVED, id_, rule.title)
        for id_, rule in old.items()
        if id_ not in new
    ]
    if before and before.thresholds != after.thresholds:
        told.append(Change(ChangeKind.THRESHOLDS))
    return told
