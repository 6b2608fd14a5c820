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
    *(("هال", 3), ("عال", 3)),
)
_VOCATIVES = (("يا", 3), ("ياال", 2))
_PREPOSITIONS = (("ب", 3), ("ك", 3), ("ل", 3))
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "ني", "نا", "ه", "ك", "ي")
# Behind a word of two letters the others make too many words: «سن» and «سنة».
_PRONOUNS_OF_SHORT = frozenset({"ها", "هم", "هن", "كم", "كن", "ك"})
_SHORT = 2
_VERB = 4
_FUTURE = "س"
_FUTURE_OF = frozenset("يتنا")


def without_clitics(word: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words that folded `word` may be, the nearest first.

    Each comes with the number of letters cut off in front and behind.
    """
    yield word, 0, 0
    if word in WHOLE_WORDS:
        return
    yield from _without_pronouns(word, 0)
    yield from _without_prefixes(word, 0)
    for conjunction, left in _CONJUNCTIONS:
        if word.startswith(conjunction) and len(word) - 1 >= left:
            rest = word[1:]
            yield rest, 1, 0
            if rest not in WHOLE_WORDS:
                yield from _without_pronouns(rest, 1)
                yield from _without_prefixes(rest, 1)


def _without_prefixes(word: str, cut: int) -> Iterator[tuple[str, int, int]]:
    for article, left in (*_ARTICLES, _VOCATIVES[1]):
        # What has an article takes no pronoun.
        if word.startswith(article) and len(word) - len(article) >= left:
            yield word[len(article) :], cut + len(article), 0
    for preposition, left in (*_PREPOSITIONS, _VOCATIVES[0]):
        rest = word[len(preposition) :]
        if word.startswith(preposition) and len(rest) >= left:
            yield rest, cut + len(preposition), 0
            if rest not in WHOLE_WORDS:
                yield from _without_pronouns(rest, cut + len(preposition))
    if word.startswith(_FUTURE) and len(word) > _VERB and word[1] in _FUTURE_OF:
        yield word[1:], cut + 1, 0
        yield from _without_pronouns(word[1:], cut + 1)


def _without_pronouns(word: str, cut: int) -> Iterator[tuple[str, int, int]]:
    for pronoun in _PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest == word or len(rest) < _SHORT:
            continue
        if len(rest) == _SHORT and pronoun not in _PRONOUNS_OF_SHORT:
            continue
        yield rest, cut, len(pronoun)
        if rest.endswith("ت") and len(rest) > _SHORT + 1:
            # A ta marbuta opens before a pronoun: «كلبتهم» is «كلبة» and «هم».
            yield f"{rest[:-1]}ه", cut, len(pronoun)
