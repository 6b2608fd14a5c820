"""Atom feeds of the newest comments: of one article, and of all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Response

from moderation.domain.errors import NotFoundError
from moderation.web.api import atom
from moderation.web.caching import public
from moderation.web.context import services, settings, site_url
from moderation.web.language import gettext, speak
from moderation.web.places import Places, is_long

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.comment import Comment

_ATOM = "application/atom+xml; charset=utf-8"
# The year that RFC 4151 wants in a tag; another one would make every entry new.
_NAMED_SINCE = "2026"


def article_feed(slug: str) -> Response:
    """Return the feed of an article, in its language."""
    article, found = services().read_feed(slug)
    if article is None:
        raise NotFoundError("article")
    language = speak(article.language)
    return _feed(
        atom.Feed(
            id=_tag(f"articles/{article.slug}"),
            title=gettext("Comments on “%(title)s”", title=_isolated(article.title)),
            language=language.value,
            page=_page(article),
            address=f"{_page(article)}/feed.atom",
            updated_at=_newest(found, article.published_at),
            entries=_entries(found),
        ),
        article,
    )


def feed() -> Response:
    """Return the feed of all articles, in the language of the site."""
    language, _, found = speak(), *services().read_feed()
    articles = services().list_articles()
    return _feed(
        atom.Feed(
            id=_tag("comments"),
            title=gettext("Comments in %(site)s", site=_isolated(settings().site_name)),
            language=language.value,
            page=f"{site_url()}/",
            address=f"{site_url()}/feed.atom",
            updated_at=_newest(found, articles[0].published_at if articles else 0),
            entries=_entries(found),
        )
    )


def _feed(content: atom.Feed, article: Article | None = None) -> Response:
    return public(Response(atom.written(content), content_type=_ATOM), article)


def _entries(found: list[tuple[Comment, Article]]) -> list[atom.Entry]:
    return [_entry(comment, article) for comment, article in found]


def _entry(comment: Comment, article: Article) -> atom.Entry:
    place = f"articles/{article.slug}/comments"
    parent = comment.parent_id
    return atom.Entry(
        id=_tag(f"{place}/{comment.id}"),
        title=gettext(
            "%(name)s on “%(title)s”",
            name=_isolated(comment.name),
            title=_isolated(article.title),
        ),
        language=article.language.value,
        author=comment.name,
        website=comment.website,
        page=Places(_page(article), is_long(article)).comment(comment),
        published_at=comment.published_at or comment.created_at,
        html=comment.html,
        reply_to=None if parent is None else _tag(f"{place}/{parent}"),
    )


def _newest(found: list[tuple[Comment, Article]], otherwise: int) -> int:
    moments = (comment.published_at or comment.created_at for comment, _ in found)
    return max(moments, default=otherwise)


def _tag(what: str) -> str:
    """Return a name that stays a thing's own wherever the feed is copied to."""
    host = urlsplit(site_url()).hostname or "localhost"
    return f"tag:{host},{_NAMED_SINCE}:{what}"


def _page(article: Article) -> str:
    return f"{site_url()}/articles/{article.slug}"


def _isolated(text: str) -> str:
    """Keep the direction of `text` from reaching its neighbours in plain text."""
    return f"\u2068{text}\u2069"
