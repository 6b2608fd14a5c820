"""A chief says who sits at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template, url_for

from moderation.domain.errors import InvalidError, NotFoundError
from moderation.domain.moderator import Role
from moderation.web.context import services, site_url
from moderation.web.dashboard import banners
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.forms import RoleForm, TokenForm
from moderation.web.dashboard.guard import moderator
from moderation.web.errors import wants_json
from moderation.web.language import gettext
from moderation.web.wording import sentence_of_field, word_of_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse


def people() -> Response:
    """Show everyone with a place, and the places that are offered."""
    return _page()


def invite() -> Response:
    """Offer a place; its link is shown in this answer and nowhere again."""
    form = RoleForm.sent()
    token = services().invite(moderator(), form.chosen)
    # Not by the request's own host, which whoever asks may choose.
    link = site_url() + url_for("dashboard.invitation", token=token)
    if wants_json():
        return document({"role": form.chosen.value, "url": link}, 201)
    return _page(link=link, role=form.chosen)


def change_role(moderator_id: int) -> AnyResponse:
    """Give someone another role."""
    form = RoleForm.sent()
    name = _name(moderator_id)
    sentence = gettext(
        "%(name)s is now: %(role)s.", name=name, role=word_of_role(form.chosen)
    )
    return _change(
        lambda: services().change_role(name, form.chosen, moderator()), sentence
    )


def disable(moderator_id: int) -> AnyResponse:
    """End someone's place and all their sessions."""
    TokenForm.sent()
    name = _name(moderator_id)
    sentence = gettext("%(name)s no longer has a place at the desk.", name=name)
    return _change(lambda: services().disable(name, moderator()), sentence)


def enable(moderator_id: int) -> AnyResponse:
    """Give a place back."""
    TokenForm.sent()
    name = _name(moderator_id)
    sentence = gettext("%(name)s has a place at the desk again.", name=name)
    return _change(lambda: services().disable(name, moderator(), enable=True), sentence)


def _name(moderator_id: int) -> str:
    everyone, _ = services().list_people(moderator())
    for person in everyone:
        if person.id == moderator_id:
            return person.name
    raise NotFoundError("moderator")


def _change(change: Callable[[], None], sentence: str) -> AnyResponse:
    try:
        change()
    except InvalidError as error:
        if wants_json():
            raise
        return _page(422, fault=sentence_of_field(error.errors[0]))
    if wants_json():
        return document({"done": sentence})
    banners.say(sentence)
    return redirect(url_for("dashboard.people"), 303)


def _page(
    status: int = 200, *, link: str = "", role: Role | None = None, fault: str = ""
) -> Response:
    everyone, invitations = services().list_people(moderator())
    page = render_template(
        "dashboard/people.html",
        people=everyone,
        invitations=invitations,
        roles=list(Role),
        link=link,
        role=role,
        fault=fault,
    )
    return make_response(page, status)
