"""Makes up what people wrote and decided, for pictures of rules and scores."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

_ARTICLES = ("morocco-counter-terrorism", "neighbourhood-library", "radio-repairer")
_KIND = (
    "مقال مفيد، شكرًا لمن كتبه",
    "أتمنى أن أقرأ المزيد عن هذا",
    "زرت المكان في الصيف وأعجبني",
    "المعلومات واضحة والصور جميلة",
    "هل من موعد جديد للقاء؟",
    "قرأته مع أولادي مساء أمس",
    "أشكر الكاتبة على دقتها",
)
_RUDE = (
    "كلام فارغ من كاتب ثرثار",
    "أنت ثرثار ولا تفهم شيئًا",
    "يا لك من ثرثار كسول",
)
_SPAM = (
    "ربح سريع من البيت، راسلني الآن",
    "عروض مذهلة على الساعات، اطلب الآن",
    "قروض بلا ضمان، اطلب الآن",
)
# Kind words that a hasty rule would stop.
_TEASING = ("جاري ثرثار لطيف، وأحبّ حديثه", "الببغاء الثرثار في القصة أضحكنا")
_AT_ONCE = 100


def make_up(context: BrowserContext, page: Page, count: int, seed: int) -> None:
    """Let `count` comments be written and decided; the page is a chief's."""
    chance = random.Random(seed)  # noqa: S311 - the same pictures every time
    wanted = [_comment(chance, number + 1000 * seed) for number in range(count)]
    for article, body, number, _ in wanted:
        context.request.post(
            f"/articles/{article}/comments",
            form={
                "body": body,
                "name": "قارئ",
                "email": f"reader{number}@example.org",
            },
            max_redirects=0,
        )
    outcome_of = {body: outcome for _, body, _, outcome in wanted}
    for outcome, ids in _waiting(page, outcome_of):
        token = page.locator("[name=csrf_token]").first.get_attribute("value") or ""
        answer = page.request.post(
            "/moderate/decisions",
            data={"ids": ids, "outcome": outcome},
            headers={"X-CSRFToken": token, "Accept": "application/json"},
        )
        assert answer.ok, answer.text()  # noqa: S101 - a picture of less would lie


def _comment(chance: random.Random, number: int) -> tuple[str, str, int, str]:
    kinds = ((_KIND, "approve"), (_RUDE, "reject"), (_SPAM, "spam"))
    words, outcome = chance.choices((*kinds, (_TEASING, "approve")), (70, 12, 14, 4))[0]
    body = f"{chance.choice(words)} ({number})"
    return chance.choice(_ARTICLES), body, number, outcome


def _waiting(page: Page, outcome_of: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield outcomes with comments that wait, as long as some of ours do."""
    while True:
        page.goto(f"/moderate/queues/pending?order=newest&limit={_AT_ONCE}")
        found: dict[str, list[str]] = {}
        for card in page.locator("[data-comment]").all():
            body = card.locator(".card__words").inner_text().strip()
            if outcome := outcome_of.get(body):
                comment_id = card.get_attribute("data-comment") or ""
                found.setdefault(outcome, []).append(comment_id)
        if not found:
            return
        yield from found.items()
