"""A moderator comes to the desk, and leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import (
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)

from moderation.domain.errors import SignInError, ThrottledError
from moderation.web.context import network, services
from moderation.web.dashboard.addresses import desk_address
from moderation.web.dashboard.forms import SignInForm, TokenForm
from moderation.web.dashboard.guard import somebody
from moderation.web.errors import answer, wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

    from moderation.services.sign_in import SignedIn

_YEAR = 31_536_000
_DEVICE = "device"


def sign_in_page() -> AnyResponse:
    """Show the door; who is in already goes through."""
    if somebody():
        return redirect(_wanted(), 303)
    return _page(SignInForm.empty())


def sign_in() -> AnyResponse:
    """Begin a session; a wrong name and a wrong password read the same."""
    form = SignInForm.sent()
    try:
        signed_in = services().sign_in(
            form.name.data,
            form.password.data,
            network=network(),
            device=request.cookies.get(_DEVICE, ""),
        )
    except SignInError:
        sentence = gettext("This name and this password do not belong together.")
        return _page(form, 422, sentence)
    except ThrottledError as error:
        sentence = gettext("Too many attempts. Please wait a minute, then try again.")
        response = _page(form, 429, sentence)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    return begin(signed_in, _wanted())


def sign_out() -> AnyResponse:
    """End the session, here and in the store."""
    TokenForm.sent()
    services().sign_out(session["sid"])
    _forget()
    return redirect(url_for("dashboard.sign_in_page"), 303)


def begin(signed_in: SignedIn, wanted: str) -> AnyResponse:
    """Remember who came in and go on to `wanted`; nothing of before is kept."""
    _forget()
    session["sid"] = signed_in.secret
    response = redirect(wanted, 303)
    response.set_cookie(
        _DEVICE,
        signed_in.device,
        max_age=_YEAR,
        path=current_app.config["SESSION_COOKIE_PATH"],
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Strict",
    )
    return response


def _forget() -> None:
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language


def _wanted() -> str:
    asked = desk_address(request.values.get("next"))
    return asked or url_for("dashboard.front")


def _page(form: SignInForm, status: int = 200, sentence: str = "") -> Response:
    if sentence and wants_json():
        return answer(status, sentence)
    page = render_template(
        "dashboard/sign_in.html", form=form, sentence=sentence, next=_wanted()
    )
    return make_response(page, status)
