"""Which written rules matched which comments, as storage keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.rule_record import RuleMatched


class ReadRuleMatches(Protocol):
    """Asking what a rule did; decisions store the matches themselves."""

    def counts(
        self, rule_ids: Collection[int], *, newest: int
    ) -> dict[int, list[RuleMatched]]:
        """Return how the `newest` matches of each rule fared; only rules with any."""

    def comments(self, rule_id: int, *, limit: int) -> list[int]:
        """Return the ids of the comments matched last, newest first, each once."""
