"""The rows of the table; each module measures a family of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.rows import (
    busy,
    export,
    imports,
    insert,
    memory,
    million,
    post,
    read,
    start,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.bench import Bench
    from tests.bench.table import Line

MEASURES: dict[str, Callable[[Bench], Iterator[Line]]] = {
    "read": read.gzipped,
    "plain": read.plain,
    "busy": busy.while_posting,
    "unchanged": read.unchanged,
    "post": post.beside_isso,
    "insert": insert.beside_pgbench,
    "pages": million.pages,
    "queue": million.queue,
    "export": export.everything,
    "import": imports.seeds,
    "start": start.first_answer,
    "memory": memory.after_load,
}
