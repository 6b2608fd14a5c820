"""Someone writes under an article, and only the article itself is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.services.read_article import article_at

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.ports import Store


@dataclass(frozen=True)
class FindArticle:
    """Find an article without its thread."""

    store: Store

    def __call__(self, slug: str) -> Article:
        """Return the article; raises NotFoundError for an unknown one."""
        with self.store.reading() as reading:
            return article_at(reading, slug)
