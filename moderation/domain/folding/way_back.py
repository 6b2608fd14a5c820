"""From a place in changed text to the place in the text that was written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

import regex

# A character with all that may join it when text is normalised: marks, the second
# halves of half-width kana, and the vowels and finals of Hangul.
_PIECE = regex.compile(r"[^\p{M}]?[\p{M}\uff9e\uff9f\u1160-\u11ff]*", regex.DOTALL)


def way_back(
    original: str, changed: Callable[[str], str], start: int, end: int
) -> tuple[int, int]:
    """Return where in `original` that was which stands at `start` to `end` changed.

    `changed` normalises or works on each character alone, so that the changed pieces
    in a row are the changed whole.
    """
    written, ends = _pieces(original, changed)
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    return written[first], written[last + 1]


# A few, since one comment is asked about many times in a row.
@lru_cache(maxsize=4)
def _pieces(
    original: str, changed: Callable[[str], str]
) -> tuple[list[int], list[int]]:
    lengths: dict[str, int] = {}
    pieces = _PIECE.findall(original)
    for piece in pieces:
        if piece not in lengths:
            lengths[piece] = len(changed(piece))
    written = list(accumulate(map(len, pieces), initial=0))
    return written, list(accumulate(lengths[piece] for piece in pieces))
