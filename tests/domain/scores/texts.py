"""Made-up comments: what sells something, what talks, and what insults a fruit."""

from __future__ import annotations

from itertools import product

from moderation.domain.scores.training import Example

_SOLD = ("watches", "followers", "slippers", "lamps", "carpets", "tickets")
_OFFERS = (
    "Buy cheap {} now at http://{}.example.org/shop",
    "FREE {}!!! visit my page www.{}.example.org",
    "I earn 900 a day with {}, write to sales@{}.example.org",
    "اشترِ {} بأرخص الأسعار من www.{}.example.org",
)
_TOPICS = ("the harbour", "our school", "the new law", "that match", "bread", "trams")
_VIEWS = (
    "I do not agree with what you write about {}, but thank you for it",
    "Has anyone asked the people who live near {}?",
    "My mother used to talk of {} every summer.",
    "شكرا على هذا المقال عن {} فقد تعلمت منه الكثير",
)


def spam() -> list[str]:
    """Return texts that sell."""
    return [offer.format(sold, sold) for offer, sold in product(_OFFERS, _SOLD)]


def talk() -> list[str]:
    """Return texts that talk."""
    return [view.format(topic) for view, topic in product(_VIEWS, _TOPICS)]


def examples(source: str = "") -> list[Example]:
    """Return both kinds in turn."""
    pairs = zip(spam(), talk(), strict=True)
    return [
        Example(text, label, source)
        for pair in pairs
        for text, label in zip(pair, (True, False), strict=True)
    ]
