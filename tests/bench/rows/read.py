"""Reading one article, over and over, beside the same bytes as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.bench import ARTICLE
from tests.bench.goals import goals_of
from tests.bench.isso import THREAD
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_RATE = "a second"


def gzipped(bench: Bench) -> Iterator[Line]:
    """Read it as browsers do, beside nginx and beside Isso's thread."""
    with bench.ours() as ours, bench.nginx(ours) as nginx, bench.isso(ours) as isso:
        packed = {"Accept_Encoding": "gzip"}
        figures, files, threads = bench.alternately(
            lambda: load.read(f"{ours.url}{ARTICLE}", bench.seconds, **packed).rate,
            lambda: load.read(f"{nginx.url}/page.html", bench.seconds, **packed).rate,
            lambda: load.read(f"{isso.url}{THREAD}", bench.seconds).rate,
        )
    for goal, others in zip(goals_of("read"), (files, threads), strict=True):
        yield line_of(goal, bench.store.name, figures, others, unit=_RATE)


def plain(bench: Bench) -> Iterator[Line]:
    """Read it uncompressed."""
    with bench.ours() as ours, bench.nginx(ours) as nginx:
        figures, files = bench.alternately(
            lambda: load.read(f"{ours.url}{ARTICLE}", bench.seconds).rate,
            lambda: load.read(f"{nginx.url}/page.html", bench.seconds).rate,
        )
    (goal,) = goals_of("plain")
    yield line_of(goal, bench.store.name, figures, files, unit=_RATE)


def unchanged(bench: Bench) -> Iterator[Line]:
    """Ask whether it has changed, beside reading it."""
    with bench.ours() as ours:
        url, packed = f"{ours.url}{ARTICLE}", {"Accept_Encoding": "gzip"}
        tag = load.fetch(url, **packed)[1]["etag"]
        asked = {**packed, "If_None_Match": tag}
        status, _, _ = load.fetch(url, **asked)
        if status != 304:
            raise RuntimeError(f"{url} answers {status} to its own tag")
        figures, whole = bench.alternately(
            lambda: load.read(url, bench.seconds, **asked).rate,
            lambda: load.read(url, bench.seconds, **packed).rate,
        )
    (goal,) = goals_of("unchanged")
    yield line_of(goal, bench.store.name, figures, whole, unit=_RATE)
