"""Which articles a reader of one may want next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.article import Article

# Shorter words bind sentences together and say nothing of their subject.
_SHORTEST = 4


def nearest(
    article: Article,
    words: str,
    others: Sequence[tuple[Article, str]],
    *,
    limit: int,
) -> list[Article]:
    """Return at most `limit` of `others`: the same section first, nearest in words.

    Nearness is Jaccard's: shared words by all words of both. Only articles in the
    same language are related; ties go to the newer.
    """
    own = _subject(words)

    def rank(other: tuple[Article, str]) -> tuple[bool, float, int]:
        candidate, theirs = other[0], _subject(other[1])
        alike = len(own & theirs) / (len(own | theirs) or 1)
        return candidate.section == article.section, alike, candidate.published_at

    readable = [other for other in others if other[0].language is article.language]
    ranked = sorted(readable, key=rank, reverse=True)
    return [candidate for candidate, _ in ranked[:limit]]


def _subject(words: str) -> frozenset[str]:
    return frozenset(word for word in words.split() if len(word) >= _SHORTEST)
