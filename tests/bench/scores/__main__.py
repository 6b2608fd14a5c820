"""`python -m tests.bench.scores --data DIR`: measures scores and writes it down."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import machine
from tests.bench.scores.examples import Texts
from tests.bench.scores.rows import rows
from tests.server import ROOT

if TYPE_CHECKING:
    from tests.bench.scores.rows import Row

_PAGE = ROOT / "docs" / "benchmarks-scores.md"
_HEAD = ("what was measured", "by", "figures", "goal")


def main() -> int:
    """Measure; say plainly where the texts must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of texts")
    parser.add_argument("--write", action="store_true", help="replace the page")
    wanted = parser.parse_args()
    if not any(wanted.data.glob("*_*.jsonl.gz")):
        parser.error(f"{wanted.data} holds no spam_….jsonl.gz or toxic_….jsonl.gz")
    began, load = time.monotonic(), os.getloadavg()[0]
    lines = []
    for line in rows(Texts.of(wanted.data)):
        print(" · ".join(cell for cell in line.cells() if cell), flush=True)
        lines.append(line)
    minutes = round((time.monotonic() - began) / 60)
    print(f"\n{_table(lines)}")
    if wanted.write:
        _PAGE.write_text(_page(lines, minutes, load), encoding="utf-8")
    return 0


def _page(lines: list[Row], minutes: int, load: float) -> str:
    on = datetime.now(UTC).strftime("%Y-%m-%d")
    facts = "\n".join(f"- {fact}" for fact in machine.described())
    table = _table(lines)
    return _TEXT.format(on=on, minutes=minutes, load=load, facts=facts, table=table)


def _table(lines: list[Row]) -> str:
    cells = [_HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(_HEAD))]
    cells.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells
    )


_TEXT = """# Benchmarks of scores

Written by `make bench-score DATA=…` on {on}, in {minutes} minutes, at a load of {load:.1f} when it began. The texts are not in this
repository: [scores.md](scores.md) says which they are.

{facts}

{table}

- **Cross-validated**: five folds; texts that differ only in marks, digits or punctuation are in one fold. Each figure is of
  all folds together, so that it says what one threshold does.
- **After 100 decisions**: the mean of twenty draws of a hundred, measured with all other texts. One by one is what a cold model
  knows after `learn`; the other is `scores train` with the same hundred.
- **Strewn**: half the letters of every measured text are changed, of honest ones too; models have learned plain texts only.
- **bogofilter** is Debian's, by its command, each text a message of its own. The **word list** is the 400 words that tell most
  in the texts that were learned from, and a score is how many of them a text has.
- **Times** are those of one processor, so that other work on the machine is not in them. Learning 100,000 goes over the texts there
  are several times.
"""


if __name__ == "__main__":
    sys.exit(main())
