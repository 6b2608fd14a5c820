"""A reader opens an article, or the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.ports import Reading, Store


@dataclass(frozen=True)
class ThreadItem:
    """One comment of a thread; `parent` is what it replies to, while that is public."""

    comment: Comment
    parent: Comment | None


@dataclass(frozen=True)
class ArticlePage:
    """An article with one page of its thread, pages counted from 1."""

    article: Article
    related: list[Article]
    thread: list[ThreadItem]
    page: int
    pages: int


@dataclass(frozen=True)
class ReadArticle:
    """Gather what an article's page shows."""

    store: Store
    per_page: int

    def __call__(self, slug: str, page: int = 1) -> ArticlePage:
        """Return the page; raises NotFoundError for an unknown article or page."""
        with self.store.reading() as reading:
            article = article_at(reading, slug)
            pages = max(1, -(-article.approved // self.per_page))
            if not 1 <= page <= pages:
                raise NotFoundError("page")
            comments = reading.comments.thread(
                article.id,
                offset=(page - 1) * self.per_page,
                limit=self.per_page,
            )
            thread = _with_parents(reading, comments)
            related = reading.articles.related(article.id)
        return ArticlePage(article, related, thread, page, pages)


@dataclass(frozen=True)
class ListArticles:
    """Gather what the front page shows."""

    store: Store

    def __call__(self) -> list[Article]:
        """Return every article, newest first."""
        with self.store.reading() as reading:
            return reading.articles.newest()


def article_at(unit: Reading, slug: str) -> Article:
    """Return the article at `slug`, or raise NotFoundError."""
    article = unit.articles.by_slug(slug)
    if article is None:
        raise NotFoundError("article")
    return article


def _with_parents(unit: Reading, comments: list[Comment]) -> list[ThreadItem]:
    wanted = {c.parent_id for c in comments if c.parent_id is not None}
    parents = unit.comments.by_ids(wanted)
    public = {key: parent for key, parent in parents.items() if parent.is_public}
    return [ThreadItem(c, public.get(c.parent_id or 0)) for c in comments]
