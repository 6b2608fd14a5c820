"""The author's own page for one comment: what became of it, and what may still change.

It is private: who has its address may edit and withdraw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template

from moderation.web.caching import private
from moderation.web.context import network, services
from moderation.web.language import link, speak
from moderation.web.places import places_of
from moderation.web.reader import incoming
from moderation.web.reader.alert import TOLD_IN_PLACE, alert_of, answered
from moderation.web.reader.form import EditForm

if TYPE_CHECKING:
    from flask import Response
    from werkzeug import Response as AnyResponse

    from moderation.domain.errors import ModerationError
    from moderation.services.receipt import Receipt
    from moderation.web.reader.alert import Alert


def show_receipt(token: str) -> Response:
    """Answer with what became of the comment."""
    receipt = _opened(token)
    form = EditForm(formdata=None, data={"body": receipt.comment.body})
    return private(make_response(_page(receipt, form)))


def edit_comment(token: str) -> AnyResponse:
    """Take new words, then show the receipt again."""
    _opened(token)
    form = EditForm(incoming.fields())
    try:
        services().edit(token, form.body.told(), network())
    except TOLD_IN_PLACE as error:
        return _page_again(token, form, error)
    return redirect(link("reader.receipt", token=token), 303)


def withdraw_comment(token: str) -> AnyResponse:
    """Take the comment back, then show the receipt again."""
    receipt = _opened(token)
    try:
        services().withdraw(token)
    except TOLD_IN_PLACE as error:
        form = EditForm(formdata=None, data={"body": receipt.comment.body})
        return _page_again(token, form, error)
    return redirect(link("reader.receipt", token=token), 303)


def _opened(token: str) -> Receipt:
    receipt = services().read_receipt(token)
    speak(receipt.article.language)
    return receipt


def _page_again(token: str, form: EditForm, error: ModerationError) -> Response:
    alert = alert_of(error)
    # Read again: what is told is what the comment is now.
    page = _page(services().read_receipt(token), form, alert)
    return answered(make_response(page), alert)


def _page(receipt: Receipt, form: EditForm, alert: Alert | None = None) -> str:
    return render_template(
        "reader/receipt.html",
        **vars(receipt),
        form=form,
        alert=alert,
        places=places_of(receipt.article),
    )
