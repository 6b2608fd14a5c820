"""Reports as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.report import Complaint, Report


class ReadReports(Protocol):
    """Finding reports."""

    def open_about(self, comment_ids: Collection[int]) -> dict[int, list[Report]]:
        """Return open reports, oldest first, by comment; only those that have any."""

    def sent_from(self, network: bytes, *, since: int) -> int:
        """Count the reports from a network since a moment."""


class Reports(ReadReports, Protocol):
    """Finding and keeping reports."""

    def add(
        self, comment_id: int, complaint: Complaint, *, network: bytes, at: int
    ) -> bool:
        """Store a report; False if this network has an open one about the comment."""

    def close(self, comment_id: int, *, at: int) -> int:
        """Close the open reports about a comment; return how many there were."""

    def reopen(self, comment_id: int, *, closed_at: int) -> None:
        """Open those again that were closed at a moment.

        One from a network that has an open one about the comment by now stays closed.
        """
