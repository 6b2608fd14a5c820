"""A reader posts a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, redirect

from moderation.domain.article import ArticleState
from moderation.domain.decision import Reason, ReasonCode
from moderation.domain.errors import (
    MalformedTextError,
    NotFoundError,
    RefusedError,
)
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
    try:
        form = CommentForm(incoming.fields())
    except MalformedTextError:
        _speak_as(slug)
        raise
    # A program is told of the article too, so it must be found before all is stored.
    article = _speak_as(slug) if wants_json() else None
    try:
        posted = services().submit(form.submission(slug, network()))
    except TOLD_IN_PLACE as error:
        return _page_again(slug, form, error)
    receipt = link("reader.receipt", token=posted.receipt)
    if article:
        return _created(posted, article, receipt)
    return redirect(receipt, 303)


def _speak_as(slug: str) -> Article:
    """Only what goes wrong has words, and so an article's language to be in."""
    article = services().find_article(slug)
    speak(article.language)
    return article


def _page_again(slug: str, form: CommentForm, error: ModerationError) -> Response:
    article = _speak_as(slug)
    # The pipeline says so too, but only once every field is right.
    if article.state is ArticleState.CLOSED:
        error = RefusedError(Reason(ReasonCode.ARTICLE_CLOSED))
    if wants_json():
        raise error
    shown = services().read_article(slug)
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
