"""Trials, and the comments that people decided, which they are made on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from moderation.domain.past import Past
from moderation.domain.trial import Findings, Trial
from moderation.domain.trial_shapes import (
    draft_of,
    draft_shape,
    findings_read,
    findings_shape,
)

if TYPE_CHECKING:
    from moderation.domain.trial import Draft
    from moderation.storage.sql import Row, Sql

_KEPT = 10  # trials of one moderator
_SELECT = """
    select t.id, t.at, m.name as moderator, t.draft, t.most, t.done, t.expected,
        t.touched_at, t.finished_at, t.failed, t.findings
    from trials t join moderators m on m.id = t.moderator_id
    where t.id = :id
"""
# The same words as the index has, so that it is used.
_OF_PEOPLE = """
    d.moderator_id is not null and d.undone_at is null
    and d.outcome in ('approve', 'reject', 'spam')
"""
_DECIDED = f"""
    select count(*) as number from (
        select 1 from decisions d where {_OF_PEOPLE} limit :most
    ) few
"""  # noqa: S608 - all our own
# What an author had written before is counted for what has no facts, in one look: three
# figures of three digits in one number. No rule is likely to ask for more.
_RECORD = """
    case when judged.facts is null then (
        select sum(case few.status when 'approved' then 1 when 'rejected' then 1000
            when 'spam' then 1000000 else 0 end)
        from (
            select o.status from comments o where o.author_id = c.author_id
                and o.created_at < c.created_at
            order by o.created_at desc limit 999
        ) few
    ) end as record
"""
_PAST = f"""
    select d.id as decision_id, d.comment_id, d.outcome, c.name, c.website, c.body,
        c.created_at, a.section, a.language, a.state, w.email_index as address,
        w.id as author_id, w.email_sealed as sealed, w.confirmed, judged.facts,
        {_RECORD}
    from decisions d
    join comments c on c.id = d.comment_id
    join articles a on a.id = c.article_id
    join authors w on w.id = c.author_id
    left join decisions judged on judged.id = (
        select max(id) from decisions
        where comment_id = d.comment_id and moderator_id is null and facts is not null
    )
    where {_OF_PEOPLE} and d.id < :before and not exists (
        select 1 from decisions later where later.comment_id = d.comment_id
            and later.id > d.id and later.undone_at is null
    )
    order by d.id desc limit :limit
"""  # noqa: S608 - all our own
_NEWEST = 2**63 - 1


class StoredTrials:
    """Implements `ports.trials.Trials`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def get(self, trial_id: int, *, alive: int) -> Trial | None:
        row = self._sql.row(_SELECT, id=trial_id)
        return _trial(row, alive) if row else None

    def decided(self, most: int) -> int:
        row = self._sql.row(_DECIDED, most=most)
        return row["number"] if row else 0

    def past(self, *, before: int | None, limit: int) -> list[Past]:
        found = self._sql.rows(
            _PAST, before=_NEWEST if before is None else before, limit=limit
        )
        return [_past(row) for row in found]

    def add(
        self, moderator_id: int, draft: Draft, *, most: int, of: int, at: int
    ) -> int:
        trial_id = self._sql.new_id()
        self._sql.do(
            """
            update trials set failed = 1
            where moderator_id = :moderator and finished_at is null
            """,
            moderator=moderator_id,
        )
        self._sql.do(
            """
            insert into trials (
                id, moderator_id, at, draft, most, done, expected, touched_at, failed
            ) values (:id, :moderator, :at, :draft, :most, 0, :expected, :at, 0)
            """,
            id=trial_id,
            moderator=moderator_id,
            at=at,
            draft=_json(draft_shape(draft)),
            most=most,
            expected=of,
        )
        self._sql.do(
            """
            delete from trials where moderator_id = :moderator and id not in (
                select id from trials where moderator_id = :moderator
                order by id desc limit :kept
            )
            """,
            moderator=moderator_id,
            kept=_KEPT,
        )
        return trial_id

    def go_on(self, trial_id: int, *, done: int, at: int) -> bool:
        return bool(
            self._sql.run(
                """
                update trials set done = :done, touched_at = :at
                where id = :id and finished_at is null and failed = 0
                """,
                id=trial_id,
                done=done,
                at=at,
            )
        )

    def finish(self, trial_id: int, findings: Findings, *, done: int, at: int) -> bool:
        return bool(
            self._sql.run(
                """
                update trials set done = :done, expected = :done, touched_at = :at,
                    finished_at = :at, findings = :findings
                where id = :id and finished_at is null and failed = 0
                """,
                id=trial_id,
                done=done,
                at=at,
                findings=_json(findings_shape(findings)),
            )
        )

    def fail(self, trial_id: int) -> None:
        self._sql.do(
            "update trials set failed = 1 where id = :id and finished_at is null",
            id=trial_id,
        )


def _trial(row: Row, alive: int) -> Trial:
    text, unfinished = row["findings"], row["finished_at"] is None
    findings = findings_read(json.loads(text)) if text else Findings()
    return Trial(
        **vars(findings),
        id=row["id"],
        at=row["at"],
        by=row["moderator"],
        draft=draft_of(json.loads(row["draft"])),
        most=row["most"],
        done=row["done"],
        of=row["expected"],
        finished_at=row["finished_at"],
        failed=bool(row["failed"]) or (unfinished and row["touched_at"] < alive),
    )


def _past(row: Row) -> Past:
    said = dict(row)
    said["rejected"] = said.pop("outcome") != "approve"
    said["confirmed"] = bool(said["confirmed"])
    spam, others = divmod(int(said.pop("record") or 0), 1_000_000)
    rejected, approved = divmod(others, 1000)
    return Past(**said, approved=approved, rejected_before=rejected, spam=spam)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False)
