"""Why a comment waits or was let through: its rules, its scores, the words marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from moderation.domain.decision import ReasonCode
from moderation.domain.marks import Mark, Tone
from moderation.domain.rendering import render
from moderation.domain.rulebook import Place
from moderation.web.context import services
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.threshold_words import percent
from moderation.web.language import gettext, lazy
from moderation.web.wording import sentence_of_reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moderation.domain.decision import Reason
    from moderation.services.cards import Card
    from moderation.services.rule_titles import Titles

_SCORES = frozenset({
    ReasonCode.LIKELY_SPAM, ReasonCode.LIKELY_ABUSE, ReasonCode.UNSUSPICIOUS,
})  # fmt: skip
_PLACES = {
    Place.NAME: lazy("found in the name"),
    Place.WEBSITE: lazy("found in the website"),
    Place.SENDER: lazy("found in where it came from"),
    Place.NOWHERE: lazy("its conditions held"),
}
# More of them would say less.
_HEAVIEST = 8
# A small number on every card would be one more thing to read, and say nothing.
_RISKY = 50


@dataclass(frozen=True)
class Because:
    """One reason of the pipeline: `id` on the page, and what there is to say.

    `rule` and `version` are there where a rule that a chief wrote matched, `place`
    where it matched elsewhere than in the text, `words` where a score weighed them.
    `tone` is how the marks of it look, empty for none.
    """

    id: str
    sentence: str
    rule: int | None = None
    title: str = ""
    version: int | None = None
    place: str = ""
    words: tuple[str, ...] = ()
    tone: str = ""


class Whys:
    """What there is to say of the cards of one page; titles are asked for once."""

    def __init__(self, cards: Iterable[Card]) -> None:
        versions = {
            reason.data["policy"]
            for card in cards
            for reason in _reasons(card)
            if "rule" in reason.data
        }
        self._titles: dict[int, Titles] = (
            services().rule_titles(moderator(), versions) if versions else {}
        )

    def reasons(self, card: Card) -> list[Because]:
        """Return the pipeline's reasons, as it gave them."""
        return [
            self._because(card, number, reason)
            for number, reason in enumerate(_reasons(card), 1)
        ]

    def words(self, card: Card) -> Markup:
        """Return the comment's text with what matched and what weighed marked."""
        comment = card.comment
        marks = [
            Mark(start, end, _tone(reason), (_id(card, number),))
            for number, reason in enumerate(_reasons(card), 1)
            for start, end in reason.spans
        ]
        html = render(comment.body, marks) if marks else comment.html
        return Markup(html)  # noqa: S704 - made by `render`

    def risk(self, card: Card) -> str:
        """Return how risky the scores found the text; nothing where it hardly is."""
        risk = card.comment.risk
        if risk < _RISKY:
            return ""
        return gettext("risk %(percent)s", percent=percent(risk / 100))

    def _because(self, card: Card, number: int, reason: Reason) -> Because:
        rule, version = reason.data.get("rule"), reason.data.get("policy")
        titles = self._titles.get(version or 0, {})
        return Because(
            id=_id(card, number),
            sentence=sentence_of_reason(reason),
            rule=rule,
            title=titles.get(rule or 0, ""),
            version=version if rule else None,
            place=_place(reason),
            words=_words(card, reason),
            tone=_tone(reason).name.lower() if reason.spans else "",
        )


def _reasons(card: Card) -> tuple[Reason, ...]:
    return card.judged.reasons if card.judged else ()


def _id(card: Card, number: int) -> str:
    return f"why-{card.comment.id}-{number}"


def _tone(reason: Reason) -> Tone:
    return Tone.SCORE if reason.code in _SCORES else Tone.RULE


def _place(reason: Reason) -> str:
    for place, words in _PLACES.items():
        if place.value in reason.data:
            return gettext(words)
    return ""


def _words(card: Card, reason: Reason) -> tuple[str, ...]:
    if reason.code not in _SCORES:
        return ()
    body = card.comment.body
    words = dict.fromkeys(body[start:end].strip() for start, end in reason.spans)
    return tuple(word for word in words if word)[:_HEAVIEST]
