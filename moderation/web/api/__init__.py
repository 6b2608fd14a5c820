"""What programs read: JSON, feeds, the export, the monitor's question. No cookie.

The table below is the whole surface; every view is in the module of its resource.
"""

from __future__ import annotations

from flask import Blueprint

from moderation.web.api import comments, export, feeds, health, newsroom, query

ROUTES = (
    # One article
    ("/articles/<slug>/comments.json", comments.article_comments),
    ("/articles/<slug>/feed.atom", feeds.article_feed),
    # All of them
    ("/feed.atom", feeds.feed),
    ("/export.json", export.export_json),
    ("/export.ndjson", export.export_ndjson),
    # With a token
    ("/api/v1/export.json", newsroom.newsroom_json),
    ("/api/v1/export.ndjson", newsroom.newsroom_ndjson),
    # Operators' monitors
    ("/healthz", health.health),
)

blueprint = Blueprint("api", __name__)
for rule, view in ROUTES:
    blueprint.add_url_rule(rule, view.__name__, view)
blueprint.register_error_handler(query.BadQueryError, query.refuse)
