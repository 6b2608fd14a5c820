"""What an entry of a list is looked up by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.folding import fold, skeleton
from moderation.domain.matching.disguises import ALIKE, settled
from moderation.domain.matching.endings import stem, without_article
from moderation.domain.matching.entry import Entry, Fold
from moderation.domain.matching.labels import EXACT_WORDS, NUMBER, STEMMED, WORDS
from moderation.domain.matching.prepared import composed
from moderation.domain.matching.runs import LONGEST_NUMBER, SHORTEST_NUMBER
from moderation.domain.matching.wildcards import ANY, INSIDE

_NUMBER = regex.compile(r"[\d\s()+./\-\p{Pd}]+")
# Written without spaces, so that a word's end does not show.
_UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]",
)


def lookups_of(entry: Entry, place: int) -> Iterator[Sequence[str]]:
    """Yield the labels of the words of an entry, in each way that it may be met.

    Raises InvalidError if nothing is left of it.
    """
    is_exact = entry.fold is Fold.EXACT
    text = (composed if is_exact else fold)(entry.text).strip()
    words = (EXACT_WORDS if is_exact else WORDS).findall(text)
    if not words:
        raise InvalidError(FieldError("text", "blank", {"entry": place}))
    if not is_exact and _NUMBER.fullmatch(text):
        digits = "".join(char for char in text if char.isdecimal())
        if SHORTEST_NUMBER <= len(digits) <= LONGEST_NUMBER:
            yield [NUMBER + digits.removeprefix("00")]
            return
    plain = [_label_of(word, entry.fold) for word in words]
    for at in {0, len(words) - 1}:
        before = ANY if at == 0 and text.startswith(ANY) else ""
        behind = ANY if at == len(words) - 1 and text.endswith(ANY) else ""
        if before or behind:
            plain[at] = _part_of(words[at], entry.fold, before, behind)
    yield plain
    alike = [_alike(label) for label in plain]
    if alike != plain and entry.fold is Fold.FOLDED:
        yield alike


def _label_of(word: str, fold: Fold) -> str:
    label = _part_of(word, fold)
    if fold is Fold.STEM and not label.startswith(INSIDE):
        return STEMMED + stem(without_article(label))
    return label


def _part_of(word: str, fold: Fold, before: str = "", behind: str = "") -> str:
    if _UNSPACED.search(word):
        return INSIDE + word
    return before + (word if fold is Fold.EXACT else settled(word)) + behind


def _alike(label: str) -> str:
    alike = skeleton(label)
    return label if alike == label or ANY in label else ALIKE + alike
