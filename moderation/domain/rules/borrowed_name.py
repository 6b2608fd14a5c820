"""Holds who writes under a name that is made to be taken for another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.folding import fold
from moderation.domain.matching import Entry, WordList
from moderation.domain.staff_names import STAFF_TITLES

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.policy import Policy
    from moderation.domain.submission import Submission

# Scripts with letters that pass for another's. Kanji and kana are no such mixture.
_SCRIPTS = tuple(
    regex.compile(rf"\p{{{script}}}")
    for script in (
        *("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic"),
        *("Arabic", "Hebrew", "Syriac"),
    )
)
_WORD = regex.compile(r"\p{L}+")
_TITLE_WORDS = frozenset(title for title in STAFF_TITLES if " " not in title)


def borrowed_name(submission: Submission, _: Facts, policy: Policy) -> Verdict | None:
    """Hold: readers believe what they think that the newsroom says."""
    reasons = []
    if _mixes_scripts(submission.name):
        reasons.append(Reason(ReasonCode.MIXED_SCRIPTS))
    if _is_of_staff(submission.name, policy.staff_names):
        reasons.append(Reason(ReasonCode.STAFF_NAME))
    return Verdict(Outcome.HOLD, tuple(reasons)) if reasons else None


# Many comments come from few names, and a name costs as much as a short text.
@lru_cache(maxsize=1024)
def _mixes_scripts(name: str) -> bool:
    """Tell whether one word of `name` does; words of two scripts are no mixture."""
    return any(
        sum(script.search(word) is not None for script in _SCRIPTS) > 1
        for word in _WORD.findall(fold(name))
    )


@lru_cache(maxsize=1024)
def _is_of_staff(name: str, staff_names: tuple[str, ...]) -> bool:
    """Tell whether `name` bears a title, or a name of one of us.

    Of a moderator who goes by one word, every reader may bear that among others.
    """
    sought, words = _list_of(staff_names)
    for found in sought.find(name):
        staff_name = words[found.entry]
        if staff_name in _TITLE_WORDS or " " in staff_name:
            return True
        around = f"{name[: found.start]} {name[found.end :]}"
        if _WORD.search(fold(around)) is None:
            return True
    return False


@lru_cache(maxsize=8)
def _list_of(staff_names: tuple[str, ...]) -> tuple[WordList, tuple[str, ...]]:
    # A moderator's name may hold a star, or nothing that could be found.
    words = tuple(name.strip("* ") for name in staff_names if _WORD.search(fold(name)))
    return WordList([Entry(name) for name in words]), words
