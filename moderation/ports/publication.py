"""What readers see, as numbers that rise when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = -1


class Publication(Protocol):
    """A number for each article, and one for everything that readers see.

    A number has risen, in every process of this host, before the change that raised it
    is acknowledged. Two articles may share one. Asking costs no question to the store.
    """

    def place(self, article_id: int | None) -> int:
        """Return where the number of an article stands; None: that of everything."""

    def at(self, place: int) -> int:
        """Return the number at a place; UNKNOWN if it may have risen unseen.

        A change that another program made to the store shows within a tenth of a
        second.
        """

    def marks(self) -> Sequence[int] | None:
        """Return every number, by place, at one moment; None if they are not known.

        Taken before a page is made, they tell later whether it still is right.
        """
