"""Load as readers make it: many at once with wrk, or one after another."""

from __future__ import annotations

import http.client
import itertools
import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

_HERE = Path(__file__).parent
CONNECTIONS = 16
_THREADS = 2
# A run of posting and each of its threads number their comments from places of their
# own; the numbers name networks too, of which 10.0.0.0/8 has so many.
_OF_A_RUN = 200_000
_ALL = 2**24
_runs = itertools.count()


@dataclass(frozen=True)
class Load:
    """What wrk measured: answers, how many of them a second, milliseconds, failures."""

    done: int
    seconds: float
    p50: float
    p99: float
    failed: int

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return (self.done - self.failed) / self.seconds


def read(url: str, seconds: int, **headers: str) -> Load:
    """Ask for one address, over and over."""
    return _wrk(url, seconds, "report.lua", headers)


def post(url: str, seconds: int, whom: str) -> Load:
    """Post comments that differ; whoever answers 400 or more has failed."""
    first = next(_runs) * _OF_A_RUN % _ALL
    return _wrk(url, seconds, "post.lua", {}, whom, str(first))


def one_by_one(url: str, times: int, **headers: str) -> float:
    """Return the 95th percentile of so many requests, in milliseconds.

    A twentieth of them, not counted, come before.
    """
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    took = []
    for _ in range(times + times // 20 + 1):
        began = time.perf_counter()
        connection.request(
            "GET", f"{parts.path}?{parts.query}", headers=_named(headers)
        )
        answer = connection.getresponse()
        answer.read()
        took.append(1000 * (time.perf_counter() - began))
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{url} answers {answer.status}")
    connection.close()
    return quantiles(took[-times:], n=20)[-1]


def fetch(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and bytes of one answer; follows nothing."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    where = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request("GET", where, headers=_named(headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body


def _wrk(
    url: str, seconds: int, script: str, headers: dict[str, str], *arguments: str
) -> Load:
    said = [f"-H{name}: {value}" for name, value in _named(headers).items()]
    done = subprocess.run(
        [
            *("wrk", f"-t{_THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s"),
            *("--timeout", "20s", "-s", str(_HERE / script)),
            *said,
            *(url, "--", *arguments),
        ],
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        check=True,
    )
    return Load(**json.loads(done.stdout.partition("RESULT ")[2]))


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
