"""Reports: what readers say about published comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.storage import rows
from moderation.storage.sql import among

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.report import Complaint, Report
    from moderation.storage.sql import Sql

_OPEN = "select id, comment_id, complaint, at from reports where closed_at is null "


class StoredReports:
    """Implements `ports.reports.Reports`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def open_about(self, comment_ids: Collection[int]) -> dict[int, list[Report]]:
        names, values = among(comment_ids)
        found = self._sql.rows(
            _OPEN + "and comment_id in " + names + " order by id",
            **values,
        )
        about: dict[int, list[Report]] = {}
        for row in found:
            about.setdefault(row["comment_id"], []).append(rows.report(row))
        return about

    def sent_from(self, network: bytes, *, since: int) -> int:
        row = self._sql.row(
            """
            select count(*) as reports from reports
            where network = :network and at >= :since
            """,
            network=network,
            since=since,
        )
        return int(row["reports"]) if row else 0

    def add(
        self, comment_id: int, complaint: Complaint, *, network: bytes, at: int
    ) -> bool:
        return bool(
            self._sql.run(
                """
                insert into reports (id, comment_id, complaint, network, at)
                values (:id, :comment_id, :complaint, :network, :at)
                on conflict (comment_id, network) where closed_at is null do nothing
                """,
                id=self._sql.new_id(),
                comment_id=comment_id,
                complaint=complaint,
                network=network,
                at=at,
            )
        )

    def close(self, comment_id: int, *, at: int) -> int:
        return self._sql.run(
            """
            update reports set closed_at = :at
            where comment_id = :comment_id and closed_at is null
            """,
            comment_id=comment_id,
            at=at,
        )

    def reopen(self, comment_id: int, *, closed_at: int) -> None:
        self._sql.do(
            """
            update reports set closed_at = null
            where comment_id = :comment_id and closed_at = :closed_at
                and not exists (
                    select 1 from reports as again
                    where again.comment_id = reports.comment_id
                        and again.network = reports.network
                        and again.closed_at is null
                )
            """,
            comment_id=comment_id,
            closed_at=closed_at,
        )
