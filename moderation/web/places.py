"""The addresses of an article, of the pages of its thread, and of what stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import request

from moderation.services.thread_page import BEGINNING
from moderation.web.context import settings, site_url
from moderation.web.language import asked_for

if TYPE_CHECKING:
    from flask import Flask

    from moderation.domain.article import Article
    from moderation.domain.comment import Comment


def init_app(app: Flask) -> None:
    """Give templates `places_of(article)`."""
    app.add_template_global(places_of)


@dataclass(frozen=True)
class Places:
    """Makes the addresses of one article; a page has hundreds, so it is kept plain.

    `language` is in each of them while it is not empty.
    """

    article: str
    is_long: bool
    language: str = ""

    def page(self, begins: int = BEGINNING, reply: int | None = None) -> str:
        """Return the page that begins with a comment, maybe with the form to reply."""
        asked = {"from": begins, "reply": reply, "lang": self.language}
        query = "&".join([f"{key}={value}" for key, value in asked.items() if value])
        return f"{self.article}?{query}" if query else self.article

    def canonical(self, begins: int) -> str:
        """Return a page's one address in the world, whatever it was asked for with."""
        return site_url() + replace(self, language="").page(begins)

    def comment(self, comment: Comment) -> str:
        """Return the own address of a published comment.

        It needs no counting: while the thread is one page it is there, and otherwise a
        page begins with it.
        """
        begins = comment.id if self.is_long else BEGINNING
        return f"{self.page(begins)}#comment-{comment.id}"

    def report(self, comment: Comment) -> str:
        """Return where a comment is reported."""
        query = f"?lang={self.language}" if self.language else ""
        return f"{self.article}/comments/{comment.id}/report{query}"


def places_of(article: Article) -> Places:
    """Return the addresses of an article in the language that was asked for."""
    return Places(
        article=f"{request.script_root}/articles/{article.slug}",
        is_long=is_long(article),
        language=asked_for(),
    )


def is_long(article: Article) -> bool:
    """Return whether the thread of an article has more than one page."""
    return article.approved > settings().comments_per_page
