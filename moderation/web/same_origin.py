"""Refuses unsafe requests that another site's page makes a browser send.

The algorithm is that of Go 1.25's `http.CrossOriginProtection`: `Sec-Fetch-Site` where
there is one, else `Origin` against our own, and what has neither is no browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, abort, request

from moderation.web.context import settings

if TYPE_CHECKING:
    from moderation.settings import Settings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    """Ask before every request, and before anything else does."""
    app.before_request(_guard)


def _guard() -> None:
    if request.method not in _SAFE and not _is_ours(settings()):
        abort(403, "cross-origin")


def _is_ours(known: Settings) -> bool:
    origin = request.headers.get("Origin")
    if origin in known.trusted_origins:
        return True
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    if origin is None or origin == known.site_url:
        return True
    return origin == request.host_url.rstrip("/")
