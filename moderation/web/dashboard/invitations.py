"""A place at the desk is taken by the link that offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, render_template, url_for

from moderation.domain.errors import FieldError, InvalidError, NotFoundError
from moderation.web.context import services
from moderation.web.dashboard.forms import JoinForm
from moderation.web.dashboard.notices import notice
from moderation.web.dashboard.sign_in import begin
from moderation.web.errors import answer, wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse


def invitation(token: str) -> Response:
    """Show the form for a name and a password."""
    try:
        return _page(token, JoinForm.empty())
    except NotFoundError:
        return _used_up()


def join(token: str) -> AnyResponse:
    """Take the place and begin the first session."""
    form = JoinForm.sent()
    try:
        form.compare_passwords()
        joined = services().join(token, form.name.data, form.password.data)
    except NotFoundError:
        return _used_up()
    except InvalidError as error:
        return _page(token, form, 422, error.errors)
    return begin(joined, url_for("dashboard.front"))


def _page(
    token: str, form: JoinForm, status: int = 200, faults: Sequence[FieldError] = ()
) -> Response:
    if faults and wants_json():
        return answer(status, faults=faults)
    page = render_template(
        "dashboard/invitation.html",
        form=form,
        faults={fault.field: fault for fault in faults},
        invitation=services().read_invitation(token),
        token=token,
    )
    return make_response(page, status)


def _used_up() -> Response:
    title = gettext("This link no longer opens anything")
    detail = gettext("This invitation was used or has expired. Ask for another.")
    return notice(404, title, detail)
