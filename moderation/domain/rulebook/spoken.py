"""In which of our languages a text is written, well enough for a rule."""

from __future__ import annotations

import regex

_ARABIC = regex.compile(r"\p{Arabic}")
_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{L}")
# Persian, Urdu, Kurdish and Pashto write these; Arabic only in a borrowed word.
_NEIGHBOURS = regex.compile(r"[پچژگکیےٹڈڑںہھۆێڕڵټډړږښڼې]")
_WORD = regex.compile(r"\p{Latin}+")
_ENGLISH = """
    a about all an and are as at be but by can do for from has have he her his how i if
    in is it just like more my no not of on or our out she so some thanks that the their
    them there they this to up very was we were what when who will with would you your
"""
_FRENCH = """
    au aux avec c ce ces cette comme d dans de des du elle en est et il ils j je l la le
    les leur lui mais me merci mes moi mon n ne nous on ont ou par pas plus pour qu que
    qui sa se ses si son sont sur tous tout très tu un une votre vous y à été
"""
LANGUAGES = frozenset({"ar", "en", "fr", "other"})
# Fewer words than these may well hold none of the common ones.
_FEW = 6
_RARE = 0.05
_COMMON = {"en": frozenset(_ENGLISH.split()), "fr": frozenset(_FRENCH.split())}


def language_of(text: str) -> str:
    """Return `ar`, `en`, `fr` or `other`, by the script and the commonest words.

    A short text in Latin letters without any of those words is taken for English.
    """
    letters = len(_LETTER.findall(text))
    arabic = len(_ARABIC.findall(text))
    if not letters:
        return "other"
    if arabic * 2 >= letters:
        return "other" if _is_a_neighbours(text, arabic) else "ar"
    if len(_LATIN.findall(text)) * 2 < letters:
        return "other"
    return _of_latin([word.casefold() for word in _WORD.findall(text)])


def _is_a_neighbours(text: str, arabic: int) -> bool:
    return len(_NEIGHBOURS.findall(text)) > arabic * _RARE


def _of_latin(words: list[str]) -> str:
    english = sum(word in _COMMON["en"] for word in words)
    french = sum(word in _COMMON["fr"] for word in words)
    if not english and not french:
        return "en" if len(words) < _FEW else "other"
    return "fr" if french > english else "en"
