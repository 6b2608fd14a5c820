"""Kept pages by their addresses, no more of them than may be."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.web.kept_page import KeptPage


class Shelf:
    """Holds at most `limit` bytes of pages; what was asked for longest ago goes first.

    Finding takes no lock: a page that goes in this very moment is still right.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, address: str) -> KeptPage | None:
        """Return the page that was kept for an address, right or not."""
        page = self._pages.get(address)
        if page is not None:
            try:
                self._pages.move_to_end(address)
            except KeyError:  # it went between the two lines
                return page
        return page

    def put(self, address: str, page: KeptPage) -> None:
        """Keep a page in place of an earlier one, unless it alone is too large."""
        with self._lock:
            earlier = self._pages.pop(address, None)
            self._size += page.size - (earlier.size if earlier else 0)
            self._pages[address] = page
            while self._size > self._limit:
                self._size -= self._pages.popitem(last=False)[1].size
