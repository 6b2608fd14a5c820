"""A reader comments, with and without scripts, in Arabic and in English."""

import re

import pytest
from playwright.sync_api import expect

from moderation.domain.text import length as text_length

pytestmark = pytest.mark.journey

ARABIC = "/articles/morocco-counter-terrorism"
ENGLISH = "/articles/letters-to-the-editor"


def fill(page, body, name="أمينة 🌿", email="amina@example.org"):
    """Write into the form's required fields."""
    page.fill("#comment-form [name=body]", body)
    page.fill("#comment-form [name=name]", name)
    page.fill("#comment-form [name=email]", email)


def test_a_reader_without_scripts_comments_in_arabic(open_browser, sign_in):
    """The form, its errors, the receipt, editing and the published comment."""
    page = open_browser(java_script_enabled=False)
    page.goto(ARABIC)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("heading", name="أضف تعليقاً")).to_be_visible()
    notice = "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *"
    expect(page.get_by_text(notice)).to_be_visible()

    fill(page, "ما كتبتُه لن يضيع", email="amina@")
    page.click("#comment-form [type=submit]")

    expect(page.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=body]")).to_have_value("ما كتبتُه لن يضيع")
    page.fill("[name=email]", "amina@example.org")
    page.click("#comment-form [type=submit]")
    expect(page).to_have_url(re.compile("/receipts/"))
    expect(page.locator("h1")).to_contain_text("وصل تعليقك")

    page.locator("summary").first.click()
    page.fill("[name=body]", "ما كتبتُه لم يضِع")
    page.locator("form[action*=edit] [type=submit]").click()
    expect(page.locator(".comment")).to_contain_text("ما كتبتُه لم يضِع")
    receipt = page.url

    desk = sign_in(java_script_enabled=False)
    desk.goto("/moderate/queues/pending?order=newest")
    card = desk.locator("[data-comment]", has_text="ما كتبتُه لم يضِع")
    card.locator("[name=outcome][value=approve]").click()

    page.goto(ARABIC)
    expect(page.locator("#comments")).to_contain_text("ما كتبتُه لم يضِع")
    page.goto(receipt)
    expect(page.locator("h1")).to_have_text("نُشر تعليقك")


def test_a_reader_with_scripts_comments_in_english_by_keyboard(open_browser):
    """Posting does not leave the page; a second press does not post twice."""
    page = open_browser()
    page.goto(ENGLISH)
    posts = []
    page.on("request", lambda sent: posts.append(sent) if sent.method == "POST" else 0)

    page.focus("#comment-form [name=body]")
    page.keyboard.type("A letter, by keyboard.")
    page.keyboard.press("Tab")
    page.keyboard.type("Yusuf")
    page.keyboard.press("Tab")
    page.keyboard.type("yusuf@example.org")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.locator(".arrived-title:visible")).to_contain_text("has arrived")
    expect(page).to_have_url(re.compile(f"{ENGLISH}(#.*)?$"))
    assert len(posts) == 1
    page.locator(".arrived-receipt").click()
    expect(page).to_have_url(re.compile("/receipts/"))
    expect(page.locator(".comment")).to_contain_text("A letter, by keyboard.")


def test_a_mistake_is_shown_at_its_field_without_leaving_the_page(open_browser):
    """Focus goes to the summary, and nothing that was typed is lost."""
    page = open_browser()
    page.goto(ENGLISH)

    fill(page, "Kept.", name="", email="nobody")
    page.click("#comment-form [type=submit]")

    expect(page.locator("#alert")).to_be_focused()
    expect(page.locator("[name=name]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=body]")).to_have_value("Kept.")


def test_a_reader_is_remembered_only_on_request_and_only_here(open_browser):
    """Name, address and website stay in the browser and are forgotten on request."""
    page = open_browser()
    page.goto(ENGLISH)
    fill(page, "Remember me.", name="Noor", email="noor@example.org")
    page.check("[name=remember]")
    page.click("#comment-form [type=submit]")
    expect(page.locator(".arrived-title:visible")).to_be_visible()

    page.goto(ARABIC)

    expect(page.locator("[name=name]")).to_have_value("Noor")
    expect(page.locator("[name=email]")).to_have_value("noor@example.org")
    assert page.context.cookies() == []
    page.uncheck("[name=remember]")
    page.reload()
    expect(page.locator("[name=email]")).to_have_value("")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("👨‍👩‍👧‍👦", 1),
        ("é", 1),
        ("أَحْمَـد", 5),
        ("🇲🇦🇫🇷", 2),
        ("a\nb", 3),
        ("ﷺ ‎x", 4),
        ("नमस्ते", 3),
    ],
)
def test_the_browser_counts_characters_as_the_server_does(open_browser, text, length):
    """The number that remains is the one that the server would accept."""
    page = open_browser()
    page.goto(ENGLISH)

    counted = page.evaluate(
        "text => [...new Intl.Segmenter().segment(text)].length", text
    )

    assert counted == text_length(text) == length
