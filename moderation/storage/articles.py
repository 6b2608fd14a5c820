"""Articles and what is related to them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from moderation.domain.folding import fold
from moderation.storage import rows
from moderation.storage.sql import among

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.article import Article, SourceArticle
    from moderation.storage.sql import Row, Sql

_COLUMNS = """
    a.id, a.slug, a.title, a.section, a.language, a.state, a.summary, a.html,
    a.published_at, a.approved, a.revision
"""
_SELECT = "select" + _COLUMNS + "from articles a "
_SELECT_WITH_WORDS = "select" + _COLUMNS + ", a.words from articles a "


class StoredArticles:
    """Implements `ports.articles.Articles`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def by_slug(self, slug: str) -> Article | None:
        row = self._sql.row(_SELECT + "where a.slug = :slug", slug=slug)
        return rows.article(row) if row else None

    def by_ids(self, ids: Collection[int]) -> dict[int, Article]:
        names, values = among(ids)
        found = self._sql.rows(_SELECT + "where a.id in " + names, **values)
        return {row["id"]: rows.article(row) for row in found}

    def newest(self) -> list[Article]:
        ordered = _SELECT + "order by a.published_at desc, a.id desc"
        return [rows.article(row) for row in self._sql.rows(ordered)]

    def related(self, article_id: int) -> list[Article]:
        found = self._sql.rows(
            _SELECT
            + """
            join related_articles r on r.related_id = a.id
            where r.article_id = :article_id order by r.place
            """,
            article_id=article_id,
        )
        return [rows.article(row) for row in found]

    def words(self) -> list[tuple[Article, str]]:
        found = self._sql.rows(_SELECT_WITH_WORDS + "order by a.id")
        return [(rows.article(row), row["words"]) for row in found]

    def sections(self) -> list[str]:
        found = self._sql.rows("select distinct section from articles order by section")
        return [row["section"] for row in found]

    def put(self, source: SourceArticle) -> str:
        wanted = {**asdict(source), "words": fold(source.words)}
        stored = self._sql.row(
            _SELECT_WITH_WORDS + "where a.slug = :slug", slug=source.slug
        )
        if stored is None:
            self._insert(wanted)
            return "added"
        if all(stored[name] == value for name, value in wanted.items()):
            return "unchanged"
        self._update(wanted)
        return "updated"

    def relate(self, article_id: int, related: Sequence[int]) -> None:
        if [article.id for article in self.related(article_id)] == list(related):
            return
        self._sql.do(
            "delete from related_articles where article_id = :id", id=article_id
        )
        for place, related_id in enumerate(related):
            self._sql.do(
                """
                insert into related_articles (article_id, place, related_id)
                values (:article_id, :place, :related_id)
                """,
                article_id=article_id,
                place=place,
                related_id=related_id,
            )

    def _insert(self, wanted: Row) -> None:
        self._sql.do(
            """
            insert into articles (
                id, slug, title, section, language, state, summary, html, words,
                published_at
            ) values (
                :id, :slug, :title, :section, :language, :state, :summary, :html,
                :words, :published_at
            )
            """,
            id=self._sql.new_id(),
            **wanted,
        )

    def _update(self, wanted: Row) -> None:
        self._sql.do(
            """
            update articles set
                title = :title, section = :section, language = :language,
                state = :state, summary = :summary, html = :html, words = :words,
                published_at = :published_at
            where slug = :slug
            """,
            **wanted,
        )
