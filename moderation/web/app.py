"""Puts the web application together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from moderation.web import (
    api,
    assets,
    context,
    dashboard,
    drawn,
    errors,
    headers,
    language,
    logs,
    marks,
    places,
    reader,
    redirects,
    same_origin,
    sizes,
    wording,
)
from moderation.web.form_tokens import FormTokens
from moderation.web.kept_pages import KeptPages
from moderation.web.taking_turns import TakingTurns
from moderation.wiring import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderation.settings import Settings
    from moderation.wiring import Wired


class Web(Flask):
    """Runs our functions as they are: none is a coroutine."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function; Flask would look at each of them at each request."""
        return func


def create_web(settings: Settings, wire: Callable[[], Wired]) -> Flask:
    """Return the application; `wire` is called once, when a request needs the store."""
    app = Web(
        __name__,
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "moderation" / "web" / "static"),
    )
    app.config.update(
        SESSION_COOKIE_NAME="__Secure-desk" if settings.is_https else "desk",
        SESSION_COOKIE_PATH="/moderate",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=settings.is_https,
        # A page of the dashboard may stay open for a whole shift.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    context.init_app(app, settings, wire)
    app.wsgi_app = KeptPages(  # type: ignore[method-assign]
        TakingTurns(app.wsgi_app, most=settings.threads, limit=sizes.largest),
        lambda: context.held(app).wired().store.publication,
        # Without a setting a page names the host that was asked, which anyone chooses.
        settings.kept_megabytes * 1024 * 1024 if settings.site_url else 0,
    )
    logs.init_app(app)
    same_origin.init_app(app)
    sizes.init_app(app)
    headers.init_app(app)
    redirects.init_app(app)
    errors.init_app(app)
    language.init_app(app)
    wording.init_app(app)
    assets.init_app(app)
    marks.init_app(app)
    places.init_app(app)
    drawn.init_app(app)

    # Who is not signed in is told so before a form's token is looked at.
    dashboard.init_app(app)
    protect = FormTokens(app)
    app.register_blueprint(reader.blueprint)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(dashboard.blueprint)
    # They know no session that a token could live in; `same_origin` guards them.
    protect.exempt(reader.blueprint)
    protect.exempt(api.blueprint)
    return app
