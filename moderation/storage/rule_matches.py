"""Which written rules matched which comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome
from moderation.domain.rule_record import RuleMatched

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.storage.sql import Row, Sql

# An edited comment may match a rule more than once; what was judged last counts.
_COUNTS = """
    select d.outcome, people.outcome as people, found.log_only, count(*) as number
    from (
        select comment_id, max(decision_id) as decision_id, max(log_only) as log_only
        from (
            select decision_id, comment_id, log_only from rule_matches
            where rule_id = :rule order by decision_id desc limit :newest
        ) few
        group by comment_id
    ) found
    join decisions d on d.id = found.decision_id
    left join decisions people on people.id = (
        select max(id) from decisions
        where comment_id = found.comment_id and undone_at is null
            and moderator_id is not null
    )
    group by d.outcome, people.outcome, found.log_only
"""


class StoredRuleMatches:
    """Implements `ports.rule_matches.ReadRuleMatches`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def counts(
        self, rule_ids: Collection[int], *, newest: int
    ) -> dict[int, list[RuleMatched]]:
        found = {
            rule_id: self._sql.rows(_COUNTS, rule=rule_id, newest=newest)
            for rule_id in rule_ids
        }
        return {
            rule_id: [_matched(row) for row in rows]
            for rule_id, rows in found.items()
            if rows
        }

    def comments(self, rule_id: int, *, limit: int) -> list[int]:
        found = self._sql.rows(
            """
            select comment_id, max(decision_id) as decision_id from rule_matches
            where rule_id = :rule group by comment_id
            order by decision_id desc limit :limit
            """,
            rule=rule_id,
            limit=limit,
        )
        return [row["comment_id"] for row in found]


def _matched(row: Row) -> RuleMatched:
    return RuleMatched(
        outcome=Outcome(row["outcome"]),
        people=Outcome(row["people"]) if row["people"] else None,
        log_only=bool(row["log_only"]),
        count=row["number"],
    )
