"""Text folded for finding: what a reader would call the same word compares equal."""

from __future__ import annotations

import unicodedata

import regex

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
    compatible = normalised(text, "NFKC").translate(_LETTERS)
    bare = _DROPPED.sub("", normalised(compatible, "NFKD"))
    return _OTHER_DIGITS.sub(_digit, bare).casefold()


def _digit(found: regex.Match[str]) -> str:
    # Python may know fewer digits than `regex` does.
    return str(unicodedata.decimal(found[0], found[0]))
