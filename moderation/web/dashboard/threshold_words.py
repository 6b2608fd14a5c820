"""What thresholds of the scores do, in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, numbers

from moderation.web.language import gettext, lazy, spoken

if TYPE_CHECKING:
    from moderation.domain.curve import Point
    from moderation.domain.policy import Thresholds

_TITLES = {
    "approved_below": lazy("What approves itself"),
    "spam_held": lazy("What is held as likely spam"),
    "abuse_held": lazy("What is held as likely abuse"),
}
_AXES = {
    "approved_below": lazy("Of these, people rejected:"),
    "spam_held": lazy("Of these, people approved:"),
    "abuse_held": lazy("Of these, people approved:"),
}
_SHARES = {
    "approved_below": lazy("share of all comments that approves itself"),
    "spam_held": lazy("share of all comments that is held"),
    "abuse_held": lazy("share of all comments that is held"),
}
_OFF = {
    "approved_below": lazy("No score approves anything."),
    "spam_held": lazy("The score for spam holds nothing."),
    "abuse_held": lazy("The score for abuse holds nothing."),
}
_SENTENCES = {
    "approved_below": lazy(
        "At this point %(share)s of the queue approves itself; "
        "%(wrong)s of those would have been rejected."
    ),
    "spam_held": lazy(
        "At this point %(share)s of the queue is held; "
        "%(wrong)s of those would have been approved."
    ),
}
_SENTENCES["abuse_held"] = _SENTENCES["spam_held"]
_ACTS = {
    "spam_held": lazy("Held from %(percent)s like spam on."),
    "abuse_held": lazy("Held from %(percent)s like abuse on."),
    "approved_below": lazy("Approved up to %(percent)s like spam and like abuse."),
}


def ready() -> dict[str, object]:
    """Give templates what they need to speak of thresholds."""
    return {
        "threshold_title": lambda name: gettext(_TITLES[name]),
        "threshold_axis": lambda name: gettext(_AXES[name]),
        "threshold_share": lambda name: gettext(_SHARES[name]),
        "threshold_off": lambda name: gettext(_OFF[name]),
        "threshold_sentence": threshold_sentence,
        "threshold_sentences": threshold_sentences,
        "percent": percent,
    }


def threshold_sentence(name: str, point: Point) -> str:
    """Return what a threshold would have done with what people decided."""
    return gettext(
        _SENTENCES[name],
        share=percent(point.share),
        wrong=percent(point.wrong_share),
    )


def threshold_sentences(thresholds: Thresholds) -> list[str]:
    """Return where the scores act."""
    told = [
        gettext(sentence, percent=percent(value))
        for name, sentence in _ACTS.items()
        if (value := getattr(thresholds, name))
    ]
    return told or [gettext("No score acts.")]


def percent(share: float) -> str:
    """Return a share as the language writes percents, to a tenth of one."""
    return numbers.format_percent(share, _tenths(spoken().value), spoken().value)


@cache
def _tenths(language: str) -> str:
    pattern: str = Locale.parse(language).percent_formats[None].pattern
    return pattern.replace("#,##0", "#,##0.#")
