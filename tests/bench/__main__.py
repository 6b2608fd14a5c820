"""`python -m tests.bench`: measures the rows of the table and writes it down.

The whole table replaces docs/benchmarks.md; a part of it, or a quick one, is only
printed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import machine
from tests.bench.bench import Bench
from tests.bench.goals import ROWS, goals_of
from tests.bench.rows import MEASURES
from tests.bench.stores import store_named
from tests.bench.table import Failed, markdown
from tests.engines import ENGINES
from tests.server import ROOT

if TYPE_CHECKING:
    from tests.bench.table import Line

_PAGE = ROOT / "docs" / "benchmarks.md"
_QUICK = {"seconds": 2, "rounds": 1, "comments": 20_000, "waiting": 2_000}


def main() -> int:
    """Measure; return 1 if a row could not be measured."""
    wanted = _arguments()
    lines: list[Line | Failed] = []
    began, load = time.monotonic(), os.getloadavg()[0]
    for name in wanted.store:
        with store_named(name) as store, tempfile.TemporaryDirectory() as scratch:
            bench = Bench(store, Path(scratch), wanted.kept, seconds=wanted.seconds)
            for setting, value in (_QUICK if wanted.quick else {}).items():
                setattr(bench, setting, value)
            for row in wanted.rows:
                lines += _measured(bench, row)
    lines.sort(key=lambda line: ROWS.index(line.goal.row))
    minutes = round((time.monotonic() - began) / 60)
    print(f"\n{markdown(lines)}")
    is_whole = tuple(wanted.rows) == ROWS and wanted.store == list(ENGINES)
    if is_whole and not wanted.quick:
        page = _page(lines, minutes=minutes, seconds=wanted.seconds, load=load)
        _PAGE.write_text(page, encoding="utf-8")
    return int(any(isinstance(line, Failed) for line in lines))


def _measured(bench: Bench, row: str) -> list[Line | Failed]:
    began = time.monotonic()
    try:
        lines: list[Line | Failed] = list(MEASURES[row](bench))
    except Exception as error:
        lines = [Failed(goal, bench.store.name, str(error)) for goal in goals_of(row)]
    for line in lines:
        print(" · ".join(cell for cell in line.cells() if cell), flush=True)
    print(f"  ({row}: {time.monotonic() - began:.0f} s)", file=sys.stderr, flush=True)
    return lines


def _page(lines: list[Line | Failed], **run: float) -> str:
    on = datetime.now(UTC).strftime("%Y-%m-%d")
    facts = "\n".join(f"- {fact}" for fact in machine.described())
    run["rounds"] = Bench.rounds
    return _TEXT.format(on=on, facts=facts, table=markdown(lines), **run)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=_listed, default=list(ROWS))
    parser.add_argument("--store", type=_engines, default=list(ENGINES))
    parser.add_argument("--kept", type=Path, default=ROOT / ".cache" / "bench")
    parser.add_argument("--seconds", type=int, default=Bench.seconds)
    parser.add_argument("--quick", action="store_true", help="for trying it out")
    return parser.parse_args()


def _listed(words: str) -> list[str]:
    rows = words.replace(",", " ").split()
    if unknown := set(rows) - set(ROWS):
        raise argparse.ArgumentTypeError(f"no such row: {', '.join(unknown)}")
    return rows


def _engines(words: str) -> list[str]:
    return [name for name in ENGINES if name in words.split()]


_TEXT = """# Benchmarks

Written by `make bench` on {on}, in {minutes} minutes. What stands side by side in a line was measured in
turn in one run; each figure is the median of {rounds} rounds, of {seconds} seconds where wrk asks. Load and
servers share the machine, so the ratios say more than the figures. Its load was {load:.1f} when the run
began: on a machine that has other work neither says anything.

{facts}

{table}

- **Reading**: wrk, 16 connections, an article with a hundred comments. nginx serves the same bytes as
  files, compressed beforehand. Isso sends its thread as JSON.
- **Posting**: every comment differs and comes from another network and author. Ours has its limits on,
  judges, and is acknowledged after a flush; what was acknowledged is counted in the store afterwards.
- **PostgreSQL** flushes as in production (`fsync` on). pgbench inserts one row of 200 letters a transaction,
  prepared, with 16 clients.
- **Nothing kept** means `KEPT_MEGABYTES=0`: each page is made for each request, one after another.
- **Import** stores comments with authors and decisions, ten thousand to a unit; what an import reads or
  makes up before is not in the figure.
"""


if __name__ == "__main__":
    sys.exit(main())
