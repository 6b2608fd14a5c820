"""The queue in which processes of one machine wait for their turn to write.

SQLite's own waiting sleeps and tries again, so that the unlucky wait for seconds while
others write. The kernel wakes who waits for a file lock in order and at once.
"""

from __future__ import annotations

import fcntl
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class KernelQueue:
    """A lock on a file of its own, for one thread of each process at a time.

    Where the file cannot be made there is no queue, and who comes in is let in: the
    database has a lock of its own behind this one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1
        self._process = 0

    def enter(self, patience: float) -> bool:
        """Wait for the turn; False if it did not come within `patience` seconds."""
        if self._process != os.getpid():
            self._open()
        if self._file < 0:
            return True
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _Wait(self._file).succeeds(patience)
        except OSError:
            return True  # a file system without locks
        return True

    def leave(self) -> None:
        """Let the next one in."""
        if self._file >= 0:
            with suppress(OSError):
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file; a later `enter` opens it again."""
        if self._file >= 0 and self._process == os.getpid():
            os.close(self._file)
        self._file, self._process = -1, 0

    def _open(self) -> None:
        # A lock belongs to the opened file, which a forked process would share.
        try:
            self._file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError:
            self._file = -1
        self._process = os.getpid()


class _Wait:
    """Waits in a thread of its own, because the kernel knows no time limit here."""

    def __init__(self, file: int) -> None:
        self._file = os.dup(file)
        self._got = threading.Event()
        self._lock = threading.Lock()
        self._given_up = False

    def succeeds(self, patience: float) -> bool:
        threading.Thread(target=self._stand, daemon=True).start()
        if self._got.wait(patience):
            return True
        with self._lock:
            self._given_up = not self._got.is_set()
        return not self._given_up

    def _stand(self) -> None:
        with suppress(OSError):
            fcntl.flock(self._file, fcntl.LOCK_EX)
        with self._lock:
            if self._given_up:
                with suppress(OSError):
                    fcntl.flock(self._file, fcntl.LOCK_UN)
            else:
                self._got.set()
        os.close(self._file)
