"""The table: lines as they are measured, printed and written down."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.bench.goals import Goal

_HEAD = ("what was measured", "store", "ours", "beside it", "ratio", "goal", "")


@dataclass(frozen=True)
class Line:
    """One goal and what was measured for it; `note` says what a reader must know."""

    goal: Goal
    store: str
    ours: float
    other: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def figure(self) -> float:
        """What the goal is about: the ratio, or our own figure."""
        if self.goal.beside and self.other is not None:
            return self.ours / self.other if self.other else 0
        return self.ours

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.goal.met_by(self.figure)

    def cells(self) -> tuple[str, ...]:
        """Return the line as words."""
        unit = f" {self.unit or self.goal.unit}".rstrip()
        note = f" ({self.note})" if self.note else ""
        has_other = self.other is not None
        return (
            self.goal.what,
            self.store,
            f"{number(self.ours)}{unit}{note}",
            f"{self.goal.beside}: {number(self.other)}{unit}" if has_other else "",
            number(self.figure) if has_other else "",
            str(self.goal),
            "met" if self.is_met else "**not met**",
        )


@dataclass(frozen=True)
class Failed:
    """A row that could not be measured, and why."""

    goal: Goal
    store: str
    why: str

    is_met = False

    def cells(self) -> tuple[str, ...]:
        """Return the line as words."""
        goal = self.goal
        return (goal.what, self.store, "", "", "", str(goal), f"**failed**: {self.why}")


def line_of(
    goal: Goal,
    store: str,
    ours: Iterable[float],
    other: Iterable[float] = (),
    **words: str,
) -> Line:
    """Return the line of the medians of several rounds."""
    beside = list(other)
    return Line(goal, store, median(ours), median(beside) if beside else None, **words)


def number(figure: float | None) -> str:
    """Return a figure with as many digits as it deserves."""
    if figure is None:
        return ""
    digits = 0 if figure >= 100 else 1 if figure >= 10 else 2
    return f"{figure:,.{digits}f}"


def markdown(lines: Sequence[Line | Failed]) -> str:
    """Return the table, its columns lined up for a terminal too."""
    rows = [_HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows
    )
