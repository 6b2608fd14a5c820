"""A person who decides, and what their role allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moderation.domain.errors import ForbiddenError


class Role(StrEnum):
    """Each may do all that the one after it may."""

    CHIEF = "chief"
    MODERATOR = "moderator"
    VIEWER = "viewer"


class Act(StrEnum):
    """What a role may allow."""

    LOOK = "look"
    DECIDE = "decide"
    REVEAL = "reveal"
    CHANGE_POLICY = "change_policy"
    MANAGE_PEOPLE = "manage_people"


_LOOKER = frozenset({Act.LOOK})
_DECIDER = _LOOKER | {Act.DECIDE, Act.REVEAL}
ALLOWED = {
    Role.VIEWER: _LOOKER,
    Role.MODERATOR: _DECIDER,
    Role.CHIEF: _DECIDER | {Act.CHANGE_POLICY, Act.MANAGE_PEOPLE},
}


@dataclass(frozen=True)
class Moderator:
    """One person with a place at the desk; `disabled_at` ends it."""

    id: int
    name: str
    role: Role
    created_at: int
    disabled_at: int | None = None

    def may(self, act: Act) -> bool:
        """Tell whether the role allows `act`."""
        return self.disabled_at is None and act in ALLOWED[self.role]

    def must(self, act: Act) -> None:
        """Raise ForbiddenError unless the role allows `act`."""
        if not self.may(act):
            raise ForbiddenError(act)


@dataclass(frozen=True)
class Invitation:
    """A place at the desk that is offered once; `by` is who offered it."""

    id: int
    role: Role
    by: str | None
    expires_at: int
    used_at: int | None = None


@dataclass(frozen=True)
class Session:
    """One signed-in browser; `moderator` as they are now."""

    id: int
    moderator: Moderator
    created_at: int
    expires_at: int
