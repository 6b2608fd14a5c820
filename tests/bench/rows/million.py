"""Pages over a million comments, each made anew."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.bench import body_of
from tests.bench.data import ARTICLE, million
from tests.bench.goals import goals_of
from tests.bench.newsroom import SignedIn
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

_LAST = re.compile(r'class="pages-last"><a href="([^"#]+)')


def pages(bench: Bench) -> Iterator[Line]:
    """Read the first, the middle and the last page of a long thread."""
    with million(bench, kept_megabytes="0") as ours:
        first = body_of(f"{ours.url}{ARTICLE}").decode()
        last = _LAST.search(first)
        if not last:
            raise RuntimeError("the first page leads to no last one")
        where = (ARTICLE, _middle(ours.url, last[1]), last[1])
        figures = bench.alternately(
            *(partial(_read, f"{ours.url}{path}", bench.requests) for path in where)
        )
    for goal, took in zip(goals_of("pages"), figures, strict=True):
        yield line_of(goal, bench.store.name, took)


def queue(bench: Bench) -> Iterator[Line]:
    """Look at the oldest of those that wait."""
    with million(bench) as ours:
        cookie = SignedIn(ours.url).headers["Cookie"]
        (took,) = bench.alternately(
            lambda: load.one_by_one(
                f"{ours.url}/moderate/queues/pending", bench.requests, Cookie=cookie
            )
        )
    (goal,) = goals_of("queue")
    yield line_of(goal, bench.store.name, took)


def _read(url: str, times: int) -> float:
    return load.one_by_one(url, times, Accept_Encoding="gzip")


def _middle(url: str, last: str) -> str:
    """Return the id of a comment that came halfway; ids rise with time."""
    listed = f"{url}{ARTICLE}/comments.json?limit=1"
    (first,) = json.loads(body_of(listed))["comments"]
    halfway = (int(first["id"]) + int(last.partition("from=")[2])) // 2
    (middle,) = json.loads(body_of(f"{listed}&after={halfway}"))["comments"]
    return f"{ARTICLE}?from={middle['id']}"
