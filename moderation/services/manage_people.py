"""A chief, or an operator at the terminal, changes who sits at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import FieldError, InvalidError, NotFoundError
from moderation.domain.moderator import Act, Role
from moderation.domain.submission import faults_of_text
from moderation.services.passwords import faults_of_password, hash_password

if TYPE_CHECKING:
    from moderation.domain.moderator import Invitation, Moderator
    from moderation.ports import Clock, Reading, Store, Writing

# Who acts where no moderator is signed in.
OPERATOR = "operator"


@dataclass(frozen=True)
class ListPeople:
    """Show who sits at the desk and which places are offered."""

    store: Store
    clock: Clock

    def __call__(
        self, chief: Moderator | None = None
    ) -> tuple[list[Moderator], list[Invitation]]:
        """Return moderators by name, and open invitations, newest first."""
        if chief:
            chief.must(Act.MANAGE_PEOPLE)
        with self.store.reading() as reading:
            now = self.clock.now()
            return reading.moderators.all(), reading.moderators.invitations(now=now)


@dataclass(frozen=True)
class AddModerator:
    """Give a place without an invitation, from the terminal."""

    store: Store
    clock: Clock

    def __call__(self, name: str, role: Role, password: str) -> Moderator:
        """Return the moderator; raises InvalidError, or TakenError for the name."""
        faults = faults_of_text("name", name) + faults_of_password(password, name)
        if faults:
            raise InvalidError(*faults)
        now, password_hash = self.clock.now(), hash_password(password)
        with self.store.writing() as writing:
            moderator = writing.moderators.add(
                name, role, password_hash=password_hash, now=now
            )
            _record(writing, AuditAct.JOIN, moderator, None, now=now)
        return moderator


@dataclass(frozen=True)
class ChangeRole:
    """Give a moderator another role.

    Without a `chief` it is the operator who acts. Raises NotFoundError for an unknown
    name, ForbiddenError for who is no chief, and InvalidError (`last_chief`) where
    nobody would be left to manage people.
    """

    store: Store
    clock: Clock

    def __call__(self, name: str, role: Role, chief: Moderator | None = None) -> None:
        """Set the role."""
        now = self.clock.now()
        with self.store.writing() as writing:
            person = _person(writing, name, chief)
            if role is not Role.CHIEF:
                _keep_a_chief(writing, person)
            writing.moderators.set_role(person.id, role)
            _record(writing, AuditAct.CHANGE_ROLE, person, chief, now=now, role=role)


@dataclass(frozen=True)
class Disable:
    """End a place at the desk, or give it back; raises as ChangeRole does."""

    store: Store
    clock: Clock

    def __call__(
        self, name: str, chief: Moderator | None = None, *, enable: bool = False
    ) -> None:
        """End the place and every session of it, or give the place back."""
        now = self.clock.now()
        act = AuditAct.ENABLE if enable else AuditAct.DISABLE
        with self.store.writing() as writing:
            person = _person(writing, name, chief)
            if not enable:
                _keep_a_chief(writing, person)
                writing.sessions.end_all(person.id)
            writing.moderators.set_disabled(person.id, None if enable else now)
            _record(writing, act, person, chief, now=now)


@dataclass(frozen=True)
class ResetPassword:
    """Set a new password from the terminal and end every session."""

    store: Store
    clock: Clock

    def __call__(self, name: str, password: str) -> None:
        """Replace the password; raises NotFoundError and InvalidError."""
        if faults := faults_of_password(password, name):
            raise InvalidError(*faults)
        now, password_hash = self.clock.now(), hash_password(password)
        with self.store.writing() as writing:
            person = _person(writing, name, None)
            writing.moderators.set_password_hash(person.id, password_hash)
            writing.sessions.end_all(person.id)
            _record(writing, AuditAct.RESET, person, None, now=now)


def _person(unit: Reading, name: str, chief: Moderator | None) -> Moderator:
    if chief:
        chief.must(Act.MANAGE_PEOPLE)
    person = unit.moderators.by_name(name)
    if person is None:
        raise NotFoundError("moderator")
    return person


def _keep_a_chief(unit: Reading, person: Moderator) -> None:
    others = (m for m in unit.moderators.all() if m.id != person.id)
    if person.may(Act.MANAGE_PEOPLE) and not any(
        other.may(Act.MANAGE_PEOPLE) for other in others
    ):
        raise InvalidError(FieldError("name", "last_chief"))


def _record(  # noqa: PLR0913 - the parts of an entry
    writing: Writing,
    act: AuditAct,
    person: Moderator,
    chief: Moderator | None,
    *,
    now: int,
    role: Role | None = None,
) -> None:
    actor = chief.name if chief else OPERATOR
    detail = {"moderator": person.name, "role": (role or person.role).value}
    writing.audit.append(NewEntry(now, actor, act, detail=detail))
