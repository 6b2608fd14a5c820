"""Versions of the policy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.rule_shapes import (
    rule_of,
    rule_shape,
    thresholds_of,
    thresholds_shape,
)

if TYPE_CHECKING:
    from moderation.domain.written_rule import WrittenRule
    from moderation.storage.sql import Row, Sql

_OPERATOR = "operator"
_SELECT = """
    select p.version, p.at, m.name as moderator, p.note, {rules} as rules, p.thresholds
    from policies p left join moderators m on m.id = p.moderator_id
"""
_WHOLE = _SELECT.format(rules="p.rules")
_OUTLINE = _SELECT.format(rules="'[]'")


class StoredPolicies:
    """Implements `ports.policies.Policies`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def newest_number(self) -> int:
        row = self._sql.row("select max(version) as newest from policies")
        return (row["newest"] if row else None) or 0

    def newest(self) -> PolicyVersion | None:
        row = self._sql.row(_WHOLE + "order by p.version desc limit 1")
        return _version(row) if row else None

    def get(self, version: int) -> PolicyVersion | None:
        row = self._sql.row(_WHOLE + "where p.version = :version", version=version)
        return _version(row) if row else None

    def page(self, *, before: int | None, limit: int) -> list[PolicyVersion]:
        found = self._sql.rows(
            _OUTLINE
            + ("" if before is None else "where p.version < :before ")
            + "order by p.version desc limit :limit",
            before=before,
            limit=limit,
        )
        return [_version(row) for row in found]

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
        self._sql.do(
            """
            insert into policies (version, at, moderator_id, note, rules, thresholds)
            values (:version, :at, :moderator_id, :note, :rules, :thresholds)
            """,
            version=version,
            at=at,
            moderator_id=moderator_id,
            note=note,
            rules=_json([rule_shape(rule) for rule in rules]),
            thresholds=_json(thresholds_shape(thresholds)),
        )


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False)


def _version(row: Row) -> PolicyVersion:
    return PolicyVersion(
        version=row["version"],
        at=row["at"],
        by=row["moderator"] or _OPERATOR,
        note=row["note"],
        rules=tuple(map(rule_of, json.loads(row["rules"]))),
        thresholds=thresholds_of(json.loads(row["thresholds"])),
    )
