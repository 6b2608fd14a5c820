"""Names and comments made of a few words of our own, in Arabic, French and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.folding import fold
from moderation.domain.rendering import render

if TYPE_CHECKING:
    from random import Random

_WORDS = (
    """
    المقال يقول شيئا مهما عن المدينة والناس والماء والطريق والمدرسة والسوق في هذا
    العام لكن الأرقام تحتاج إلى شرح أوضح ومن زار الحي يعرف أن العمل بدأ متأخرا
    أشكر الكاتبة على الصبر وأسأل عن البيانات وعن رأي السكّان قبل القرار
    """,
    """
    the article says little about the bridge and the school yet everyone on our
    street asks when work begins who pays for it and why nobody measured the river
    before thank you for asking the mayor again we shall read the answer with patience
    """,
    """
    le quartier attend depuis longtemps une réponse claire sur le marché la
    bibliothèque et les chiffres du rapport merci à la rédaction pour cette enquête
    patiente reste à savoir qui décide quand commence le chantier et pour combien
    """,
)
_FIRST = (
    *("أمينة", "يوسف", "سلمى", "إدريس", "نورة", "هالة", "مريم", "طارق", "زينب", "عمر"),
    *("Amina", "Youssef", "Salma", "Idris", "Nora", "Hala", "Claire", "Paul", "Ruth"),
)
_LAST = ("ب.", "ر.", "س.", "ع.", "م.", "B.", "D.", "K.", "L.", "R.")
_ONE_IN = {"link": 12, "break": 8}


@dataclass(frozen=True)
class Text:
    """One paragraph, with what the product makes of it."""

    body: str
    html: str
    folded: str


def names(random: Random) -> list[Text]:
    """Return what authors call themselves, folded; a name has no HTML."""
    all_ = [f"{first} {last}" for first in _FIRST for last in _LAST]
    random.shuffle(all_)
    return [Text(name, "", fold(name)) for name in all_]


def paragraphs(random: Random, number: int) -> list[Text]:
    """Return paragraphs of 30 to 200 characters; some have links or several lines.

    Two of them make a comment. Rendered and folded apart and then joined they are what
    they would be together, so that a million comments need no million renderings.
    """
    vocabularies = [words.split() for words in _WORDS]
    bodies = [_paragraph(random, random.choice(vocabularies)) for _ in range(number)]
    return [Text(body, render(body), fold(body)) for body in bodies]


def _paragraph(random: Random, vocabulary: list[str]) -> str:
    length = random.randint(30, 170)
    words = [random.choice(vocabulary)]
    while sum(map(len, words)) + len(words) < length:
        words.append(random.choice(vocabulary))
    text = " ".join(words)[:length].strip() + "."
    if not random.randrange(_ONE_IN["link"]):
        text += f" https://example.org/{random.randrange(1000)}"
    if not random.randrange(_ONE_IN["break"]):
        text = text.replace(" ", "\n", 1)
    return text
