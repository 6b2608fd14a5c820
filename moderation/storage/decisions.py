"""Decisions: every judgement about a comment, undone ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.basis import facts_text
from moderation.domain.decision import Decision, NewDecision
from moderation.storage import rows
from moderation.storage.sql import among

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.comment import Comment, Status
    from moderation.domain.decision import Verdict
    from moderation.storage.sql import Sql, Value

_SELECT = """
    select d.id, d.comment_id, d.version, d.outcome, d.reasons, d.status_before,
        d.status_after, d.at, m.name as moderator, d.note, d.undone_at,
        d.policy
    from decisions d left join moderators m on m.id = d.moderator_id
"""
_STANDING = """
    where d.undone_at is null and not exists (
        select 1 from decisions later where later.comment_id = d.comment_id
            and later.id > d.id and later.undone_at is null
    )
"""
_INSERT = """
    insert into decisions (
        id, comment_id, version, outcome, reasons, status_before, status_after, at,
        moderator_id, note, policy, facts
    ) values (
        :id, :comment_id, :version, :outcome, :reasons, :status_before, :status_after,
        :at, :moderator_id, :note, :policy, :facts
    )
"""
_INSERT_MATCH = """
    insert into rule_matches (decision_id, rule_id, comment_id, log_only)
    values (:decision_id, :rule_id, :comment_id, :log_only)
"""


class StoredDecisions:
    """Implements `ports.decisions.Decisions`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, decision_id: int) -> Decision | None:
        row = self._sql.row(_SELECT + "where d.id = :id", id=decision_id)
        return rows.decision(row) if row else None

    def of(self, comment_id: int) -> list[Decision]:
        return self.of_many([comment_id]).get(comment_id, [])

    def of_many(self, comment_ids: Collection[int]) -> dict[int, list[Decision]]:
        names, values = among(comment_ids)
        found = self._sql.rows(
            _SELECT + "where d.comment_id in " + names + " order by d.id", **values
        )
        about: dict[int, list[Decision]] = {}
        for row in found:
            about.setdefault(row["comment_id"], []).append(rows.decision(row))
        return about

    def standing(self, comment_ids: Collection[int]) -> dict[int, Decision]:
        names, values = among(comment_ids)
        found = self._sql.rows(
            _SELECT + _STANDING + "and d.comment_id in " + names,
            **values,
        )
        return {row["comment_id"]: rows.decision(row) for row in found}

    def add(  # noqa: PLR0913 - the record of a judgement has these parts
        self,
        comment: Comment,
        verdict: Verdict,
        *,
        after: Status,
        at: int,
        moderator_id: int | None = None,
        note: str = "",
    ) -> Decision:
        new = NewDecision(comment, verdict, after, at, moderator_id, note)
        decision_id = self._sql.new_id()
        self._sql.do(_INSERT, **_values(decision_id, new, _reasons(new)))
        if matches := _matches(decision_id, new):
            self._sql.run_many(_INSERT_MATCH, matches)
        return Decision(
            id=decision_id,
            comment_id=comment.id,
            version=comment.version,
            outcome=verdict.outcome,
            reasons=verdict.reasons,
            before=comment.status,
            after=after,
            at=at,
            moderator=self._name(moderator_id),
            note=note,
            policy=_policy(new),
        )

    def add_many(self, news: Sequence[NewDecision]) -> None:
        # An import has few verdicts for many comments.
        verdicts = {id(new.verdict): new for new in news}
        texts = {key: _reasons(new) for key, new in verdicts.items()}
        identified = [(self._sql.new_id(), new) for new in news]
        self._sql.insert_many(
            "decisions",
            [_values(id_, new, texts[id(new.verdict)]) for id_, new in identified],
        )
        if matches := [row for id_, new in identified for row in _matches(id_, new)]:
            self._sql.insert_many("rule_matches", matches)

    def undo(self, decision_id: int, *, at: int) -> bool:
        return bool(
            self._sql.run(
                """
                update decisions set undone_at = :at
                where id = :id and undone_at is null
                """,
                id=decision_id,
                at=at,
            )
        )

    def explain(self, decision_id: int, verdict: Verdict, *, note: str) -> None:
        self._sql.do(
            "update decisions set reasons = :reasons, note = :note where id = :id",
            id=decision_id,
            reasons=rows.reasons_text(verdict.reasons),
            note=note,
        )

    def _name(self, moderator_id: int | None) -> str | None:
        if moderator_id is None:
            return None
        row = self._sql.row(
            "select name from moderators where id = :id", id=moderator_id
        )
        return row["name"] if row else None


def _reasons(new: NewDecision) -> str:
    return rows.reasons_text(new.verdict.reasons)


def _values(decision_id: int, new: NewDecision, reasons: str) -> dict[str, Value]:
    basis = new.verdict.basis
    return {
        "id": decision_id,
        "comment_id": new.comment.id,
        "version": new.comment.version,
        "outcome": new.verdict.outcome.value,
        "reasons": reasons,
        "status_before": new.comment.status.value,
        "status_after": new.after.value,
        "at": new.at,
        "moderator_id": new.moderator_id,
        "note": new.note,
        "policy": _policy(new),
        "facts": facts_text(basis.facts) if basis else None,
    }


def _policy(new: NewDecision) -> int | None:
    return (new.verdict.basis.policy or None) if new.verdict.basis else None


def _matches(decision_id: int, new: NewDecision) -> list[dict[str, Value]]:
    basis = new.verdict.basis
    return [
        {
            "decision_id": decision_id,
            "rule_id": rule_id,
            "comment_id": new.comment.id,
            "log_only": int(log_only),
        }
        for rule_id, log_only in (basis.matched if basis else ())
    ]
