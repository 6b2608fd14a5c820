"""An operator loads source articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.related import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.article import SourceArticle
    from moderation.ports import Store, Writing

_RELATED = 3


@dataclass(frozen=True)
class LoadArticles:
    """Store source articles, all or none, and relate every article anew."""

    store: Store

    def __call__(self, sources: Sequence[SourceArticle]) -> Counter[str]:
        """Return how many were `added`, `updated` and `unchanged`."""
        with self.store.writing() as writing:
            done = Counter(writing.articles.put(source) for source in sources)
            if done["added"] or done["updated"]:
                _relate(writing)
        return done


def _relate(writing: Writing) -> None:
    library = writing.articles.words()
    for article, words in library:
        others = [(a, w) for a, w in library if a.id != article.id]
        chosen = nearest(article, words, others, limit=_RELATED)
        writing.articles.relate(article.id, [other.id for other in chosen])
