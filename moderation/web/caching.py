"""What may be kept of a response, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from moderation.web.context import settings
from moderation.web.kept_pages import SHOWN

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.article import Article


def public(response: Response, article: Article | None = None) -> Response:
    """Let everyone keep a response that is the same bytes for everyone.

    It shows nothing but what belongs to `article` or, without one, anything. A browser
    asks each time whether it is still right; a shared cache may serve it meanwhile.
    `kept_pages` gives it ETag and encoding, and keeps it.
    """
    request.environ[SHOWN] = article.id if article else None
    response.cache_control.public = True
    response.cache_control.max_age = 0
    if settings().cache_seconds or settings().stale_seconds:
        response.cache_control.s_maxage = settings().cache_seconds
        response.cache_control.stale_while_revalidate = settings().stale_seconds
    else:
        response.cache_control.must_revalidate = True
    return response


def private(response: Response) -> Response:
    """Let nobody keep a response, and no search engine list it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
