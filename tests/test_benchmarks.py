"""Every figure that is promised is measured, and the table shows it."""

import pytest

from moderation.wiring import ROOT
from tests.bench.goals import GOALS, ROWS, goals_of
from tests.bench.rows import MEASURES
from tests.bench.table import Failed, Line, line_of, markdown


def test_every_row_is_measured_and_has_a_goal():
    """None is left out of a whole run."""
    assert tuple(MEASURES) == ROWS
    assert all(goals_of(row) for row in ROWS)


@pytest.mark.parametrize("goal", GOALS, ids=str)
def test_the_table_in_the_docs_has_every_goal(goal):
    """Met, not met or failed, each stands there."""
    table = (ROOT / "docs" / "benchmarks.md").read_text("utf-8")

    assert f"| {goal.what} " in table


def test_a_figure_beside_another_is_a_ratio_of_medians():
    """One slow round changes nothing."""
    (goal, _) = goals_of("read")

    line = line_of(goal, "sqlite", [50, 60, 1], [100, 100, 900])

    assert line.figure == 0.5
    assert line.is_met


def test_a_row_that_failed_says_why():
    """It does not look like a figure."""
    (goal,) = goals_of("start")

    table = markdown([Line(goal, "sqlite", 1.0), Failed(goal, "sqlite", "no answer")])

    assert "met" in table
    assert "**failed**: no answer" in table
