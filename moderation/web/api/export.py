"""The export that anyone may read: approved comments, or what changed among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.shapes import changed_comment, export_document, public_comment
from moderation.web.api import answers, query
from moderation.web.caching import public
from moderation.web.context import services, settings, site_url

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flask import Response

    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.domain.shapes import Shape
    from moderation.services.export import Exported, Wanted


def export_json() -> Response:
    """Return a page of comments in the order of their ids."""
    wanted = query.wanted()
    page, cursor = services().export(wanted)
    url, shape = site_url(), _shape_of(wanted)
    document = export_document(
        [shape(one.comment, one.article, url) for one in page],
        generated_at=_newest(page, wanted),
        following=query.following(cursor),
    )
    return public(answers.document(document))


def export_ndjson() -> Response:
    """Stream every comment, one a line, and hold no more than a page of them."""
    wanted, url = query.wanted(), site_url()
    shape, exported = _shape_of(wanted), services().export.stream(wanted)
    response = answers.lines(shape(one.comment, one.article, url) for one in exported)
    response.cache_control.public = True
    response.cache_control.max_age = settings().cache_seconds
    return response


def _shape_of(wanted: Wanted) -> Callable[[Comment, Article, str], Shape]:
    return public_comment if wanted.since is None else changed_comment


def _newest(page: Sequence[Exported], wanted: Wanted) -> int:
    """Return the moment of the last change that the page shows.

    Not the present moment: the same comments are the same bytes, whoever asks and
    whenever. A page without comments answers with `since`, or else with 1970.
    """
    moments = (
        at
        for one in page
        for at in (one.comment.published_at, one.comment.changed_at)
        if at is not None
    )
    return max(moments, default=wanted.since or 0)
