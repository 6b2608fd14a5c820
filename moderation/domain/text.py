"""What text may be: read, trimmed, counted and refused in one place."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import regex

from moderation.domain.errors import MalformedTextError

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
# Legal in UTF-8 but not in XML 1.0, so that no feed could carry them.
_CONTROLS = regex.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Noncharacter_Code_Point}",
)
_LINE_BREAKS = regex.compile(r"[\n\x0b\x0c\x85\u2028\u2029]")
_VISIBLE = regex.compile(r"[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]")
# More than any word of any language has behind one letter, where they are sorted.
_MANY_MARKS = regex.compile(r"[\p{M}\uff9e\uff9f]{30}")
_JOINER = "\u034f"
_ISOLATING = regex.compile(r"[\u2066-\u2069]")
_FLAG = regex.compile(r"\p{Regional_Indicator}{2}")


def read(text: str) -> str:
    r"""Return `text` with line ends as `\n`, trimmed of white space at both ends.

    Raises MalformedTextError for NUL and lone surrogates.
    """
    if not is_readable(text):
        raise MalformedTextError
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_readable(text: str) -> bool:
    """Tell whether `text` has no NUL and no lone surrogate."""
    return _UNREADABLE.search(text) is None


def normalised(text: str, form: Literal["NFC", "NFKC", "NFKD"]) -> str:
    """Return `text` in a normal form, in a time that grows with its length only.

    Marks on one letter are sorted, which takes the square of their number: a comment
    of nothing else would keep us for an hour. Longer runs than any word has are parted
    by U+034F, as UAX #15 parts them for streams.
    """
    return unicodedata.normalize(form, _MANY_MARKS.sub(rf"\g<0>{_JOINER}", text))


def length(text: str) -> int:
    """Count the characters of `text` as a reader sees them.

    These are extended grapheme clusters of UAX #29, what `Intl.Segmenter` counts.
    """
    # Two halves of a flag count as any letter would. Left as they are, each is paired
    # by looking back to the first in its row.
    return sum(1 for _ in regex.finditer(r"\X", _FLAG.sub("x", text)))


def is_blank(text: str) -> bool:
    """Tell whether `text` shows nothing: only spaces, controls and invisible marks."""
    return _VISIBLE.search(text) is None


def has_controls(text: str) -> bool:
    """Tell whether `text` holds a control character that XML cannot carry."""
    return _CONTROLS.search(text) is not None


def is_one_line(text: str) -> bool:
    """Tell whether `text` has no line break of any kind."""
    return _LINE_BREAKS.search(text) is None


def stays_isolated(text: str) -> bool:
    """Tell whether `text` ends no isolate that it has not begun.

    One that does ends what a page puts around it, `<bdi>` too, and what follows it
    there turns the words behind.
    """
    begun = 0
    for char in _ISOLATING.findall(text):
        begun += -1 if char == "\u2069" else 1
        if begun < 0:
            return False
    return True
