"""An article with its thread and the form beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, render_template, request

from moderation.domain.errors import NotFoundError
from moderation.web.caching import public
from moderation.web.context import services, settings
from moderation.web.language import speak
from moderation.web.places import places_of
from moderation.web.reader.form import CommentForm
from moderation.web.reader.incoming import number

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.comment import Comment
    from moderation.services.read_article import ArticlePage
    from moderation.services.thread_page import ThreadItem
    from moderation.web.reader.alert import Alert


def show_article(slug: str) -> Response:
    """Answer with a page of the thread.

    `?from=` names the comment that it begins with, `?reply=` the one to reply to. Older
    links have the number of a page instead, `?page=`.
    """
    shown = services().read_article(
        slug,
        begins=number(request.args.get("from", "0"), "page"),
        page=number(request.args.get("page", "1"), "page"),
    )
    speak(shown.article.language)
    parent = request.args.get("reply", "")
    form = CommentForm(formdata=None, data={"parent": parent})
    replied = replied_to(slug, parent) if parent else None
    page = article_page(shown, form, replied)
    return public(make_response(page), shown.article)


def article_page(
    shown: ArticlePage,
    form: CommentForm,
    replied: Comment | None,
    alert: Alert | None = None,
) -> str:
    """Return the page, with what was typed and what kept it from being sent."""
    places = places_of(shown.article)
    return render_template(
        "reader/article.html",
        **vars(shown),
        places=places,
        thread_with_places=_with_places(shown.thread),
        reply_depth=settings().reply_depth,
        form=form,
        replied=replied,
        alert=alert,
        canonical=places.canonical(shown.begins),
    )


def _with_places(thread: list[ThreadItem]) -> list[tuple[ThreadItem, bool]]:
    """Return each comment with whether what it replies to is on the same page."""
    here = {item.comment.id for item in thread}
    return [(i, i.parent is not None and i.parent.id in here) for i in thread]


def replied_to(slug: str, parent: str) -> Comment:
    """Return the published comment that a reply is for, or raise NotFoundError."""
    try:
        _, comment = services().show_reported(slug, number(parent, "parent"))
    except NotFoundError as error:
        raise NotFoundError("parent") from error
    return comment
