"""Sessions and sign-in attempts as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moderation.domain.moderator import Session


class ReadSessions(Protocol):
    """Finding sessions; only digests of their secrets are kept."""

    def by_digest(self, digest: bytes, *, now: int) -> Session | None:
        """Return the session if it has not ended and its moderator is not disabled."""

    def of(self, moderator_id: int, *, now: int) -> list[Session]:
        """Return a moderator's sessions, newest first."""

    def attempts(self, *, since: int, name: bytes, network: bytes) -> tuple[int, int]:
        """Count the attempts since a moment: by name digest, by network digest."""


class Sessions(ReadSessions, Protocol):
    """Finding and keeping sessions."""

    def add(
        self, moderator_id: int, digest: bytes, *, now: int, expires_at: int
    ) -> Session:
        """Store a session."""

    def end(self, session_id: int) -> None:
        """End one session."""

    def end_all(self, moderator_id: int, *, but: int | None = None) -> None:
        """End every session of a moderator, but for one."""

    def add_attempt(self, *, name: bytes, network: bytes, at: int) -> int:
        """Record an attempt to sign in and forget those of a day before; its id."""

    def forget_attempt(self, attempt_id: int) -> None:
        """Forget an attempt that turned out to be honest."""
