"""A moderator comes to the desk, stays a while, and leaves."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import SignInError, ThrottledError
from moderation.domain.folding import fold
from moderation.services.passwords import is_password

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator, Session
    from moderation.ports import Clock, Reading, Store, Vault, Writing

_MINUTE = 60_000_000
SESSION_HOURS = 12


@dataclass(frozen=True)
class SignedIn:
    """A new session: its secret for the session cookie, and one for the device's."""

    moderator: Moderator
    secret: str
    device: str


@dataclass(frozen=True)
class SignIn:
    """Check a name and a password and begin a session.

    Attempts are bounded in a minute: for a network, and for a name. Neither shuts out
    the honest: a browser that signed in before (`device`) is counted by itself, and a
    name under attack stays open to networks that have not failed in that minute.
    """

    store: Store
    clock: Clock
    vault: Vault
    per_minute: int

    def __call__(
        self, name: str, password: str, *, network: str, device: str = ""
    ) -> SignedIn:
        """Return the session; raises SignInError or ThrottledError."""
        now = self.clock.now()
        with self.store.writing() as writing:
            moderator = writing.moderators.by_name(name)
            known = moderator and self.vault.read("device", device) == moderator.id
            attempt = self._attempt(
                writing, name, network, device if known else "", now
            )
            kept = writing.moderators.password_hash(moderator.id) if moderator else ""
        if not is_password(kept, password) or not moderator or moderator.disabled_at:
            raise SignInError
        with self.store.writing() as writing:
            # A new password may have been set while the old one was being checked.
            if writing.moderators.password_hash(moderator.id) != kept:
                raise SignInError
            writing.sessions.forget_attempt(attempt)
            writing.audit.append(NewEntry(now, moderator.name, AuditAct.SIGN_IN))
            return begin_session(writing, self.vault, moderator, now)

    def _attempt(
        self, writing: Writing, name: str, network: str, device: str, now: int
    ) -> int:
        by = ("device", device) if device else ("name", fold(name))
        name_key = self.vault.mac("attempts", *by)
        network_key = self.vault.mac("attempts", "network", "" if device else network)
        by_name, by_network = writing.sessions.attempts(
            since=now - _MINUTE, name=name_key, network=network_key
        )
        # An honest network, new to an attacked name, has no attempt of its own yet.
        tried = by_name if device or by_network else 0
        if not device:
            tried = max(tried, by_network)
        if self.per_minute and tried >= self.per_minute:
            raise ThrottledError(retry_after=60)
        # Counted before the password is looked at, so that a hundred at once do not
        # all find the door open.
        return writing.sessions.add_attempt(name=name_key, network=network_key, at=now)


@dataclass(frozen=True)
class FindSession:
    """Find who a session cookie belongs to."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, secret: str) -> Session | None:
        """Return the session, or None once it has ended."""
        with self.store.reading() as reading:
            return _session(reading, self.vault, secret, self.clock.now())


@dataclass(frozen=True)
class SignOut:
    """End the session of a cookie."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, secret: str) -> None:
        """End it; nothing happens if it has ended."""
        with self.store.writing() as writing:
            session = _session(writing, self.vault, secret, self.clock.now())
            if session:
                writing.sessions.end(session.id)


def begin_session(
    writing: Writing, vault: Vault, moderator: Moderator, now: int
) -> SignedIn:
    """Store a new session of `moderator` and return its secrets."""
    secret = secrets.token_urlsafe(32)
    expires_at = now + SESSION_HOURS * 60 * _MINUTE
    digest = vault.mac("session", secret)
    writing.sessions.add(moderator.id, digest, now=now, expires_at=expires_at)
    return SignedIn(moderator, secret, vault.sign("device", moderator.id))


def _session(unit: Reading, vault: Vault, secret: str, now: int) -> Session | None:
    return unit.sessions.by_digest(vault.mac("session", secret), now=now)
