"""Numbers for rows, made by the process that writes them."""

from __future__ import annotations

import random
import threading
import time

_EPOCH = 1_577_836_800_000_000  # 2020-01-01 UTC in microseconds
_RANDOM_BITS = 12


class Ids:
    """63-bit ids in the order of time; safe between threads.

    Microseconds since 2020 stand before 12 random bits. The computer's own clock is
    read here, not the product's: an id must rise even where a test stops the time.
    A clock that is set back is waited out by counting on from the last id.
    """

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def new(self, *, above: int = 0) -> int:
        """Return an id above `above` and above every earlier one of this process."""
        elapsed = time.time_ns() // 1000 - _EPOCH
        # Everyone may know an id, so its bits need not be secret; they cost less so.
        wanted = elapsed << _RANDOM_BITS | random.getrandbits(_RANDOM_BITS)
        with self._lock:
            self._last = max(wanted, self._last + 1, above + 1)
            return self._last


# One for the process: two stores in it must not make the same id.
new_id = Ids().new
