"""Endings of number, gender and verbs, cut off lightly in Arabic and Latin letters.

No dictionary stands behind it: «كلاب» is not brought back to «كلب», nor «went» to «go».
"""

from __future__ import annotations

# The longest first.
_ARABIC = (
    *("وها", "وهم", "اتي", "ات", "ان", "ون", "ين", "وا", "تم", "تن", "يه", "نا"),
    *("ه", "ي", "ت", "ن", "ا", "و"),
)
_ARTICLE = "ال"
_OF_VERBS = tuple("يتنا")
_LATIN = (
    *("eraient", "issent", "eront", "aient", "ments", "ings", "ante", "ants"),
    *("ment", "ing", "ent", "ees", "ais", "ait", "ant", "ons", "ers"),
    *("ed", "er", "es", "ee", "ez", "s", "x", "e"),
)
_PLURAL_OF_Y = "ies"
# What must be left of a word, and before a long ending.
_LEFT, _LEFT_OF_MORE = 3, 4


def stem(word: str) -> str:
    """Return a folded word without its endings, and an Arabic verb's first letter."""
    if word.isascii():
        return _stem_in_latin(word)
    return _stem_in_arabic(word) if "\u0621" <= word[0] <= "\u064a" else word


def without_article(word: str) -> str:
    """Return a word of a list as words of a text are without their clitics."""
    return word.removeprefix(_ARTICLE) if len(word) > _LEFT + 1 else word


def _stem_in_arabic(word: str) -> str:
    word = _without_ending(_without_ending(word, _ARABIC), _ARABIC)
    if word.startswith(_OF_VERBS) and len(word) > _LEFT:
        word = word[1:]
    return word


def _stem_in_latin(word: str) -> str:
    if word.endswith(_PLURAL_OF_Y) and len(word) - len(_PLURAL_OF_Y) >= _LEFT:
        return f"{word[: -len(_PLURAL_OF_Y)]}y"
    word = _without_ending(word, _LATIN)
    # «stopped» as «stop».
    doubled = len(word) > _LEFT and word[-1] == word[-2]
    return word[:-1] if doubled else word


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        left = _LEFT if len(ending) < _LEFT else _LEFT_OF_MORE
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
    return word
