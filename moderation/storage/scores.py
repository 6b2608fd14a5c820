"""What the scores learn from, and their models."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from moderation.domain.audit import AuditAct
from moderation.domain.basis import scores_of
from moderation.domain.curve import Decided, may_pass
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.learner import Snapshot
from moderation.domain.lessons import Taught
from moderation.domain.scores import Task
from moderation.storage import rows
from moderation.storage.sql import among

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.storage.sql import Row, Sql

# That of the acts is word for word what the index of migration 0027 says: SQLite uses
# it only then.
_NEWEST = """
    select max(id) as newest from audit_log
    where act in ('decide', 'explain', 'undo', 'edit')
"""
# With an edit goes what people had decided since the one before.
_TAUGHT = """
    select a.id, a.act, a.comment_id, a.detail, c.body, c.website,
        case when a.act = 'edit' then (
            select min(d.id) from decisions d
            where d.comment_id = a.comment_id and d.id < a.id
                and d.moderator_id is not null and d.undone_at is null
                and d.outcome <> 'hold' and d.id > coalesce((
                    select max(before.id) from audit_log before
                    where before.comment_id = a.comment_id and before.id < a.id
                        and before.act = 'edit'
                ), 0)
        ) end as replaced
    from (
        select id, act, comment_id, detail from audit_log
        where act in ('decide', 'explain', 'undo', 'edit') and id > :after
        order by id limit :limit
    ) a
    left join comments c on c.id = a.comment_id
    order by a.id
"""
_DECIDED = """
    select d.outcome, p.reasons, p.facts
    from decisions d
    join decisions p on p.id = (
        select max(before.id) from decisions before
        where before.comment_id = d.comment_id and before.id < d.id
            and before.moderator_id is null
    )
    where d.moderator_id is not null and d.undone_at is null and d.outcome <> 'hold'
        and p.facts is not null and p.outcome in ('hold', 'approve')
        and not exists (
            select 1 from decisions later where later.comment_id = d.comment_id
                and later.id > d.id and later.undone_at is null
        )
    order by d.id desc limit :limit
"""


_SAY_NO_OUTCOME = frozenset({AuditAct.UNDO, AuditAct.EDIT})
_KEEP = """
    insert into score_models (task, began, upto, known, model, at)
    values (:task, :began, :upto, :known, :model, :at)
    on conflict (task) do update set
        began = excluded.began, upto = excluded.upto, known = excluded.known,
        model = excluded.model, at = excluded.at
    where score_models.began <> excluded.began
        or score_models.known <= excluded.known
"""


class StoredScores:
    """Implements `ports.scores.Scores`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def newest(self) -> int:
        row = self._sql.row(_NEWEST)
        return (row["newest"] if row else None) or 0

    def taught(self, *, after: int, limit: int) -> list[Taught]:
        found = self._sql.rows(_TAUGHT, after=after, limit=limit)
        taught = [_taught(row) for row in found]
        unsaid = [one.decision for one in taught if one.act in _SAY_NO_OUTCOME]
        outcomes = self._outcomes(unsaid)
        return [
            replace(one, outcome=outcomes.get(one.decision, Outcome.HOLD))
            if one.act in _SAY_NO_OUTCOME
            else one
            for one in taught
        ]

    def decided(self, *, limit: int) -> list[Decided]:
        return [_decided(row) for row in self._sql.rows(_DECIDED, limit=limit)]

    def kept(self) -> Snapshot | None:
        found = self._sql.rows(
            "select task, began, upto, known, model from score_models"
        )
        models = {Task(row["task"]): bytes(row["model"]) for row in found}
        if models.keys() != set(Task):
            return None
        return Snapshot(
            models=models,
            began=found[0]["began"],
            upto=found[0]["upto"],
            known=found[0]["known"],
        )

    def keep(self, snapshot: Snapshot, *, at: int) -> None:
        for task, model in snapshot.models.items():
            self._sql.do(
                _KEEP,
                task=task.value,
                began=snapshot.began,
                upto=snapshot.upto,
                known=snapshot.known,
                model=model,
                at=at,
            )

    def _outcomes(self, decision_ids: Collection[int]) -> dict[int, Outcome]:
        names, values = among(decision_ids)
        found = self._sql.rows(
            "select id, outcome from decisions where id in " + names,  # noqa: S608 - only names
            **values,
        )
        return {row["id"]: Outcome(row["outcome"]) for row in found}


def _taught(row: Row) -> Taught:
    nothing = Taught(row["id"], AuditAct(row["act"]), 0, row["comment_id"])
    detail: dict[str, Any] = rows.detail_of(row["detail"])
    reasons = detail.get("reasons")
    try:
        return replace(
            nothing,
            decision=row["replaced"] or int(detail.get("decision", 0)),
            outcome=Outcome(detail.get("outcome", Outcome.HOLD)),
            reason=ReasonCode(reasons[0]) if reasons else None,
            body=row["body"],
            website=row["website"],
        )
    except (LookupError, TypeError, ValueError):
        # An entry that was altered, or a later version's, must not keep posts out.
        return nothing


def _decided(row: Row) -> Decided:
    spam, abuse = scores_of(row["facts"])
    return Decided(
        spam=spam,
        abuse=abuse,
        is_bad=row["outcome"] != Outcome.APPROVE,
        may_pass=_may_pass(row["reasons"]),
    )


@lru_cache(maxsize=1024)
def _may_pass(reasons: str) -> bool:
    """Read what thousands of comments share once."""
    return may_pass(rows.reasons_of(reasons))
