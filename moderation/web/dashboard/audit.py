"""The audit log, as a page and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from moderation.web.context import services
from moderation.web.dashboard.addresses import whole
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.entries import details_of
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.shapes import entry_shape

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.audit import Entry

_PAGE = 50
_LARGEST_PAGE = 500


def audit() -> str:
    """Show what was done, newest first."""
    entries, before = _entries()
    return render_template(
        "dashboard/audit.html",
        entries=entries,
        details_of=details_of,
        before=before,
        at_start="before" not in request.args,
    )


def audit_json() -> Response:
    """Return the same; `next` is the address of what is older."""
    entries, before = _entries()
    limit = request.args.get("limit")
    older = url_for("dashboard.audit_json", before=before, limit=limit)
    return document(
        {
            "entries": [entry_shape(entry) for entry in entries],
            "next": older if before else None,
        }
    )


def _entries() -> tuple[list[Entry], int | None]:
    limit = whole(request.args.get("limit")) or _PAGE
    return services().read_audit(
        moderator(),
        before=whole(request.args.get("before")),
        limit=min(limit, _LARGEST_PAGE),
    )
