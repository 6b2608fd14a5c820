"""What is reached over HTTP: readers' pages, the dashboard, the API."""

from moderation.web.app import create_web

__all__ = ["create_web"]
