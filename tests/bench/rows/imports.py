"""Putting many comments in at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.goals import goals_of
from tests.bench.servers import Ours
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_PACE = re.compile(r"([\d,]+) a second\s*$")


def seeds(bench: Bench) -> Iterator[Line]:
    """Store them with authors and decisions, ten thousand to a unit."""
    rates = []
    for _ in range(bench.rounds):
        var = bench.place("import")
        server = Ours(var, **bench.store.fresh(var))
        said = server.run(
            *("tests.bench.make_comments", "--comments", str(bench.imported)),
        )
        pace = _PACE.search(said)
        if not pace:
            raise RuntimeError(f"the import says {said}")
        rates.append(float(pace[1].replace(",", "")))
    (goal,) = goals_of("import")
    yield line_of(goal, bench.store.name, rates)
