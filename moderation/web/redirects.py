"""Sends who writes an address a little differently to the right one, on this host."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, request
from werkzeug.routing import RequestRedirect

if TYPE_CHECKING:
    from flask import Response


def init_app(app: Flask) -> None:
    """Look at what the routing answers by itself; Flask lets no handler do so."""
    app.after_request(_name_no_host)


def _name_no_host(response: Response) -> Response:
    error = request.routing_exception
    if isinstance(error, RequestRedirect) and response.status_code == error.code:
        # Anyone may ask for any host, and a cache would keep the answer for all.
        place = urlsplit(error.new_url)
        response.location = urlunsplit(("", "", place.path, place.query, ""))
        response.set_data("")
    return response
