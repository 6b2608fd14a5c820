"""A reader posts a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, redirect

from moderation.domain.article import ArticleState
from moderation.domain.decision import Reason, ReasonCode
from moderation.domain.errors import NotFoundError, RefusedError
from moderation.domain.shapes import public_comment, written
from moderation.web.caching import private
from moderation.web.context import network, services, site_url
from moderation.web.errors import wants_json
from moderation.web.language import link, speak
from moderation.web.reader import incoming
from moderation.web.reader.alert import TOLD_IN_PLACE, alert_of, answered
from moderation.web.reader.article import article_page, replied_to
from moderation.web.reader.form import CommentForm

if TYPE_CHECKING:
    from flask import Response
    from werkzeug import Response as AnyResponse

    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.domain.errors import ModerationError
    from moderation.services.read_article import ArticlePage
    from moderation.services.submit import Posted


def post_comment(slug: str) -> AnyResponse:
    """Answer with the way to the receipt, or with the page and what was typed."""
    article = services().find_article(slug)
    speak(article.language)
    form = CommentForm(incoming.fields())
    try:
        _refuse_if_closed(article)
        posted = services().submit(form.submission(slug, network()))
    except TOLD_IN_PLACE as error:
        if wants_json():
            raise
        return _page_again(services().read_article(slug), form, error)
    receipt = link("reader.receipt", token=posted.receipt)
    if wants_json():
        return _created(posted, article, receipt)
    return redirect(receipt, 303)


def _refuse_if_closed(article: Article) -> None:
    """The pipeline would say so too, but only once every field is right."""
    if article.state is ArticleState.CLOSED:
        raise RefusedError(Reason(ReasonCode.ARTICLE_CLOSED))


def _page_again(
    shown: ArticlePage, form: CommentForm, error: ModerationError
) -> Response:
    if isinstance(error, NotFoundError):
        form.parent.data = ""
    alert = alert_of(error)
    page = article_page(shown, form, _replied(shown, form), alert)
    return answered(make_response(page), alert)


def _replied(shown: ArticlePage, form: CommentForm) -> Comment | None:
    """The field keeps its value in any case: sending it says what is wrong with it."""
    try:
        parent = form.parent.told()
        return replied_to(shown.article.slug, parent) if parent else None
    except NotFoundError:
        return None


def _created(posted: Posted, article: Article, receipt: str) -> Response:
    shape = public_comment(posted.comment, article, site_url())
    response = make_response(written(shape), 201)
    response.content_type = "application/json"
    response.headers["Location"] = receipt
    return private(response)
