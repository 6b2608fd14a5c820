"""A reader opens an article, or the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError
from moderation.services.thread_page import (
    BEGINNING,
    path_of_comment,
    path_of_number,
    thread_page,
)

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.ports import Reading, Store
    from moderation.services.thread_page import ThreadItem, Ways


@dataclass(frozen=True)
class ArticlePage:
    """An article with one page of its thread; `begins` and `ways` as in ThreadPage."""

    article: Article
    related: list[Article]
    thread: list[ThreadItem]
    begins: int
    ways: Ways


@dataclass(frozen=True)
class ReadArticle:
    """Gather what an article's page shows."""

    store: Store
    per_page: int

    def __call__(
        self, slug: str, *, begins: int = BEGINNING, page: int = 1
    ) -> ArticlePage:
        """Return the page that begins with a comment, or else the page of a number.

        Raises NotFoundError for an unknown article, a comment that never was public
        in it, and a number beyond the last page.
        """
        with self.store.browsing() as reading:
            article = article_at(reading, slug)
            if begins == BEGINNING:
                path = path_of_number(reading, article, page, self.per_page)
            else:
                path = path_of_comment(reading, article, begins)
            shown = thread_page(reading, article, path, self.per_page)
            related = reading.articles.related(article.id)
        return ArticlePage(article, related, shown.thread, shown.begins, shown.ways)


@dataclass(frozen=True)
class ListArticles:
    """Gather what the front page shows."""

    store: Store

    def __call__(self) -> list[Article]:
        """Return every article, newest first."""
        with self.store.browsing() as reading:
            return reading.articles.newest()


def article_at(unit: Reading, slug: str) -> Article:
    """Return the article at `slug`, or raise NotFoundError."""
    article = unit.articles.by_slug(slug)
    if article is None:
        raise NotFoundError("article")
    return article
