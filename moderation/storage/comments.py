"""Comments: stored, edited, moved between statuses, and found one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.comment import Comment, NewComment, Status
from moderation.storage import queues, rows, submissions, threads
from moderation.storage.counts import count, count_new
from moderation.storage.sql import among

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.comment import Sent
    from moderation.domain.facts import Known
    from moderation.domain.queue import Filter, Tally
    from moderation.domain.submission import Trace
    from moderation.storage.sql import Sql, Value

_LEVELS = 100
_LEVEL = 16  # characters of one level in a path


class StoredComments(threads.ReadThreads):
    """Implements `ports.comments.Comments`."""

    def __init__(self, sql: Sql) -> None:
        super().__init__(sql)
        self._sql = sql

    def get(self, comment_id: int) -> Comment | None:
        row = self._sql.row(rows.COMMENTS + "where c.id = :id", id=comment_id)
        return rows.comment(row) if row else None

    def by_ids(self, ids: Collection[int]) -> dict[int, Comment]:
        names, values = among(ids)
        found = self._sql.rows(rows.COMMENTS + "where c.id in " + names, **values)
        return {row["id"]: rows.comment(row) for row in found}

    def page(self, wanted: Filter) -> list[Comment]:
        return queues.page(self._sql, wanted)

    def tallies(self) -> list[Tally]:
        return queues.tallies(self._sql)

    def known(
        self, slug: str, trace: Trace, *, hour: int, most: int | None
    ) -> Known | None:
        return submissions.known(self._sql, slug, trace, hour=hour, most=most)

    def sent_by_twin(self, twin: bytes) -> Sent | None:
        row = self._sql.row(
            _SENT + "where twin = :twin order by id desc limit 1", twin=twin
        )
        return rows.sent(row) if row else None

    def add(self, new: NewComment) -> Comment:
        comment = _comment(self._sql.new_id(), new)
        self._sql.do(_INSERT, **_values(comment, new))
        self._count(comment, None, comment.status)
        return comment

    def add_many(self, news: Sequence[NewComment]) -> list[Comment]:
        comments = [_comment(self._sql.new_id(), new) for new in news]
        self._sql.insert_many("comments", list(map(_values, comments, news)))
        count_new(self._sql, comments)
        return comments

    def edit(  # noqa: PLR0913 - what an edit replaces has these parts
        self,
        comment: Comment,
        *,
        body: str,
        html: str,
        folded: str,
        twin: bytes,
        status: Status,
        risk: int,
        now: int,
    ) -> bool:
        texts: dict[str, Value] = {
            "body": body,
            "html": html,
            "folded": folded,
            "twin": twin,
            "risk": risk,
        }
        return self._change(_EDIT, comment, status, now, texts)

    def move(self, comment: Comment, to: Status, *, now: int) -> bool:
        return self._change(_MOVE, comment, to, now, {})

    def _change(
        self,
        statement: str,
        comment: Comment,
        to: Status,
        now: int,
        texts: dict[str, Value],
    ) -> bool:
        changed = self._sql.run(
            statement,
            id=comment.id,
            version=comment.version,
            before=comment.status,
            to=to,
            now=now,
            **texts,
        )
        if changed:
            self._count(comment, comment.status, to)
        return bool(changed)

    def _count(self, comment: Comment, before: Status | None, after: Status) -> None:
        count(
            self._sql,
            author_id=comment.author_id,
            article_id=comment.article_id,
            before=before,
            after=after,
        )


def _comment(comment_id: int, new: NewComment) -> Comment:
    seen_at = new.created_at if new.status is Status.APPROVED else None
    return Comment(
        id=comment_id,
        article_id=new.article_id,
        parent_id=new.parent.id if new.parent else None,
        author_id=new.author_id,
        name=new.name,
        website=new.website,
        body=new.body,
        html=new.html,
        status=new.status,
        version=1,
        created_at=new.created_at,
        published_at=seen_at,
        changed_at=seen_at,
        depth=new.parent.depth + 1 if new.parent else 0,
        path=_path(comment_id, new.parent),
        risk=new.risk,
    )


def _path(comment_id: int, parent: Comment | None) -> str:
    """Return what orders a thread: ids rise with time, so depth first, oldest first.

    Below the hundredth level replies stand one after another. No index holds a text of
    any length, and nobody reads on that deep.
    """
    above = parent.path[: _LEVELS * _LEVEL] if parent else ""
    return f"{above}{comment_id:0{_LEVEL}x}"


def _values(comment: Comment, new: NewComment) -> dict[str, Value]:
    return {
        **vars(comment),
        "status": comment.status.value,
        "folded": new.folded,
        "network": new.network,
        "nonce": new.nonce,
        "twin": new.twin if comment.status is not Status.WITHDRAWN else None,
    }


_SENT = "select id as comment_id, network, nonce, created_at from comments "

_INSERT = """
    insert into comments (
        id, article_id, parent_id, author_id, name, website, body, html, folded, status,
        version, created_at, published_at, edited_at, changed_at, depth, path, network,
        nonce, twin, risk
    ) values (
        :id, :article_id, :parent_id, :author_id, :name, :website, :body, :html,
        :folded, :status, :version, :created_at, :published_at, :edited_at,
        :changed_at, :depth, :path, :network, :nonce, :twin,
        :risk
    )
"""

# The version already implies the status; naming both keeps the counts true even if
# a caller made up the comment.
_IF_UNCHANGED = "where id = :id and version = :version and status = :before"

_MOVE = (
    """
    update comments set
        status = :to,
        version = version + 1,
        published_at = case when :to = 'approved'
            then coalesce(published_at, :now) else published_at end,
        changed_at = case when (:before = 'approved') <> (:to = 'approved')
            then :now else changed_at end,
        twin = case when :to = 'withdrawn' then null else twin end
    """
    + _IF_UNCHANGED
)

_EDIT = (
    """
    update comments set
        body = :body,
        html = :html,
        folded = :folded,
        twin = :twin,
        risk = :risk,
        status = :to,
        version = version + 1,
        edited_at = :now,
        published_at = case when :to = 'approved'
            then coalesce(published_at, :now) else published_at end,
        changed_at = case when 'approved' in (:before, :to)
            then :now else changed_at end
    """
    + _IF_UNCHANGED
)
