"""Posting, each acknowledgement after a flush."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.bench import POSTED
from tests.bench.goals import goals_of
from tests.bench.isso import NEW
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.load import Load
    from tests.bench.servers import Ours
    from tests.bench.table import Line


def beside_isso(bench: Bench) -> Iterator[Line]:
    """Post to a fresh service, beside Isso."""
    posted: list[tuple[Load, Load]] = []
    with bench.ours() as ours, bench.isso(ours) as isso:
        for _ in range(bench.rounds):
            mine = load.post(f"{ours.url}{POSTED}", bench.seconds, "ours")
            posted.append((mine, load.post(f"{isso.url}{NEW}", bench.seconds, "isso")))
    check_stored(bench, ours, [mine for mine, _ in posted])
    rate, p99, p99_ratio = goals_of("post")
    name, (mine, theirs) = bench.store.name, zip(*posted, strict=True)
    rates = [each.rate for each in mine], [each.rate for each in theirs]
    slow = [each.p99 for each in mine], [each.p99 for each in theirs]
    p50 = sorted(each.p50 for each in mine)[len(mine) // 2]
    yield line_of(rate, name, *rates, unit="a second", note=f"half in {p50:.1f} ms")
    yield line_of(p99, name, slow[0])
    yield line_of(p99_ratio, name, *slow, unit="ms")


def check_stored(bench: Bench, ours: Ours, posted: list[Load]) -> None:
    """Raise RuntimeError unless what was acknowledged is stored."""
    failed = sum(each.failed for each in posted)
    acknowledged = sum(each.done - each.failed for each in posted)
    stored = bench.store.count(ours.settings, ours.place) - 100
    if failed or stored < acknowledged:
        raise RuntimeError(f"{acknowledged} posted, {failed} failed, {stored} stored")
