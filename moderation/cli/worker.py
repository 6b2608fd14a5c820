"""What a server process serves, and with whom it ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from importlib import import_module
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

_PR_SET_PDEATHSIG = 1  # of Linux's <sys/prctl.h>


def application() -> WSGIApplication:
    """Return the application, in a process that ends whenever it should."""
    _end_with_parent()
    _hear_every_signal()
    # By name, as the server is told of it: no command knows the web.
    package: Any = import_module("moderation")
    made: WSGIApplication = package.create_app()
    return made


def _end_with_parent() -> None:
    """Let the kernel end this process at once when the main one ends, however.

    Nobody would stop it then, and it would keep the port and the store. What it has
    acknowledged is on the disk.
    """
    parent = parent_process()
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # It may have ended just before.
    if os.getppid() != parent.pid:
        os.kill(os.getpid(), signal.SIGKILL)


def _hear_every_signal() -> None:
    """Call the handler of a signal from a thread that waits for nothing else.

    The kernel may give a signal to any thread, above all to one that is just starting;
    Python then leaves it to the main thread, which sleeps until the end and never
    looks. The process would serve on until it is killed.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    threading.Thread(target=_call_handlers, args=[heard], daemon=True).start()


def _call_handlers(heard: int) -> None:
    while number := os.read(heard, 1):
        handler = signal.getsignal(number[0])
        if callable(handler):
            handler(number[0], None)
