"""The export with every status, for moderators; never an address."""

from __future__ import annotations

from flask import Response, request, url_for

from moderation.domain.shapes import export_document, judged_comment
from moderation.services.export import LARGEST, Wanted
from moderation.web.context import services, site_url
from moderation.web.dashboard import answers
from moderation.web.dashboard.addresses import whole
from moderation.web.dashboard.guard import moderator
from moderation.web.errors import answer
from moderation.web.language import gettext


def export() -> Response:
    """Return a page of comments in the order of their ids, with their decisions."""
    if "since" in request.args:
        return answer(400, gettext("This address takes no `since`; page by `after`."))
    after, limit = _number("after", 0), _number("limit", LARGEST)
    if after is None or limit is None or not 1 <= limit <= LARGEST:
        return answer(
            400, gettext("`after` is a cursor, `limit` a number from 1 to 1000.")
        )
    article = request.args.get("article") or None
    wanted = Wanted(article=article, after=after, limit=limit, every=True)
    page, cursor = services().export(wanted, moderator().name)
    url = site_url()
    document = export_document(
        [judged_comment(one.comment, one.article, url, one.decisions) for one in page],
        generated_at=services().export.clock.now(),
        following=_following(cursor),
    )
    return answers.document(document)


def _number(name: str, otherwise: int) -> int | None:
    text = request.args.get(name)
    return whole(text) if text else otherwise


def _following(cursor: int | None) -> str | None:
    if cursor is None:
        return None
    article, limit = request.args.get("article"), request.args.get("limit")
    return url_for("dashboard.export", article=article, limit=limit, after=str(cursor))
