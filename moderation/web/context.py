"""What a view reaches for: the services, the settings, the sender's network."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface

from moderation.domain.network import network_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from itsdangerous import URLSafeTimedSerializer

    from moderation.settings import Settings
    from moderation.wiring import Services, Wired


class Context:
    """Wires once, at the first need, whichever thread comes first."""

    def __init__(self, settings: Settings, wire: Callable[[], Wired]) -> None:
        self.settings = settings
        self._wire = wire
        self._wired: Wired | None = None
        self._lock = threading.Lock()

    def wired(self) -> Wired:
        with self._lock:
            self._wired = self._wired or self._wire()
            return self._wired


def init_app(app: Flask, settings: Settings, wire: Callable[[], Wired]) -> None:
    """Give the application its settings and the way to its services."""
    app.extensions["moderation"] = Context(settings, wire)
    app.session_interface = _KeyedSessions()


class _KeyedSessions(SecureCookieSessionInterface):
    """Signs session cookies with the key file's key, opened when one is needed."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return the serializer that reads and writes the cookie."""
        # Only the dashboard has sessions; elsewhere the key is not even asked for, so
        # that a public page is served whatever the keys are like.
        if not f"{request.path}/".startswith(f"{app.config['SESSION_COOKIE_PATH']}/"):
            return None
        if app.secret_key is None:
            app.secret_key = held(app).wired().vault.mac("session cookie")
        return super().get_signing_serializer(app)


def services() -> Services:
    """Return every act of the product."""
    return wired().services


def wired() -> Wired:
    """Return store, vault and services together."""
    return held(current_app).wired()


def settings() -> Settings:
    """Return the checked settings."""
    return held(current_app).settings


def network() -> str:
    """Return the network that this request came from."""
    return network_of(request.remote_addr or "")


def site_url() -> str:
    """Return the address that readers know, without a slash at the end."""
    return settings().site_url or request.host_url.rstrip("/")


def held(app: Flask) -> Context:
    """Return what an application holds, also outside of a request."""
    context: Context = app.extensions["moderation"]
    return context
