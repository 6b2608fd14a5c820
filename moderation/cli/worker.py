"""What a server process serves, and with whom it ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from importlib import import_module
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

_PR_SET_PDEATHSIG = 1  # of Linux's <sys/prctl.h>


def application() -> WSGIApplication:
    """Return the application, in a process that does not outlive its parent."""
    _end_with_parent()
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
