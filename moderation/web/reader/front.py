"""The front page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import make_response, render_template

from moderation.web.caching import public
from moderation.web.context import services, site_url
from moderation.web.language import speak

if TYPE_CHECKING:
    from flask import Response


def show_front() -> Response:
    """Answer with the articles, newest first."""
    speak()
    page = render_template(
        "reader/front.html",
        articles=services().list_articles(),
        canonical=f"{site_url()}/",
    )
    return public(make_response(page))
