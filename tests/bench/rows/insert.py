"""Posting on PostgreSQL, beside the least that storing a comment could be."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.bench import POSTED
from tests.bench.goals import goals_of
from tests.bench.rows.post import check_stored
from tests.bench.stores import Postgres
from tests.bench.table import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line
    from tests.postgres import PostgresServer

_TABLE = "create table inserted (id bigserial primary key, body text not null)"
_INSERT = "insert into inserted (body) values (repeat('x', 200));\n"
_TPS = re.compile(r"tps = ([\d.]+)")


def beside_pgbench(bench: Bench) -> Iterator[Line]:
    """Post, beside pgbench that inserts a row at a time on the same server."""
    if not isinstance(bench.store, Postgres):
        return
    server, posted = bench.store.server, []
    server.run(_TABLE)

    def ours() -> float:
        posted.append(load.post(f"{service.url}{POSTED}", bench.seconds, "ours"))
        return posted[-1].rate

    with bench.ours() as service:
        figures, others = bench.alternately(
            ours, lambda: _pgbench(server, bench.seconds)
        )
    check_stored(bench, service, posted)
    (goal,) = goals_of("insert")
    yield line_of(goal, bench.store.name, figures, others, unit="a second")


def _pgbench(server: PostgresServer, seconds: int) -> float:
    done = subprocess.run(
        server.command(
            *("pgbench", "-n", "-M", "prepared", "-f", "-", "-T", str(seconds)),
            *("-c", str(load.CONNECTIONS), "-j", "2"),
            *("-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres", "postgres"),
        ),
        input=_INSERT,
        cwd="/",
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        check=True,
    )
    found = _TPS.search(done.stdout)
    if not found:
        raise RuntimeError(f"pgbench says {done.stdout}")
    return float(found[1])
