"""What a trial found, in numbers that agree with their nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome
from moderation.domain.trial import Effect
from moderation.web.language import gettext, lazy, ngettext

if TYPE_CHECKING:
    from moderation.domain.trial import Draft, Tally, Trial

_STOPS = (Effect.CAUGHT, Effect.WRONGLY_STOPPED, Effect.MISSED)
_PASSES = (Effect.RIGHTLY_PASSED, Effect.WRONGLY_PASSED)
_COLUMNS = {
    Effect.CAUGHT: lazy("Caught"),
    Effect.WRONGLY_STOPPED: lazy("Wrongly stopped"),
    Effect.MISSED: lazy("Not noticed"),
    Effect.RIGHTLY_PASSED: lazy("Rightly let through"),
    Effect.WRONGLY_PASSED: lazy("Wrongly let through"),
}
_LISTS = {
    Effect.CAUGHT: lazy("Stopped, and people rejected them too"),
    Effect.WRONGLY_STOPPED: lazy("Stopped, though people approved them"),
    Effect.MISSED: lazy("Not noticed, though people rejected them"),
    Effect.RIGHTLY_PASSED: lazy("Let through, as people did"),
    Effect.WRONGLY_PASSED: lazy("Let through, though people rejected them"),
}


def effects_of(draft: Draft) -> tuple[Effect, ...]:
    """Return what a draft can do: a rule stops or lets through, a policy does both."""
    if draft.rule is None:
        return (*_STOPS, *_PASSES)
    return _PASSES if draft.rule.outcome is Outcome.APPROVE else _STOPS


def column_of(effect: Effect) -> str:
    """Return the head of a column of numbers."""
    return gettext(_COLUMNS[effect])


def list_of(effect: Effect) -> str:
    """Return the heading over the comments that fared so."""
    return gettext(_LISTS[effect])


def figure_of(effect: Effect, count: int) -> str:
    """Return what stands under a number, which it agrees with."""
    if effect is Effect.CAUGHT:
        return ngettext(
            "comment stopped that people rejected too",
            "comments stopped that people rejected too",
            count,
        )
    if effect is Effect.WRONGLY_STOPPED:
        return ngettext(
            "comment stopped that people approved",
            "comments stopped that people approved",
            count,
        )
    if effect is Effect.MISSED:
        return ngettext(
            "comment not noticed that people rejected",
            "comments not noticed that people rejected",
            count,
        )
    if effect is Effect.RIGHTLY_PASSED:
        return ngettext(
            "comment let through that people approved too",
            "comments let through that people approved too",
            count,
        )
    return ngettext(
        "comment let through that people rejected",
        "comments let through that people rejected",
        count,
    )


def warning_of(trial: Trial) -> str:
    """Return what a chief should hear before saving; empty where all is well."""
    tally: Tally = trial.tally
    if tally.wrongly_stopped > tally.caught:
        return gettext(
            "It would stop more comments that people approved than comments that "
            "they rejected."
        )
    if tally.wrongly_passed > tally.rightly_passed:
        return gettext(
            "It would let through more comments that people rejected than comments "
            "that they approved."
        )
    return ""
