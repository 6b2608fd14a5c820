"""Waiting for what comes in its own time, and never longer than it may take."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def eventually(is_so: Callable[[], object], *, seconds: float = 5.0) -> bool:
    """Tell whether something becomes so within some seconds; ask again until then."""
    until = time.monotonic() + seconds
    pause = threading.Event()
    while not is_so():
        if time.monotonic() > until:
            return False
        pause.wait(0.01)
    return True
