"""Taking every comment out at once."""

from __future__ import annotations

import http.client
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.bench.data import million
from tests.bench.goals import goals_of
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_PIECE = 1024 * 1024


def everything(bench: Bench) -> Iterator[Line]:
    """Read `/export.ndjson` to its end, and see what that takes of memory."""
    rates, grown = [], []
    with million(bench) as ours:
        _read(ours.url, 1)  # what is loaded once is not the export's
        for _ in range(bench.rounds):
            before, began = ours.megabytes(), time.monotonic()
            lines = _read(ours.url)
            rates.append(lines / (time.monotonic() - began))
            grown.append(max(0, ours.megabytes() - before))
            if lines != bench.comments:
                raise RuntimeError(f"{lines} of {bench.comments} comments came out")
    rate, memory = goals_of("export")
    yield line_of(rate, bench.store.name, rates)
    yield line_of(memory, bench.store.name, [max(grown)])


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
