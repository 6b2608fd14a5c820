"""How text is folded, and the way from what was folded back to what was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from moderation.domain.folding.way_back import way_back
from moderation.domain.text import normalised

_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
})  # fmt: skip
# Combining marks (tashkeel among them), tatweel, and what has no width or only turns
# the direction.
_DROPPED = regex.compile(r"[\p{Mn}\p{Me}\p{Cf}\u0640]+")
_OTHER_DIGITS = regex.compile(r"[\p{Nd}--0-9]", regex.VERSION1)


def fold(text: str) -> str:
    """Return `text` for comparison only: NFKC, no marks, letters unified, lower case.

    Digits of every script become ASCII digits. «أَحْمَـد» and «احمد» fold to the same.
    """
    if text.isascii():
        return text.lower()
    # NFKC first would change nothing: what it composes is taken apart again.
    bare = _DROPPED.sub("", normalised(text, "NFKD").translate(_LETTERS))
    return _OTHER_DIGITS.sub(_digit, bare).casefold()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows the way back; nobody pays for the way before asking."""

    text: str
    original: str

    @classmethod
    def of(cls, original: str) -> Folded:
        """Fold `original`."""
        return cls(fold(original), original)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original the folded text from `start` to `end` was.

        Counts code points. A letter brings its marks along; one that folds to several,
        as ligatures do, is given whole. `start` is less than `end`.
        """
        return way_back(self.original, fold, start, end)


def _digit(found: regex.Match[str]) -> str:
    # Python may know fewer digits than `regex` does.
    return str(unicodedata.decimal(found[0], found[0]))
