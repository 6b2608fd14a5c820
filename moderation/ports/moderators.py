"""Moderators and invitations as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moderation.domain.moderator import Invitation, Moderator, Role


class ReadModerators(Protocol):
    """Finding moderators. Names compare folded, so that two cannot look alike."""

    def exist(self) -> bool:
        """Tell whether there is any moderator, disabled ones included."""

    def number(self) -> int:
        """Return how many moderators there are, disabled ones included."""

    def all(self) -> list[Moderator]:
        """Return every moderator in the order of their names."""

    def get(self, moderator_id: int) -> Moderator | None:
        """Return one moderator."""

    def by_name(self, name: str) -> Moderator | None:
        """Return the moderator of that name."""

    def password_hash(self, moderator_id: int) -> str:
        """Return the Argon2id hash; empty where a reset waits for a new password."""

    def invitation(self, invitation_id: int) -> Invitation | None:
        """Return one invitation, used and expired ones too."""

    def invitations(self, *, now: int) -> list[Invitation]:
        """Return the invitations that still can be used, newest first."""


class Moderators(ReadModerators, Protocol):
    """Finding and keeping moderators."""

    def add(self, name: str, role: Role, *, password_hash: str, now: int) -> Moderator:
        """Store a moderator; raises TakenError if the name is in use."""

    def set_role(self, moderator_id: int, role: Role) -> None:
        """Give another role."""

    def set_password_hash(self, moderator_id: int, password_hash: str) -> None:
        """Replace the hash."""

    def set_disabled(self, moderator_id: int, at: int | None) -> None:
        """End a place at the desk at a moment, or give it back with None."""

    def invite(
        self, role: Role, *, by: int | None, now: int, expires_at: int
    ) -> Invitation:
        """Store an invitation."""

    def use_invitation(self, invitation_id: int, *, at: int) -> bool:
        """Mark an invitation as used; False if it was used or has expired."""
