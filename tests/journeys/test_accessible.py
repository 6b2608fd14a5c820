"""axe finds nothing on any page, in any language, in both themes, down to 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import make

pytestmark = pytest.mark.journey

LANGUAGES = ["ar", "en", "fr"]
THEMES = ["light", "dark"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SLUG = "radio-repairer"


@pytest.fixture(scope="module")
def scene(browser, server):
    """Comments in every state under one article; returns the addresses of all pages."""
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    receipts = [post(context, number) for number in range(4)]
    page.goto("/moderate/sign-in")
    page.fill("[name=name]", "سلمى")
    page.fill("[name=password]", make.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/moderate/**")
    page.goto(f"/moderate/queues/pending?article={SLUG}&order=oldest")
    first = page.locator("[data-comment]").first.get_attribute("data-comment")
    for key in ("a", "r"):
        page.keyboard.press(key)
    page.locator("[data-decision] >> nth=1").wait_for()
    rules_pages = write_a_rule(page)
    state = context.storage_state()
    context.close()
    return {
        "state": state,
        "reader": [
            "/",
            f"/articles/{SLUG}",
            f"/articles/{SLUG}?reply={first}",
            f"/articles/{SLUG}/comments/{first}/report",
            *receipts,
            "/nowhere",
        ],
        "desk": [
            "/moderate/",
            "/moderate/queues/pending",
            f"/moderate/queues/all?article={SLUG}",
            "/moderate/queues/reported",
            f"/moderate/comments/{first}",
            "/moderate/search?q=letter",
            "/moderate/audit",
            "/moderate/people",
            "/moderate/rules",
            "/moderate/rules/new",
            *rules_pages,
            "/moderate/policies",
            "/moderate/policies/1",
            "/moderate/policies/import",
            "/moderate/scores",
        ],
        "door": ["/moderate/sign-in"],
    }


def write_a_rule(page):
    """Try a rule, save it, and return the paths of the trial and of the rule."""
    page.goto("/moderate/rules/new")
    page.fill("#title", "الرسائل")
    page.fill("#lines", "letter\nرسالة")
    page.locator(".conditions-form summary").click()
    page.fill("#links_least", "1")
    page.click("[formaction$=trials]")
    page.locator(".figures").wait_for()
    trial = path_of(page)
    page.click(".save-tried .button--main")
    page.locator(".banner").wait_for()
    return [trial, path_of(page)]


def path_of(page):
    """Return where a page is, without its host and query."""
    return page.evaluate("location.pathname")


def post(context, number):
    """Post a comment and return its receipt's path."""
    answer = context.request.post(
        f"/articles/{SLUG}/comments",
        form={
            "body": f"A letter, number {number}, with https://example.org/{number}",
            "name": "أمينة",
            "email": f"amina{number}@example.org",
            "website": "https://example.com",
        },
        max_redirects=0,
    )
    return answer.headers["location"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("surface", ["reader", "desk", "door"])
def test_axe_finds_nothing(browser, server, scene, surface, lang, theme):
    """Every page of the surface, and no page is wider than a small phone."""
    context = browser.new_context(
        base_url=server.url,
        color_scheme=theme,
        viewport={"width": 320, "height": 640},
        storage_state=scene["state"] if surface == "desk" else None,
    )
    page, found = context.new_page(), []

    for path in scene[surface]:
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        results = Axe().run(page, options=RULES)
        found += [
            (path, violation["id"], violation["nodes"][0]["html"])
            for violation in results.response["violations"]
        ]
        width = page.evaluate("document.documentElement.scrollWidth")
        found += [(path, "wider than the window", width)] if width > 320 else []

    context.close()
    assert found == [], found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_a_form_with_mistakes(browser, server, lang):
    """The summary, and each field with its error."""
    context = browser.new_context(base_url=server.url, java_script_enabled=True)
    page = context.new_page()
    page.goto(f"/articles/{SLUG}?lang={lang}")
    page.click("#comment-form [type=submit]")
    page.locator("[aria-invalid=true]").first.wait_for()

    results = Axe().run(page, options=RULES)

    context.close()
    assert [violation["id"] for violation in results.response["violations"]] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_a_rule_with_mistakes(browser, server, scene, lang):
    """Each field is described by what is wrong with it."""
    context = browser.new_context(base_url=server.url, storage_state=scene["state"])
    page = context.new_page()
    page.goto(f"/moderate/rules/new?lang={lang}")
    page.fill("#title", "x")
    page.check("[name=looks_for][value=pattern]")
    page.fill("#lines", "(broken")
    page.locator(".conditions-form summary").click()
    page.fill("#links_least", "many")
    page.click(".rule-form .button--main")
    page.locator("[aria-invalid=true]").first.wait_for()

    results = Axe().run(page, options=RULES)

    context.close()
    assert [violation["id"] for violation in results.response["violations"]] == []
