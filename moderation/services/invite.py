"""A place at the desk is offered, and taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import (
    FieldError,
    InvalidError,
    NotFoundError,
    TakenError,
)
from moderation.domain.moderator import Act, Role
from moderation.domain.submission import faults_of_text
from moderation.services.passwords import faults_of_password, hash_password
from moderation.services.sign_in import SignedIn, begin_session

if TYPE_CHECKING:
    from moderation.domain.moderator import Invitation, Moderator
    from moderation.ports import Clock, Reading, Store, Vault

_DAY = 86_400_000_000
VALID_DAYS = 7


@dataclass(frozen=True)
class InviteFirst:
    """Offer the first place, a chief's, while there is no moderator."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self) -> str | None:
        """Return the invitation's token, or None once there is a moderator."""
        now = self.clock.now()
        with self.store.writing() as writing:
            if writing.moderators.exist():
                return None
            invitation = writing.moderators.invite(
                Role.CHIEF, by=None, now=now, expires_at=now + VALID_DAYS * _DAY
            )
        return self.vault.sign("invitation", invitation.id)


@dataclass(frozen=True)
class Invite:
    """A chief offers a place."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, chief: Moderator, role: Role) -> str:
        """Return the invitation's token; raises ForbiddenError for others."""
        chief.must(Act.MANAGE_PEOPLE)
        now = self.clock.now()
        with self.store.writing() as writing:
            invitation = writing.moderators.invite(
                role, by=chief.id, now=now, expires_at=now + VALID_DAYS * _DAY
            )
            detail = {"role": role.value}
            writing.audit.append(
                NewEntry(now, chief.name, AuditAct.INVITE, detail=detail)
            )
        return self.vault.sign("invitation", invitation.id)


@dataclass(frozen=True)
class ReadInvitation:
    """Look at an invitation before taking it."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, token: str) -> Invitation:
        """Return it; raises NotFoundError for one used, expired or not ours."""
        with self.store.reading() as reading:
            return _invitation(reading, self.vault, token, self.clock.now())


@dataclass(frozen=True)
class Join:
    """Take an offered place with a name and a password."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, token: str, name: str, password: str) -> SignedIn:
        """Return the new moderator's first session; the invitation is used up.

        Raises NotFoundError as ReadInvitation does, and InvalidError for the fields
        `name` (also `taken`) and `password`.
        """
        faults = faults_of_text("name", name)
        faults += faults_of_password(password, name)
        if faults:
            raise InvalidError(*faults)
        now = self.clock.now()
        with self.store.reading() as reading:
            # Before the hash, whose cost is for those who were invited.
            _invitation(reading, self.vault, token, now)
        password_hash = hash_password(password)
        with self.store.writing() as writing:
            invitation = _invitation(writing, self.vault, token, now)
            writing.moderators.use_invitation(invitation.id, at=now)
            try:
                moderator = writing.moderators.add(
                    name, invitation.role, password_hash=password_hash, now=now
                )
            except TakenError as error:
                raise InvalidError(FieldError("name", "taken")) from error
            detail = {"role": moderator.role.value}
            writing.audit.append(
                NewEntry(now, moderator.name, AuditAct.JOIN, detail=detail)
            )
            return begin_session(writing, self.vault, moderator, now)


def _invitation(unit: Reading, vault: Vault, token: str, now: int) -> Invitation:
    invitation_id = vault.read("invitation", token)
    found = unit.moderators.invitation(invitation_id or 0)
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise NotFoundError("invitation")
    if not _is_offered_still(unit, found):
        raise NotFoundError("invitation")
    return found


def _is_offered_still(unit: Reading, offer: Invitation) -> bool:
    """The first place until someone has one; another while its chief is one."""
    if offer.by is None:
        return not unit.moderators.exist()
    chief = unit.moderators.by_name(offer.by)
    return chief is not None and chief.may(Act.MANAGE_PEOPLE)
