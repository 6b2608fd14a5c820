"""Articles as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.article import Article, SourceArticle


class ReadArticles(Protocol):
    """Finding articles."""

    def by_slug(self, slug: str) -> Article | None:
        """Return the article at `slug`."""

    def by_ids(self, ids: Collection[int]) -> dict[int, Article]:
        """Return those of `ids` that exist, by id."""

    def newest(self) -> list[Article]:
        """Return every article, newest first."""

    def related(self, article_id: int) -> list[Article]:
        """Return what `relate` stored, nearest first."""

    def words(self) -> list[tuple[Article, str]]:
        """Return every article with its words, folded."""

    def sections(self) -> list[str]:
        """Return the sections that have articles, in the order of their names."""


class Articles(ReadArticles, Protocol):
    """Finding and keeping articles."""

    def put(self, source: SourceArticle) -> str:
        """Store `source` at its slug; return `added`, `updated` or `unchanged`.

        A change raises the article's revision.
        """

    def relate(self, article_id: int, related: Sequence[int]) -> None:
        """Replace the articles related to one, nearest first.

        A change raises the article's revision.
        """
