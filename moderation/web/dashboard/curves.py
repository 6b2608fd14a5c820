"""A curve as a drawing: how much is done without people, and how much of it wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.curve import Point

WIDTH, HEIGHT = 600, 200
# A drawing that fills itself with less would make a mountain of one mistake.
_LEAST_TOP = 0.02


@dataclass(frozen=True)
class Drawing:
    """Where the curve goes, from its start at the inline start on.

    `line` are coordinates as SVG reads them, `here` the place of what is set now. The
    sides are as wide and as high as `share` and `wrong` say.
    """

    line: str
    here: tuple[str, str] | None
    share: float
    wrong: float


def drawing_of(points: Sequence[Point], now: float) -> Drawing:
    """Return the drawing; the page turns it around where it is read from the right."""
    shares = [point.share for point in points]
    wrongs = [point.wrong_share for point in points]
    widest = max([*shares, _LEAST_TOP])
    highest = max([*wrongs, _LEAST_TOP])

    def place(point: Point) -> tuple[str, str]:
        across = point.share / widest * WIDTH
        up = HEIGHT - point.wrong_share / highest * HEIGHT
        return f"{across:.1f}", f"{up:.1f}"

    drawn = sorted((p for p in points if p.count), key=lambda p: p.share)
    here = [place(point) for point in points if point.threshold == now and point.count]
    line = " ".join(",".join(place(point)) for point in drawn)
    return Drawing(line, here[0] if here else None, widest, highest)
