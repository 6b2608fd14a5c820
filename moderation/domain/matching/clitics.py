"""What Arabic writes onto a word, and yet is none of its letters."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.domain.matching.whole_words import WHOLE_WORDS

# Each with the fewest letters that must be left of the word. One letter in front of
# two is nearly always a word of its own: «كلب» is not «لب», nor «بلد» «لد».
_CONJUNCTIONS = (("و", 2), ("ف", 3))
_ARTICLES = (
    *(("ال", 2), ("لل", 2), ("بال", 2), ("كال", 2)),
    # As it is spoken.
    *(("هال", 3), ("عال", 3), ("ياال", 2)),
)
_PREFIXES = ("ب", "ك", "ل", "يا")
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "ني", "نا", "ه", "ك", "ي")
# Behind a word of two letters the others make too many words: «سن» and «سنة».
_PRONOUNS_OF_SHORT = frozenset({"ها", "هم", "هن", "كم", "كن", "ك"})
_SHORT = 2
_VERB = 4
# What an indefinite word ends with where it is an object, with its tanween or without:
# «كان حمارًا». Behind three letters it makes too many words: «دينا», «وغدا».
_ACCUSATIVE = "ا"
_INDEFINITE = 4
_FUTURE = "س"
_FUTURE_OF = frozenset("يتنا")


def without_clitics(word: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words that folded `word` may be, the nearest first.

    Each comes with the number of letters cut off in front and behind.
    """
    yield word, 0, 0
    if word in WHOLE_WORDS:
        return
    yield from _without_case(word, 0)
    yield from _without_pronoun(word, 0, _SHORT)
    if _is_whole_with_pronoun(word):
        return
    yield from _without_prefix(word, 0)
    for conjunction, left in _CONJUNCTIONS:
        rest = word[1:]
        if word.startswith(conjunction) and len(rest) >= left:
            yield rest, 1, 0
            if rest in WHOLE_WORDS:
                continue
            yield from _without_case(rest, 1)
            yield from _without_pronoun(rest, 1, left)
            if not _is_whole_with_pronoun(rest):
                yield from _without_prefix(rest, 1)


def _without_case(word: str, cut: int) -> Iterator[tuple[str, int, int]]:
    if word.endswith(_ACCUSATIVE) and len(word) > _INDEFINITE:
        yield word[:-1], cut, 1


def _without_prefix(word: str, cut: int) -> Iterator[tuple[str, int, int]]:
    for article, left in _ARTICLES:
        # What has an article takes no pronoun.
        if word.startswith(article) and len(word) - len(article) >= left:
            yield word[len(article) :], cut + len(article), 0
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > _SHORT:
            yield rest, cut + len(prefix), 0
            if rest not in WHOLE_WORDS:
                yield from _without_pronoun(rest, cut + len(prefix), _SHORT + 1)
    if word.startswith(_FUTURE) and len(word) > _VERB and word[1] in _FUTURE_OF:
        yield word[1:], cut + 1, 0
        yield from _without_pronoun(word[1:], cut + 1, _SHORT + 1)


def _without_pronoun(word: str, cut: int, left: int) -> Iterator[tuple[str, int, int]]:
    for rest, pronoun in _parted(word):
        if len(rest) < left or (
            len(rest) == _SHORT and pronoun not in _PRONOUNS_OF_SHORT
        ):
            continue
        yield rest, cut, len(pronoun)
        if len(rest) > _SHORT + 1 and rest.endswith("ت"):
            yield _closed(rest), cut, len(pronoun)


def _is_whole_with_pronoun(word: str) -> bool:
    """Tell whether a pronoun is all that is written onto a word: «كتابهم»."""
    return any(
        rest in WHOLE_WORDS or _closed(rest) in WHOLE_WORDS for rest, _ in _parted(word)
    )


def _parted(word: str) -> Iterator[tuple[str, str]]:
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORT:
            yield word[: -len(pronoun)], pronoun


def _closed(word: str) -> str:
    """Return `word` with its ta marbuta, which opens before a pronoun: «كلبتهم»."""
    return f"{word[:-1]}ه" if word.endswith("ت") else word
