"""Versions of the policy as storage keeps them: all of them, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moderation.domain.policy import PolicyVersion, Thresholds
    from moderation.domain.written_rule import WrittenRule


class ReadPolicies(Protocol):
    """Finding versions."""

    def newest_number(self) -> int:
        """Return the number of the version in force, 0 before anyone saved one."""

    def newest(self) -> PolicyVersion | None:
        """Return the version in force; None before anyone saved one."""

    def get(self, version: int) -> PolicyVersion | None:
        """Return one version."""

    def page(self, *, before: int | None, limit: int) -> list[PolicyVersion]:
        """Return versions, newest first, without their rules' lines."""


class Policies(ReadPolicies, Protocol):
    """Finding and keeping versions."""

    def add(  # noqa: PLR0913 - the record of a version has these parts
        self,
        version: int,
        *,
        at: int,
        moderator_id: int | None,
        note: str,
        rules: tuple[WrittenRule, ...],
        thresholds: Thresholds,
    ) -> None:
        """Store a version, one above the newest."""
