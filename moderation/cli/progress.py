"""Long work says on a terminal that it goes on; elsewhere it says nothing."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")

_EVERY = 0.5  # seconds
_CLEAR = "\r\x1b[K"


def counted(items: Iterable[_Item], what: str) -> Iterator[_Item]:
    """Yield `items` and show how many there were so far: `1,200 comments`."""
    shown, number = time.monotonic(), 0
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - shown >= _EVERY:
            shown = time.monotonic()
            _show(f"{number:,} {what}")
    _show("")


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """Lend what shows `what 1,200 of 5,000, 300 a second` when it is told so."""
    shown = began = time.monotonic()
    last, first = "", 0

    def told(what: str, done: int, of: int) -> None:
        nonlocal shown, began, last, first
        now = time.monotonic()
        if what != last:
            last, first, began = what, done, shown
        if now - shown >= _EVERY:
            shown = now
            rate = (done - first) / (now - began)
            _show(f"{what} {done:,} of {of:,}, {rate:,.0f} a second")

    try:
        yield told
    finally:
        _show("")


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Show `what`, and for how many seconds already, while something goes on."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    watch = threading.Thread(target=_tick, args=(what, done))
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _tick(what: str, done: threading.Event) -> None:
    began = time.monotonic()
    while not done.wait(_EVERY):
        _show(f"{what}, {time.monotonic() - began:.0f} s")
    _show("")


def _show(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(_CLEAR + line)
        sys.stderr.flush()
