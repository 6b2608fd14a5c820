"""Takes the pictures of docs/images: a fresh service, a few comments, real Chromium.

Run by `make screenshots`. Everything in the pictures is made up.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from scripts.made_up_past import make_up  # noqa: E402 - the path comes first
from tests.server import RealServer  # noqa: E402 - same

if TYPE_CHECKING:
    from playwright.sync_api import APIRequestContext

IMAGES = ROOT / "docs" / "images"
ARTICLE = "/articles/morocco-counter-terrorism"
PASSWORD = "pictures only, nobody's"  # noqa: S105 - of a service that ends with us
SIZES = {"phone": (360, 740), "desktop": (1280, 860)}
WRITERS = (
    ("أمينة الفاسي", "تعاون الأجهزة مهم، لكن الوقاية تبدأ من المدرسة والحي."),
    ("يوسف", "هل من أرقام حديثة؟ التقرير الأخير الذي قرأته يعود إلى عام 2023."),
    ("Claire 🌿", "Merci pour cet article. Une version française serait bienvenue."),
    ("نور", "مقال متوازن. أضيف أن التعاون القضائي لا يقل أهمية عن الأمني."),
    ("سعيد", "عروض اليوم http://shop.example/a و http://shop.example/b"),
    ("هدى", "شكرًا لهيئة التحرير على هذا الشرح الوافي.\n\nأنتظر الجزء الثاني."),
)


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    limits = {"flood_seconds": "0", "comments_per_hour": "0"}
    with (
        tempfile.TemporaryDirectory() as scratch,
        RealServer(Path(scratch) / "var", **limits) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        _take(browser, server)
        browser.close()


def _take(browser: Browser, server: RealServer) -> None:
    visitor = browser.new_context(base_url=server.url)
    receipts = [_post(visitor.request, *writer) for writer in WRITERS]
    state = _set_up(browser, server)
    rules = _rules(browser, server, state)
    for size, (width, height) in SIZES.items():
        for theme in ("light", "dark"):
            context = browser.new_context(
                base_url=server.url,
                viewport={"width": width, "height": height},
                color_scheme=theme,  # type: ignore[arg-type]
                storage_state=state,  # type: ignore[arg-type]
                device_scale_factor=2 if size == "phone" else 1,
            )
            page = context.new_page()
            end = f"{size}-{theme}"
            page.goto(ARTICLE)
            _keep(page, f"article-ar-{end}")
            page.goto(f"{ARTICLE}#comments")
            _keep(page, f"thread-ar-{end}")
            page.goto(receipts[-1])
            _keep(page, f"receipt-ar-{end}")
            page.goto("/moderate/queues/pending")
            _keep(page, f"queue-ar-{end}")
            for name, path in rules.items():
                page.goto(path)
                _keep(page, f"{name}-ar-{end}")
            context.close()


def _post(request: APIRequestContext, name: str, body: str) -> str:
    number = sum(map(ord, name))
    answer = request.post(
        f"{ARTICLE}/comments",
        form={"name": name, "body": body, "email": f"reader{number}@example.org"},
        max_redirects=0,
    )
    return answer.headers["location"]


def _set_up(browser: Browser, server: RealServer) -> object:
    """Join as the first moderator, approve three comments, return the session."""
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.goto(server.invitation or "")
    page.fill("[name=name]", "سلمى")
    for field in page.locator("[type=password]").all():
        field.fill(PASSWORD)
    page.press("[name=password]", "Enter")
    page.goto("/moderate/queues/pending?order=oldest")
    for _ in range(3):
        page.keyboard.press("a")
    page.locator("[data-decision] >> nth=2").wait_for()
    state = context.storage_state()
    context.close()
    return state


def _rules(browser: Browser, server: RealServer, state: object) -> dict[str, str]:
    """Make up a past and a rule; return the pages of rules by their pictures' names."""
    context = browser.new_context(
        base_url=server.url,
        storage_state=state,  # type: ignore[arg-type]
        java_script_enabled=False,
    )
    page = context.new_page()
    # The scores learn from the first, and are seen to have learned by the others.
    make_up(context, page, 150, seed=1)
    make_up(context, page, 250, seed=2)
    page.goto("/moderate/rules/new")
    page.fill("#title", "كلام جارح")
    page.fill("#lines", "ثرثار\nكلام فارغ")
    page.select_option("#reason", "insult")
    page.click("[formaction$=trials]")
    while not page.locator(".figures").count():
        page.reload()
    trial = page.url
    page.click(".save-tried .button--main")
    rule = page.url
    page.goto("/moderate/scores")
    page.locator("[name=spam_held]").nth(1).check()
    page.click(".thresholds .button--main")
    _post(context.request, "ليلى", "سؤال: هل هذا ربح سريع من البيت؟ اطلب الآن نسختك!")
    _post(
        context.request, "عادل", "لا يقول كلامًا فارغًا كهذا إلا ثرثار، والثرثار لا يُسمع!"
    )
    page.goto("/moderate/queues/pending?order=newest")
    page.locator("[data-comment]").first.wait_for()
    context.close()
    return {
        "why": "/moderate/queues/pending?order=newest",
        "rules": "/moderate/rules",
        "rule": rule,
        "trial": trial,
        "scores": "/moderate/scores",
    }


def _keep(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
