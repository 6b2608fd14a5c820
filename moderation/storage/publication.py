"""Numbers that rise when what readers see changes, shared by the processes of a host.

The store itself counts: triggers raise `publication.revision`, and with it the
`revision` of each article that changed. Here those numbers stand in a small file that
every process maps, so that a look at one costs no question to the store. They are
raised after a commit and before it is acknowledged.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.ports.publication import UNKNOWN
from moderation.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from moderation.storage.sql import Sql

_PLACES = 8192  # two articles that share a place are only rendered once more
_BYTES = 8
_SEEN, _ALL, _REACHED, _FIRST = 0, 1, 2, 3


@dataclass(frozen=True)
class Changes:
    """What changed in the store: its revision, and the articles; None for every one."""

    revision: int
    articles: Sequence[int] | None


def changes_since(sql: Sql, seen: int) -> Changes:
    """Return what readers see differently since the revision `seen`."""
    row = sql.row("select revision, cleared_at from publication")
    if row is None or row["revision"] == seen:
        return Changes(seen, ())
    # A store that was put back has a smaller number, and anything may be different.
    if row["revision"] < seen or row["cleared_at"] > seen:
        return Changes(row["revision"], None)
    found = sql.rows("select id from articles where revision > :seen", seen=seen)
    return Changes(row["revision"], [each["id"] for each in found])


class Publication:
    """Implements `ports.Publication`.

    `read` returns what changed since a revision, from a fresh look at the store. `look`
    is called when the numbers were last confirmed too long ago: it confirms them, with
    `sync` if there is something new, and returns for how many more seconds they hold; 0
    if that cannot be told now.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[int], Changes],
        look: Callable[[], float],
    ) -> None:
        self._path = path
        self._read = read
        self._look = look
        self._holds_until = 0.0
        self._looking = threading.Lock()
        self._numbers = memoryview(bytearray(_PLACES * _BYTES)).cast("Q")
        self._file = -1
        self._process = 0
        self._turn = threading.Lock()

    def place(self, article_id: int | None) -> int:
        """Return where the number of an article stands, or that of everything."""
        if article_id is None:
            return _ALL
        return _FIRST + hash(article_id) % (_PLACES - _FIRST)

    def at(self, place: int) -> int:
        """Return the number at a place; UNKNOWN if it may have risen unseen."""
        if time.monotonic() >= self._holds_until and not self._confirm():
            return UNKNOWN
        return self._numbers[place]

    def marks(self) -> Sequence[int] | None:
        """Return every number, by place, at one moment; None if they are not known."""
        if self.at(_ALL) == UNKNOWN:
            return None
        return memoryview(self._numbers.tobytes()).cast("Q")

    def hold(self, seconds: float) -> None:
        """Take the numbers as confirmed for so long from now."""
        self._holds_until = time.monotonic() + seconds

    @property
    def seen(self) -> int:
        """The store's revision up to which the numbers are raised."""
        return self._numbers[_SEEN]

    @property
    def reached(self) -> int:
        """The revision that the store has come to at least, as far as was heard.

        It is never behind what a number has risen for.
        """
        return self._numbers[_REACHED]

    def sync(self, reached: int = 0) -> None:
        """Raise the numbers of what has changed in the store; all if it cannot tell.

        `reached` is a revision that the store is known to have come to.
        """
        with self._alone():
            self._numbers[_REACHED] = max(self.reached, reached)
            try:
                changes = self._read(self.seen)
            except BaseException:
                self._raise_all()
                raise
            # Before any number rises: a page that is made for the new number must not
            # be read from a replica that is still at the old one. A store that was put
            # back has come to less.
            self._numbers[_REACHED] = changes.revision
            if changes.revision == self.seen:
                return
            if changes.articles is None:
                self._raise_all()
            else:
                self._raise({_ALL, *map(self.place, changes.articles)})
            self._numbers[_SEEN] = changes.revision

    def close(self) -> None:
        """Let go of the file; it is opened again at the next need."""
        if self._file >= 0 and self._process == os.getpid():
            os.close(self._file)
        self._file, self._process, self._holds_until = -1, 0, 0.0

    def _raise_all(self) -> None:
        self._raise({_ALL, *range(_FIRST, _PLACES)})

    def _raise(self, places: set[int]) -> None:
        for place in places:
            self._numbers[place] += 1

    def _confirm(self) -> bool:
        # One thread looks; the others go on with what held a moment ago.
        if not self._looking.acquire(blocking=False):
            return self._holds_until > 0
        try:
            if self._process != os.getpid():
                self._open()
                self.sync()
            seconds = self._look()
        except Exception:  # noqa: BLE001 - who asks the store itself is told why
            seconds = 0.0
        finally:
            self._looking.release()
        self._holds_until = time.monotonic() + seconds if seconds else 0.0
        return seconds > 0

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other threads and processes from raising at the same time."""
        with self._turn:
            if self._process != os.getpid():
                self._open()
            if self._file >= 0:
                fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if self._file >= 0:
                    fcntl.flock(self._file, fcntl.LOCK_UN)

    def _open(self) -> None:
        """Map the file; where it cannot be made, keep the numbers for this process."""
        self._process, self._file = os.getpid(), -1
        with suppress(OSError, ValueError):
            file = _file_of(self._path)
            mapped = mmap.mmap(file, _PLACES * _BYTES)
            self._file, self._numbers = file, memoryview(mapped).cast("Q")


def _file_of(path: Path) -> int:
    """Open the file, made whole first: a hole on a full disk would kill who writes."""
    if not path.exists():
        made = files.beside(path)
        try:
            files.make_empty(made)
            made.write_bytes(bytes(_PLACES * _BYTES))
            with suppress(FileExistsError):
                files.publish(made, path)
        finally:
            made.unlink(missing_ok=True)
    return os.open(path, os.O_RDWR)
