"""One comment with its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import make_response, render_template, request

from moderation.domain.audit import AuditAct
from moderation.web.context import services
from moderation.web.dashboard.addresses import back_address, desk_address
from moderation.web.dashboard.entries import details_of
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.why import Whys

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.audit import Entry
    from moderation.domain.decision import Decision
    from moderation.services.review import History


@dataclass(frozen=True)
class Event:
    """One entry of a comment's history.

    `undone_at` and `note` are the decision's that it tells of, where it took or
    explained one; the note stands with what was said last.
    """

    entry: Entry
    undone_at: int | None = None
    note: str = ""


def comment(comment_id: int) -> Response:
    """Show the comment, all that may be done about it, and all that was."""
    return comment_page(comment_id)


def comment_page(
    comment_id: int, status: int = 200, *, conflict: str = "", email: str = ""
) -> Response:
    """Return the page; `conflict` says why what was asked was not done."""
    history = services().look(moderator(), comment_id)
    page = render_template(
        "dashboard/comment.html",
        card=history.card,
        why=Whys([history.card]),
        events=_events(history),
        tallies=services().count(moderator()),
        conflict=conflict,
        email=email,
        details_of=details_of,
        back=_back(),
    )
    return make_response(page, status)


def _events(history: History) -> list[Event]:
    decisions = {str(decision.id): decision for decision in history.decisions}
    explained = {
        str(entry.detail.get("decision"))
        for entry in history.entries
        if entry.act == AuditAct.EXPLAIN
    }
    return [_event(entry, decisions, explained) for entry in history.entries]


def _event(entry: Entry, decisions: dict[str, Decision], explained: set[str]) -> Event:
    key = str(entry.detail.get("decision"))
    decision = decisions.get(key)
    if decision is None or entry.act not in {AuditAct.DECIDE, AuditAct.EXPLAIN}:
        return Event(entry)
    is_decided = entry.act == AuditAct.DECIDE
    return Event(
        entry,
        undone_at=decision.undone_at if is_decided else None,
        note="" if is_decided and key in explained else decision.note,
    )


def _back() -> str:
    if request.method == "POST":
        return back_address()
    return desk_address(request.path) or back_address()
