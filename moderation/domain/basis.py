"""Facts as JSON: kept with a decision, so that the pipeline can be asked again."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from moderation.domain.article import ArticleState
from moderation.domain.facts import Facts
from moderation.domain.scores import Assessment, Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEFAULTS = {
    field.name: field.default for field in fields(Facts) if field.name != "now"
}
# The rules find them again. The address stands with its author, under its own key.
_LEFT_OUT = frozenset({"matched", "address"})
_SCORES = frozenset({"spam_score", "abuse_score"})


def facts_text(facts: Facts) -> str:
    """Return what of `facts` is not as it mostly is, in one line."""
    told = {
        name: _plain(value)
        for name, value in vars(facts).items()
        if name not in _LEFT_OUT and value != _DEFAULTS.get(name)
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def facts_of(text: str, *, address: bytes = b"") -> Facts:
    """Return the facts of `facts_text`; `address` is the author's blind index."""
    told: dict[str, Any] = json.loads(text)
    if "article_state" in told:
        told["article_state"] = ArticleState(told["article_state"])
    for name in _SCORES & told.keys():
        told[name] = _assessment(*told[name])
    return Facts(**told, address=address)


def scores_of(text: str) -> tuple[Assessment | None, Assessment | None]:
    """Return the scores for spam and abuse in the text of facts, without their words.

    A curve asks for tens of thousands.
    """
    told = json.loads(text)
    spam, abuse = told.get("spam_score"), told.get("abuse_score")
    return spam and _assessment(*spam[:2]), abuse and _assessment(*abuse[:2])


def _plain(value: object) -> object:
    if not isinstance(value, Assessment):
        return value
    words = [[word.start, word.end, word.weight] for word in value.heaviest]
    return [value.probability, int(value.is_confident), words]


def _assessment(
    probability: float, is_confident: int, words: Iterable[list[Any]] = ()
) -> Assessment:
    heaviest = tuple(Weighed(*word) for word in words)
    return Assessment(probability, bool(is_confident), heaviest)
