"""The desk: pages and acts of moderators. Start with `routes`."""

from moderation.web.dashboard.routes import blueprint, init_app

__all__ = ["blueprint", "init_app"]
