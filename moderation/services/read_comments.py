"""Other programs read approved comments: pages by cursor, and the newest of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.services.read_article import article_at

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.ports import Store


@dataclass(frozen=True)
class ReadComments:
    """Page through the approved comments of one article."""

    store: Store

    def __call__(
        self, slug: str, *, after: int, limit: int
    ) -> tuple[Article, list[Comment], int | None]:
        """Return the article, its comments above `after` by id, and the next cursor."""
        with self.store.browsing() as reading:
            article = article_at(reading, slug)
            found = reading.comments.approved(article.id, after=after, limit=limit + 1)
        page = found[:limit]
        return article, page, page[-1].id if len(found) > limit else None


@dataclass(frozen=True)
class ReadFeed:
    """Gather the newest approved comments of one article or of all."""

    store: Store
    length: int = 50

    def __call__(
        self, slug: str | None = None
    ) -> tuple[Article | None, list[tuple[Comment, Article]]]:
        """Return the article, if one was named, and comments with their articles."""
        with self.store.browsing() as reading:
            article = None if slug is None else article_at(reading, slug)
            wanted = None if article is None else article.id
            comments = reading.comments.latest(wanted, limit=self.length)
            articles = reading.articles.by_ids({c.article_id for c in comments})
        return article, [(c, articles[c.article_id]) for c in comments]
