"""Spellings that get around word lists: what people strew into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

_TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_TATWEEL = "\u0640"
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# For a letter, what passes for it: of Cyrillic, Greek and full width; of Persian and Urdu,
# and forms for presentation.
_ALIKE = {
    "a": "аαａ", "c": "сϲｃ", "e": "еｅ", "i": "іιｉ", "j": "јϳｊ", "o": "оοｏ", "p": "рρｐ",
    "s": "ѕｓ", "x": "хｘ", "y": "уｙ", "v": "νѵｖ", "b": "ｂ", "h": "һｈ", "n": "ｎ", "t": "ｔ",
    "A": "АΑＡ", "B": "ВΒＢ", "C": "СＣ", "E": "ЕΕＥ", "H": "НΗＨ", "I": "ІΙＩ", "K": "КΚＫ",
    "M": "МΜＭ", "O": "ОΟＯ", "P": "РΡＰ", "S": "ЅＳ", "T": "ТΤＴ", "X": "ХΧＸ", "Y": "ҮΥＹ",
    "ي": "یېﻱ", "ى": "ی", "ك": "کڪﻙ", "ه": "ہھﻩ", "ا": "ٱﺍ", "و": "ۆۋﻭ", "ب": "ٻﺏ", "ر": "ڕﺭ",
    "ن": "ڼﻥ", "د": "ﺩ", "ل": "ڵﻝ", "م": "ﻡ", "س": "ﺱ", "ع": "ﻉ", "ح": "ﺡ", "ف": "ڢﻑ", "ق": "ﻕ",
}  # fmt: skip


def tashkeel(text: str, seed: int) -> str:
    """Return `text` with marks after half its letters."""
    return _strewn(text, seed, lambda letter, pick: letter + pick(_TASHKEEL))


def tatweel(text: str, seed: int) -> str:
    """Return `text` with half its letters drawn out."""
    return _strewn(text, seed, lambda letter, _: letter + _TATWEEL)


def no_width(text: str, seed: int) -> str:
    """Return `text` with characters of no width after half its letters."""
    return _strewn(text, seed, lambda letter, pick: letter + pick(_NO_WIDTH))


def look_alikes(text: str, seed: int) -> str:
    """Return `text` with others in the place of half its letters, where there are any."""
    return _strewn(
        text,
        seed,
        lambda letter, pick: pick(_ALIKE[letter]) if letter in _ALIKE else letter,
    )


STREWN = {
    "tashkeel": tashkeel,
    "tatweel": tatweel,
    "characters of no width": no_width,
    "look-alike letters": look_alikes,
}


def _strewn(
    text: str, seed: int, change: Callable[[str, Callable[[str], str]], str]
) -> str:
    chance = np.random.default_rng(seed)
    chosen = chance.random(len(text)) < 0.5

    def pick(letters: str) -> str:
        return letters[chance.integers(len(letters))]

    return "".join(
        change(letter, pick) if is_chosen and letter.isalpha() else letter
        for letter, is_chosen in zip(text, chosen, strict=True)
    )
