"""The comments that a trial names, with what the tried rule found in them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from moderation.domain.facts import Facts
from moderation.domain.marks import Mark, Tone
from moderation.domain.rendering import render
from moderation.domain.rulebook import Rulebook
from moderation.domain.submission import Submission
from moderation.web.context import services
from moderation.web.dashboard.guard import moderator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.trial import Effect, Trial
    from moderation.domain.written_rule import WrittenRule
    from moderation.services.cards import Card

# What the marks are described by: the rule's title at the head of the page.
TRIED = "tried"


class TrialCards:
    """The first `most` comments of each effect, or of `effect` alone."""

    def __init__(self, trial: Trial, effect: Effect | None, most: int) -> None:
        ids: dict[Effect, list[int]] = {}
        for comment_id, fared in trial.listed:
            some = ids.setdefault(fared, [])
            if effect in {None, fared} and len(some) < most:
                some.append(comment_id)
        named = [comment_id for some in ids.values() for comment_id in some]
        cards = services().list_cards(moderator(), named) if named else []
        found = {card.comment.id: card for card in cards}
        self._rule = trial.draft.rule
        self._by_effect = {
            fared: [found[each] for each in some if each in found]
            for fared, some in ids.items()
        }

    def of(self, effect: Effect) -> Sequence[Card]:
        """Return the comments that fared so, in the order in which they are read."""
        return self._by_effect.get(effect, ())

    def reasons(self, _: Card) -> tuple[()]:
        """Return nothing: what is told here is of the tried rule alone."""
        return ()

    def words(self, card: Card) -> Markup:
        """Return a comment's text with what the tried rule finds in it marked."""
        comment = card.comment
        spans = _spans(self._rule, comment.body, comment.name) if self._rule else ()
        marks = [Mark(start, end, Tone.RULE, (TRIED,)) for start, end in spans]
        html = render(comment.body, marks) if marks else comment.html
        return Markup(html)  # noqa: S704 - made by `render`


def _spans(rule: WrittenRule, body: str, name: str) -> Sequence[tuple[int, int]]:
    submission = Submission("", body, name, "", "")
    matches = _book_of(rule).matches(submission, Facts(now=0))
    return matches[0].spans if matches else ()


# A page is looked at more than once, and tens of thousands of lines take a while.
@lru_cache(maxsize=2)
def _book_of(rule: WrittenRule) -> Rulebook:
    # When it holds was asked by the trial; here only the words are looked for.
    return Rulebook((replace(rule, conditions=(), until=None),), "UTC")
