"""What a process does that puts a candidate to comments beside the one that serves."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from moderation.domain.trying import counted

if TYPE_CHECKING:
    from typing import BinaryIO


def work(asked: BinaryIO, answered: BinaryIO) -> None:
    """Take a candidate, then comments, and answer how they fared, until none come."""
    # Both ends of the pipe are this product, and it began the process.
    candidate = pickle.load(asked)  # noqa: S301
    while True:
        try:
            some = pickle.load(asked)  # noqa: S301
        except EOFError:
            return
        pickle.dump(counted(candidate, some), answered)
        answered.flush()
