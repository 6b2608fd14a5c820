"""A reader reports a published comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template, request

from moderation.domain.errors import InvalidError
from moderation.domain.report import Complaint
from moderation.web.caching import public
from moderation.web.context import network, services
from moderation.web.errors import wants_json
from moderation.web.language import link, speak
from moderation.web.places import places_of
from moderation.web.reader import incoming
from moderation.web.reader.alert import alert_of, answered
from moderation.web.reader.form import ReportForm

if TYPE_CHECKING:
    from flask import Response
    from werkzeug import Response as AnyResponse

    from moderation.web.reader.alert import Alert


def show_report(slug: str, comment_id: int) -> Response:
    """Answer with the question what is wrong; with thanks after an answer."""
    page = _page(slug, comment_id, is_sent="sent" in request.args)
    return public(make_response(page))


def report_comment(slug: str, comment_id: int) -> AnyResponse:
    """Take the report and say thanks."""
    form = ReportForm(incoming.fields())
    try:
        services().report(slug, comment_id, form.said(), network())
    except InvalidError as error:
        if wants_json():
            raise
        alert = alert_of(error)
        page = _page(slug, comment_id, is_sent=False, alert=alert)
        return answered(make_response(page), alert)
    thanks = link("reader.report", slug=slug, comment_id=comment_id, sent=1)
    return redirect(thanks, 303)


def _page(
    slug: str, comment_id: int, *, is_sent: bool, alert: Alert | None = None
) -> str:
    article, comment = services().show_reported(slug, comment_id)
    speak(article.language)
    return render_template(
        "reader/report.html",
        article=article,
        comment=comment,
        places=places_of(article),
        complaints=list(Complaint),
        is_sent=is_sent,
        alert=alert,
    )
