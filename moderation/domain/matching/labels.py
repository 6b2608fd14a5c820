"""What one word is looked up by: every label that an entry could know it under."""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from moderation.domain.matching.clitics import without_clitics
from moderation.domain.matching.disguises import guises
from moderation.domain.matching.endings import stem

# Where in the word the label lies: from which letter, up to which.
Labels = dict[str, tuple[int, int]]

# In front of a stem, and of a telephone number.
STEMMED = "~"
NUMBER = "#"

# White letters on black are letters here, though Unicode has them for pictures.
# Arabic letters part from all others: «قالAli» is two words, and «كلب1» is «كلب».
WORDS = regex.compile(
    r"""
      [\p{Arabic}&&[\p{L}\p{M}]]+
    | [[\p{L}\p{M}\p{N}\U0001f150-\U0001f189]--[\p{Arabic}&&[\p{L}\p{M}]]]+
    | \p{Regional_Indicator}{2}
    | \p{S}
    """,
    regex.VERSION1 | regex.VERBOSE,
)
EXACT_WORDS = regex.compile(
    r"""
      [\p{L}\p{M}\p{N}] (?: [\p{L}\p{M}\p{N}\p{Cf}]* [\p{L}\p{M}\p{N}] )?
    | \p{Regional_Indicator}{2}
    | \p{S}
    """,
    regex.VERSION1 | regex.VERBOSE,
)
_HAS_ARABIC = re.compile("[\u0620-\u064a]")
# No language has longer ones that come again.
_REMEMBERED = 32


def labels_of(word: str, *, stemmed: bool, lenient: bool) -> Labels:
    """Return the labels of a folded word; of its stems as well if `stemmed`.

    `lenient` as `guises` takes it.
    """
    looked_up = _remembered if len(word) <= _REMEMBERED else _labels
    return looked_up(word, stemmed, lenient)


def _labels(word: str, stemmed: bool, lenient: bool) -> Labels:  # noqa: FBT001 -- lru_cache is quicker so
    labels: Labels = {}
    for guise in guises(word, lenient=lenient):
        text = guise.text
        if _HAS_ARABIC.search(text) is None:
            labels.setdefault(guise.mark + text, (0, len(word)))
            continue
        for inner, front, back in without_clitics(text):
            place = guise.written(front, len(text) - back)
            labels.setdefault(guise.mark + inner, place)
    if stemmed:
        for label, place in tuple(labels.items()):
            labels.setdefault(STEMMED + stem(label), place)
    return labels


_remembered = lru_cache(maxsize=16_384)(_labels)
