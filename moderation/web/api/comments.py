"""The approved comments of one article, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.shapes import article_reference, public_comment
from moderation.web.api import answers, query
from moderation.web.caching import public
from moderation.web.context import services, site_url

if TYPE_CHECKING:
    from flask import Response


def article_comments(slug: str) -> Response:
    """Return a page of comments in the order of their ids."""
    after, limit, url = query.after(), query.limit(), site_url()
    article, page, cursor = services().read_comments(slug, after=after, limit=limit)
    document = {
        "article": article_reference(article, url),
        "comments": [public_comment(comment, article, url) for comment in page],
        "next": query.following(cursor),
    }
    return public(answers.document(document), article)
