"""What the desk says to programs, its own scripts among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moderation.domain.errors import StaleError
from moderation.web.dashboard.wording import not_done
from moderation.web.language import iso

if TYPE_CHECKING:
    from moderation.domain.audit import Entry
    from moderation.domain.comment import Comment
    from moderation.domain.decision import Decision
    from moderation.domain.queue import Tally
    from moderation.services.decide import Result


def tally_shape(tally: Tally) -> dict[str, Any]:
    """Return a queue's name, count and the moment of its oldest comment."""
    return {
        "name": tally.queue.value,
        "count": tally.count,
        "oldest": iso(tally.oldest) if tally.oldest else None,
    }


def decided_shape(decision: Decision) -> dict[str, Any]:
    """Return a decision just taken, with its comment as it left it."""
    return {
        "comment": {
            "id": str(decision.comment_id),
            "status": decision.after.value,
            "version": decision.version + 1,
        },
        "decision": decision_shape(decision),
    }


def undone_shape(decision: Decision, comment: Comment) -> dict[str, Any]:
    """Return a decision just taken back, with its comment as it is now."""
    return {"comment": comment_shape(comment), "decision": decision_shape(decision)}


def comment_shape(comment: Comment) -> dict[str, Any]:
    """Return where a comment stands."""
    return {
        "id": str(comment.id),
        "status": comment.status.value,
        "version": comment.version,
    }


def decision_shape(decision: Decision) -> dict[str, Any]:
    """Return a decision with its reasons as codes."""
    return {
        "id": str(decision.id),
        "outcome": decision.outcome.value,
        "reasons": [reason.code.value for reason in decision.reasons],
        "note": decision.note,
        "moderator": decision.moderator,
        "at": iso(decision.at),
    }


def failure_shape(result: Result) -> dict[str, Any]:
    """Return what kept a decision or an undo out, as a code and in words."""
    shape: dict[str, Any] = {
        "id": str(result.comment_id),
        "error": "stale" if isinstance(result.error, StaleError) else "not_found",
        "detail": not_done(result.error),
    }
    if isinstance(result.error, StaleError):
        shape |= stale_shape(result.error)
    return shape


def stale_shape(error: StaleError) -> dict[str, Any]:
    """Return what happened to a comment instead."""
    return {
        "status": str(error.status),
        "version": error.version,
        "outcome": error.outcome.value if error.outcome else None,
        "moderator": error.moderator,
        "at": iso(error.at) if error.at else None,
    }


def entry_shape(entry: Entry) -> dict[str, Any]:
    """Return an entry of the audit log."""
    return {
        "id": str(entry.id),
        "at": iso(entry.at),
        "actor": entry.actor,
        "act": str(entry.act),
        "comment": str(entry.comment_id) if entry.comment_id else None,
        "detail": dict(entry.detail),
        "digest": entry.digest,
    }
