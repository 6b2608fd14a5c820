"""The form of the thresholds: points to choose from, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.policy import Thresholds
from moderation.domain.policy_checks import HIGHEST_APPROVED, LOWEST_HELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.curve import Point

NAMES = ("approved_below", "spam_held", "abuse_held")
# More would be less of a choice.
_ROWS = 10
# Nobody wants every tenth approval to be wrong, or every second hold.
_WORST = {"approved_below": 0.1, "spam_held": 0.5, "abuse_held": 0.5}


@dataclass(frozen=True)
class Choice:
    """A threshold that can be chosen: how a form sends it, and what it would do."""

    value: str
    point: Point
    is_chosen: bool


def choices(name: str, points: Sequence[Point], now: float) -> list[Choice]:
    """Return a few of `points` that differ, and with them the one that is set now."""
    some = [point for point in points if point.count and _is_offered(name, point)]
    # Of those that would have done the same, the one nearest to the middle is the
    # furthest from doing more.
    apart = list({point.count: point for point in some}.values())
    step = max(1, -(-len(apart) // _ROWS))
    set_now = [point for point in points if point.threshold == now]
    shown = {point.threshold: point for point in [*apart[::step], *set_now]}
    return [Choice(_value(at), shown[at], is_chosen=at == now) for at in sorted(shown)]


def thresholds_sent() -> Thresholds:
    """Return what was chosen; raises InvalidError for what is no threshold."""
    return Thresholds(**{name: _threshold(name) for name in NAMES})


def _is_offered(name: str, point: Point) -> bool:
    """Tell whether a policy may have a point, and a newsroom may want it."""
    if point.wrong_share > _WORST[name]:
        return False
    if name == "approved_below":
        return point.threshold <= HIGHEST_APPROVED
    return point.threshold >= LOWEST_HELD


def _value(threshold: float) -> str:
    return f"{threshold:g}"


def _threshold(name: str) -> float:
    try:
        threshold = float(request.form.get(name) or 0)
    except ValueError:
        threshold = -1.0
    if not 0 <= threshold < 1:
        raise InvalidError(FieldError(name, "unknown"))
    return threshold
