"""Starting over a million comments."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.bench.data import ARTICLE, million_there
from tests.bench.goals import goals_of
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_EVERY = 0.005


def first_answer(bench: Bench) -> Iterator[Line]:
    """Start it, and read the long article as soon as that can be."""
    took = []
    for _ in range(bench.rounds):
        server, began = million_there(bench), time.monotonic()
        server.start()
        try:
            server.wait(ARTICLE, every=_EVERY)
            took.append(time.monotonic() - began)
        finally:
            server.stop()
    (goal,) = goals_of("start")
    yield line_of(goal, bench.store.name, took)
