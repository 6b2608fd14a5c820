"""What every row gets: where to work, how long, how much, and services to measure."""

from __future__ import annotations

import itertools
import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.bench import isso, load
from tests.bench.servers import Isso, Nginx, Ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.stores import Store

ARTICLE = "/articles/olive-harvest"
POSTED = f"{ARTICLE}/comments"
_REST = 1.5  # seconds
CHIEF, PASSWORD = "سلمى", "measured only, nobody's"
_HUNDRED = ("--comments", "100", "--article", "olive-harvest")


@dataclass
class Bench:
    """One run. `seconds` is how long wrk asks, in each of the `rounds`."""

    store: Store
    scratch: Path
    kept: Path
    seconds: int = 5
    rounds: int = 3
    comments: int = 1_000_000
    waiting: int = 100_000
    imported: int = 100_000
    requests: int = 200
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def place(self, name: str) -> Path:
        """Return a directory that nobody has used."""
        return self.scratch / f"{name}-{self.store.name}-{next(self._numbers)}"

    @contextmanager
    def ours(self, **settings: str) -> Iterator[Ours]:
        """Serve the seeds, one of them with a hundred comments and open to more."""
        var = self.place("ours")
        server = Ours(var, **self.store.fresh(var), **settings)
        server.run("db", "migrate")
        server.run("articles", "load", "seeds/articles")
        server.run("tests.bench.make_comments", *_HUNDRED)
        self.seat_chief(server)
        with server:
            yield server

    @contextmanager
    def nginx(self, server: Ours) -> Iterator[Nginx]:
        """Serve the article's page, byte by byte, as `/page.html` and compressed."""
        nginx = Nginx(self.place("nginx"))
        with nginx:
            files = nginx.place / "files"
            (files / "page.html").write_bytes(body_of(f"{server.url}{ARTICLE}"))
            packed = body_of(f"{server.url}{ARTICLE}", Accept_Encoding="gzip")
            (files / "page.html.gz").write_bytes(packed)
            if body_of(f"{nginx.url}/page.html", Accept_Encoding="gzip") != packed:
                raise RuntimeError("nginx does not serve what we serve")
            yield nginx

    @contextmanager
    def isso(self, server: Ours) -> Iterator[Isso]:
        """Serve the article's comments with Isso."""
        comments = json.loads(body_of(f"{server.url}{ARTICLE}/comments.json"))
        with Isso(self.place("isso")) as other:
            isso.fill(other.port, comments["comments"])
            yield other

    def seat_chief(self, server: Ours) -> None:
        """Seat the moderator that measured pages of the desk are for."""
        seat = ("moderators", "add", CHIEF, "--role", "chief", "--password-stdin")
        server.run(*seat, stdin=PASSWORD)

    def alternately(self, *measures: Callable[[], float]) -> list[list[float]]:
        """Measure each in turn, round after round; return the figures of each."""
        rounds = [[_after_a_rest(m) for m in measures] for _ in range(self.rounds)]
        return [list(figures) for figures in zip(*rounds, strict=True)]


def _after_a_rest(measure: Callable[[], float]) -> float:
    """Measure once the one before has finished what nobody waits for any more."""
    time.sleep(_REST)
    return measure()


def body_of(url: str, **headers: str) -> bytes:
    """Return the bytes of a good answer."""
    status, _, body = load.fetch(url, **headers)
    if status != 200:
        raise RuntimeError(f"{url} answers {status}")
    return body
