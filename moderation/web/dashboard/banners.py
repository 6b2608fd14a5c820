"""What the next page says of what was just done: kept in the session, shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, session

from moderation.domain.errors import NotFoundError, StaleError
from moderation.web.dashboard.addresses import back_address
from moderation.web.dashboard.wording import done, not_done, undone
from moderation.web.language import gettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.decision import Outcome
    from moderation.domain.policy import PolicyVersion
    from moderation.services.decide import Result

_KEY = "banner"
_MOST_FAILURES = 10


def say(sentence: str, **more: Any) -> None:
    """Let the next page begin with a sentence."""
    session[_KEY] = {"sentence": sentence, **more}


def say_decided(outcome: Outcome, results: Sequence[Result]) -> None:
    """Say what was decided, offer to undo it, and name what was not decided."""
    decided = [r.decision.id for r in results if r.decision]
    say(
        done(outcome, len(decided)) if decided else gettext("Nothing was decided."),
        undo=[str(decision_id) for decision_id in decided],
        failures=_failures(results),
    )


def say_undone(results: Sequence[Result]) -> None:
    """Say how many decisions were taken back, and which were not."""
    count = sum(1 for result in results if not result.error)
    say(
        undone(count) if count else gettext("Nothing was undone."),
        failures=_failures(results),
    )


def say_saved(policy: PolicyVersion, sentence: str) -> None:
    """Say what was done to the policy, and which version it is now."""
    version = gettext(
        "The policy is now version %(version)s.", version=number(policy.version)
    )
    say(f"{sentence} {version}")


def ready() -> dict[str, object]:
    """Give templates `take_banner()`, which forgets what it returns, and `here()`."""
    return {"take_banner": lambda: session.pop(_KEY, None), "here": _here}


def _here() -> str:
    if request.method == "POST":
        return back_address()
    return request.full_path.removesuffix("?")


def _failures(results: Sequence[Result]) -> list[dict[str, str]]:
    failures = [
        {
            "comment": "" if isinstance(r.error, NotFoundError) else str(r.comment_id),
            "sentence": not_done(r.error),
        }
        for r in results
        if isinstance(r.error, NotFoundError | StaleError)
    ]
    # A cookie holds four kilobytes.
    return failures[:_MOST_FAILURES]
