"""What is asked of every row of the table, in one list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One figure of a row and its bound.

    It is a ratio to what is measured `beside` it, or stands alone with a unit.
    """

    row: str
    what: str
    bound: float
    beside: str = ""
    unit: str = ""
    at_most: bool = False

    def met_by(self, figure: float) -> bool:
        """Tell whether a figure reaches the goal."""
        return figure <= self.bound if self.at_most else figure >= self.bound

    def __str__(self) -> str:
        """Say it as the table does."""
        sign = "≤" if self.at_most else "≥"
        of = f" of {self.beside}" if self.beside else ""
        return f"{sign} {self.bound:,g}{self.unit and ' ' + self.unit}{of}"


_ARTICLE = "article of 100 comments, 16 connections"
_POSTING = "posting, 16 connections, durable, 2 workers"
_NOTHING_KEPT = "of 1,000,000 comments, nothing kept, p95"

GOALS = (
    Goal("read", f"{_ARTICLE}, gzip", 0.5, beside="nginx"),
    Goal("read", f"{_ARTICLE}, gzip", 500, beside="Isso"),
    Goal("plain", f"{_ARTICLE}, not compressed", 0.55, beside="nginx"),
    Goal("busy", "the same, 50 posted and approved a second", 0.8, beside="quiet"),
    Goal("unchanged", f"{_ARTICLE}, 304", 1, beside="200"),
    Goal("post", _POSTING, 8, beside="Isso"),
    Goal("post", f"{_POSTING}, p99", 40, unit="ms", at_most=True),
    Goal("post", f"{_POSTING}, p99", 0.3, beside="Isso's p99", at_most=True),
    Goal("insert", "posting on PostgreSQL", 0.3, beside="pgbench's insert"),
    Goal("pages", f"first page {_NOTHING_KEPT}", 50, unit="ms", at_most=True),
    Goal("pages", f"middle page {_NOTHING_KEPT}", 50, unit="ms", at_most=True),
    Goal("pages", f"last page {_NOTHING_KEPT}", 50, unit="ms", at_most=True),
    Goal("queue", "pending queue, 100,000 waiting, p95", 100, unit="ms", at_most=True),
    Goal("export", "/export.ndjson of 1,000,000", 50_000, unit="a second"),
    Goal("export", "memory that it takes", 50, unit="MB", at_most=True),
    Goal("import", "import of 100,000 comments", 20_000, unit="a second"),
    Goal("start", "start to first answer, 1,000,000", 1.5, unit="s", at_most=True),
    Goal("memory", "memory after load, 2 workers", 200, unit="MB", at_most=True),
)
ROWS = tuple(dict.fromkeys(goal.row for goal in GOALS))


def goals_of(row: str) -> list[Goal]:
    """Return the goals of a row, in the order of the table."""
    return [goal for goal in GOALS if goal.row == row]
