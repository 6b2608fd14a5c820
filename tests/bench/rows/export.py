"""Taking every comment out at once."""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.bench.data import million
from tests.bench.goals import goals_of
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.servers import Ours
    from tests.bench.table import Line

_PIECE = 1024 * 1024
_EVERY = 0.5  # seconds between two looks at the memory


def everything(bench: Bench) -> Iterator[Line]:
    """Read `/export.ndjson` to its end, and see how much memory that takes at its most."""
    rates, grown = [], []
    with million(bench) as ours:
        _read(ours.url, 1)  # what is loaded once is not the export's
        for _ in range(bench.rounds):
            with _watched(ours) as weights:
                began = time.monotonic()
                lines = _read(ours.url)
                rates.append(lines / (time.monotonic() - began))
            grown.append(max(weights) - weights[0])
            if lines != bench.comments:
                raise RuntimeError(f"{lines} of {bench.comments} comments came out")
    rate, memory = goals_of("export")
    yield line_of(rate, bench.store.name, rates)
    yield line_of(memory, bench.store.name, [max(grown)])


@contextmanager
def _watched(ours: Ours) -> Iterator[list[float]]:
    """Weigh the workers at the beginning and again and again until the block ends."""
    weights, ended = [ours.megabytes()], threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY):
            weights.append(ours.megabytes())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield weights
    finally:
        ended.set()
        watcher.join()


def _read(url: str, pieces: int = -1) -> int:
    """Return how many lines came, of so many pieces or all."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.request("GET", "/export.ndjson")
    answer, lines = connection.getresponse(), 0
    while pieces and (piece := answer.read(_PIECE)):
        lines += piece.count(b"\n")
        pieces -= 1
    connection.close()
    return lines
