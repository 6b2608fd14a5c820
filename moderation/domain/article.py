"""What is commented on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ArticleState(StrEnum):
    """Whether an article takes comments."""

    OPEN = "open"
    HELD = "held"  # takes them, and everything waits
    CLOSED = "closed"


class Language(StrEnum):
    """The languages that the product speaks; Arabic is the first."""

    ARABIC = "ar"
    ENGLISH = "en"
    FRENCH = "fr"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self is Language.ARABIC else "ltr"


@dataclass(frozen=True)
class Article:
    """One article as it is stored; `html` is its body, rendered when it was loaded.

    `published_at` is UTC microseconds. `approved` counts its approved comments and
    `revision` rises whenever what readers see of it changes.
    """

    id: int
    slug: str
    title: str
    section: str
    language: Language
    state: ArticleState
    summary: str
    html: str
    published_at: int
    approved: int = 0
    revision: int = 0

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, by the language."""
        return self.language.direction


@dataclass(frozen=True)
class SourceArticle:
    """An article as its file says it, before it is stored."""

    slug: str
    title: str
    section: str
    language: Language
    state: ArticleState
    summary: str
    html: str
    words: str
    published_at: int
