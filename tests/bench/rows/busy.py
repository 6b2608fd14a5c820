"""Reading an article while it changes under the reader's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.bench import ARTICLE
from tests.bench.goals import goals_of
from tests.bench.newsroom import Newsroom
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_RATE = 50


def while_posting(bench: Bench) -> Iterator[Line]:
    """Read it while comments are posted and approved, beside reading it in peace."""
    approved = []
    with bench.ours() as ours:
        url = f"{ours.url}{ARTICLE}"

        def quiet() -> float:
            return load.read(url, bench.seconds, Accept_Encoding="gzip").rate

        def busy() -> float:
            with Newsroom(ours, _RATE) as newsroom:
                rate = quiet()
            approved.append(newsroom.approved_a_second)
            return rate

        figures, others = bench.alternately(busy, quiet)
    (goal,) = goals_of("busy")
    note = f"{min(approved):.0f} or more approved a second"
    yield line_of(goal, bench.store.name, figures, others, unit="a second", note=note)
