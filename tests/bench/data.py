"""The service with a million comments: made once, kept, and served again."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.servers import Ours
from tests.server import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.bench import Bench

SLUG = "long"
ARTICLE = f"/articles/{SLUG}"


def million_there(bench: Bench, **settings: str) -> Ours:
    """Return the service, not started, over a million published comments.

    They stand under one article, with a tenth as many that wait.
    """
    var = bench.kept / f"{bench.store.name}-{_key(bench)}"
    named = bench.store.kept(var)
    if not (var / "made").exists():
        shutil.rmtree(var, ignore_errors=True)
        server = Ours(var, **named)
        server.run("db", "migrate")
        plan = {
            "comments": bench.comments + bench.waiting,
            "pending": bench.waiting,
            "article": SLUG,
        }
        words = [
            word for key, value in plan.items() for word in (f"--{key}", str(value))
        ]
        server.run("tests.bench.make_comments", *words)
        bench.seat_chief(server)
        (var / "made").touch()
    return Ours(var, **named, **settings)


@contextmanager
def million(bench: Bench, **settings: str) -> Iterator[Ours]:
    """Serve it."""
    with million_there(bench, **settings) as server:
        yield server


def _key(bench: Bench) -> str:
    """Name what the data depend on: how many, the schema, and the maker."""
    makers = [
        *sorted((ROOT / "moderation" / "storage" / "migrations").iterdir()),
        Path(__file__).with_name("make_comments.py"),
        Path(__file__).with_name("texts.py"),
    ]
    digest = hashlib.blake2b(digest_size=6)
    for maker in makers:
        if maker.is_file():
            digest.update(maker.read_bytes())
    return f"{bench.comments}-{bench.waiting}-{digest.hexdigest()}"
