"""What readers and other programs see of comments, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.storage import rows

if TYPE_CHECKING:
    from moderation.domain.comment import Comment
    from moderation.storage.sql import Sql, Value

# An index alone answers this: what a page links to costs no comment.
_PATHS = """
    select c.path from comments c
    where c.article_id = :article_id and c.status = 'approved'
"""

# Only what was public once has a `changed_at`. The plus keeps SQLite from walking all
# ids in order, past everything that did not change.
_CHANGED = """
    where c.id in (
        select c.id from comments c where c.changed_at >= :since and +c.id > :after
"""


class ReadThreads:
    """The part of `ports.comments.ReadComments` that pages through many comments."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def thread(self, article_id: int, *, limit: int, since: str = "") -> list[Comment]:
        return self._comments(
            """
            where c.article_id = :article_id and c.status = 'approved'
                and c.path >= :since
            order by c.path limit :limit
            """,
            article_id=article_id,
            since=since,
            limit=limit,
        )

    def paths_before(
        self, article_id: int, path: str | None = None, *, limit: int
    ) -> list[str]:
        found = self._sql.rows(
            _PATHS
            + ("" if path is None else "and c.path < :path ")
            + "order by c.path desc limit :limit",
            article_id=article_id,
            path=path,
            limit=limit,
        )
        return [row["path"] for row in found]

    def path_at(self, article_id: int, *, offset: int) -> str | None:
        row = self._sql.row(
            _PATHS + "order by c.path limit 1 offset :offset",
            article_id=article_id,
            offset=offset,
        )
        return row["path"] if row else None

    def latest(self, article_id: int | None, *, limit: int) -> list[Comment]:
        return self._comments(
            "where c.status = 'approved'"
            + _of(article_id)
            + "order by c.published_at desc, c.id desc limit :limit",
            article_id=article_id,
            limit=limit,
        )

    def approved(
        self, article_id: int | None, *, after: int, limit: int
    ) -> list[Comment]:
        return self._comments(
            "where c.status = 'approved' and c.id > :after"
            + _of(article_id)
            + "order by c.id limit :limit",
            article_id=article_id,
            after=after,
            limit=limit,
        )

    def every(self, article_id: int | None, *, after: int, limit: int) -> list[Comment]:
        return self._comments(
            "where c.id > :after" + _of(article_id) + "order by c.id limit :limit",
            article_id=article_id,
            after=after,
            limit=limit,
        )

    def changed(
        self, article_id: int | None, *, since: int, after: int, limit: int
    ) -> list[Comment]:
        return self._comments(
            _CHANGED + _of(article_id) + "order by +c.id limit :limit) order by c.id",
            article_id=article_id,
            since=since,
            after=after,
            limit=limit,
        )

    def _comments(self, rest: str, **values: Value) -> list[Comment]:
        found = self._sql.rows(rows.COMMENTS + rest, **values)
        return [rows.comment(row) for row in found]


def _of(article_id: int | None) -> str:
    return " " if article_id is None else " and c.article_id = :article_id "
