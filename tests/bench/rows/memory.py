"""What the workers hold once they have worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.bench import ARTICLE, POSTED
from tests.bench.goals import goals_of
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_WORKERS = 2


def after_load(bench: Bench) -> Iterator[Line]:
    """Read and post with all connections, and weigh."""
    with bench.ours() as ours:
        for accepted in ("gzip", "br", "identity"):
            url = f"{ours.url}{ARTICLE}"
            load.read(url, bench.seconds, Accept_Encoding=accepted)
        load.post(f"{ours.url}{POSTED}", bench.seconds, "ours")
        weight, number = ours.megabytes(), len(ours.workers())
    if number != _WORKERS:
        raise RuntimeError(f"{number} workers were weighed")
    (goal,) = goals_of("memory")
    yield line_of(goal, bench.store.name, [weight])
