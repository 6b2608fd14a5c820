"""Closes everything under /moderate to who is not signed in, whatever the method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError

from moderation.domain.article import Language
from moderation.domain.moderator import Act
from moderation.web.caching import private
from moderation.web.context import services
from moderation.web.dashboard.addresses import desk_address
from moderation.web.dashboard.notices import notice
from moderation.web.errors import answer, wants_json
from moderation.web.language import gettext, speak

if TYPE_CHECKING:
    from flask import Flask, Response
    from werkzeug.wrappers import Response as AnyResponse

    from moderation.domain.moderator import Moderator

# All else is closed by default.
OPEN = frozenset(
    {
        "dashboard.sign_in_page",
        "dashboard.sign_in",
        "dashboard.invitation",
        "dashboard.join",
    }
)
_OPEN_METHODS = frozenset({"GET", "HEAD", "POST"})


def init_app(app: Flask) -> None:
    """Ask before every request of the application: unknown addresses are closed too."""
    app.before_request(_guard)
    app.after_request(_keep_private)
    app.register_error_handler(CSRFError, _form_expired)


def moderator() -> Moderator:
    """Return who is signed in; there is always someone where `_guard` let through."""
    signed_in: Moderator = g.moderator
    return signed_in


def somebody() -> Moderator | None:
    """Return who is signed in, if anyone is."""
    found: Moderator | None = g.get("moderator")
    return found


def closed() -> AnyResponse:
    """Return the way to the door: 303 for a page, 401 for a program."""
    if wants_json():
        return answer(401)
    asked = request.full_path if request.method in {"GET", "HEAD"} else None
    wanted = desk_address(asked or request.form.get("back"))
    return redirect(url_for("dashboard.sign_in_page", next=wanted), 303)


def whoever_is_here() -> dict[str, object]:
    """Give templates the moderator and what the role allows."""
    who = somebody()
    return {
        "moderator": who,
        "may_decide": who is not None and who.may(Act.DECIDE),
        "may_reveal": who is not None and who.may(Act.REVEAL),
        "may_change_policy": who is not None and who.may(Act.CHANGE_POLICY),
        "may_manage": who is not None and who.may(Act.MANAGE_PEOPLE),
    }


def _guard() -> AnyResponse | None:
    if not _is_desk():
        return None
    _speak()
    secret = session.get("sid")
    found = services().find_session(secret) if secret else None
    if found:
        g.session, g.moderator = found, found.moderator
        return None
    if request.endpoint in OPEN and request.method in _OPEN_METHODS:
        return None
    return closed()


def _speak() -> None:
    asked, kept = request.args.get("lang"), session.get("language")
    if asked in set(Language) and asked != kept:
        session["language"] = kept = asked
    speak(Language(kept) if kept in set(Language) else None)


def _keep_private(response: Response) -> Response:
    return private(response) if _is_desk() else response


def _form_expired(_: CSRFError) -> AnyResponse:
    title = gettext("This form has expired")
    detail = gettext(
        "It was open for long, or you have signed in again since. Nothing was done. "
        "Go back, reload the page and do it once more."
    )
    return notice(400, title, detail) if _is_desk() else answer(400, detail)


def _is_desk() -> bool:
    return request.path == "/moderate" or request.path.startswith("/moderate/")
