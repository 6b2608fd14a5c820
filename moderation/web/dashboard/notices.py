"""Pages of the desk that say why there is nothing else to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, render_template, request

from moderation.domain.errors import ForbiddenError, InvalidError, NotFoundError
from moderation.web.dashboard.addresses import desk_address
from moderation.web.errors import answer, status_of, wants_json
from moderation.web.language import gettext
from moderation.web.wording import sentence_of_field

if TYPE_CHECKING:
    from flask import Blueprint, Response


def register(blueprint: Blueprint) -> None:
    """Answer what goes wrong at the desk in the desk's own look."""
    blueprint.register_error_handler(NotFoundError, _not_found)
    blueprint.register_error_handler(ForbiddenError, _forbidden)
    blueprint.register_error_handler(InvalidError, _invalid)


def notice(status: int, title: str, detail: str) -> Response:
    """Return a page, or a problem document, with a way back."""
    if wants_json():
        return answer(status, detail)
    page = render_template(
        "dashboard/notice.html",
        title=title,
        detail=detail,
        back=desk_address(request.form.get("back")),
    )
    return make_response(page, status)


def _not_found(error: NotFoundError) -> Response:
    title = gettext("There is nothing here")
    detail = gettext("What you are looking for was never here, or is here no more.")
    return notice(status_of(error), title, detail)


def _forbidden(error: ForbiddenError) -> Response:
    title = gettext("This is not allowed")
    return notice(status_of(error), title, gettext("Your role does not allow this."))


def _invalid(error: InvalidError) -> Response:
    if wants_json():
        return answer(status_of(error), faults=error.errors)
    sentences = dict.fromkeys(sentence_of_field(fault) for fault in error.errors)
    title = gettext("Something is missing")
    return notice(status_of(error), title, " ".join(sentences))
