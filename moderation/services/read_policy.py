"""A moderator looks at versions of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError
from moderation.domain.moderator import Act
from moderation.domain.policy import UNSAVED, PolicyVersion

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.ports import Reading, Store

OPERATOR = "operator"


@dataclass(frozen=True)
class ReadPolicy:
    """Look at versions of the policy; ForbiddenError for who may not look.

    Who looks is a moderator, or None for the operator.
    """

    store: Store

    def __call__(self, who: Moderator | None) -> PolicyVersion:
        """Return the version in force; 0, with no rules, before anyone saved one."""
        _may_look(who)
        with self.store.reading() as reading:
            return in_force(reading)

    def version(self, who: Moderator | None, version: int) -> PolicyVersion:
        """Return one version, 0 being that before any; NotFoundError for none."""
        _may_look(who)
        with self.store.reading() as reading:
            return saved_version(reading, version)


def _may_look(who: Moderator | None) -> None:
    if who is not None:
        who.must(Act.LOOK)


def in_force(unit: Reading) -> PolicyVersion:
    """Return the newest version, or the one before any."""
    return unit.policies.newest() or UNSAVED


def saved_version(unit: Reading, number: int) -> PolicyVersion:
    """Return one version, 0 being that before any; raises NotFoundError for none."""
    found = unit.policies.get(number) if number else UNSAVED
    if found is None:
        raise NotFoundError("policy")
    return found
