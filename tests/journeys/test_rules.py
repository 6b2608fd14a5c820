"""A chief writes a rule and sees what it would have done; a moderator sees why."""

import re

import pytest
from playwright.sync_api import expect

from tests import make

pytestmark = pytest.mark.journey

ARTICLE = "/articles/neighbourhood-library"


@pytest.fixture
def comment(browser, server):
    """Let a reader comment, and return nothing: what became of it is at the desk."""
    context = browser.new_context(base_url=server.url)

    def post(body):
        answer = context.request.post(
            f"{ARTICLE}/comments",
            form={"body": body, "name": "أمينة", "email": "amina@example.org"},
            max_redirects=0,
        )
        assert answer.status == 303

    yield post

    context.close()


@pytest.fixture
def karim(server, sign_in):
    """Give the browser of a moderator who is no chief."""
    added = server.command(
        *("moderators", "add", "Karim", "--role", "moderator", "--password-stdin"),
        stdin=make.PASSWORD,
    )
    assert added.returncode == 0, added.stderr
    return sign_in("Karim")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_a_rule_to_its_record(comment, sign_in, scripts):
    """Written, tried, saved, tripped over, explained, overruled, and counted."""
    word = "بطيخة" if scripts else "شمّامة"
    chief = sign_in(java_script_enabled=scripts)
    comment(f"أكلنا {word} في الحديقة.")
    decide(chief, word, "approve")

    chief.goto("/moderate/rules")
    chief.get_by_role("link", name="اكتب قاعدة").click()
    chief.fill("#title", f"فاكهة {word}")
    chief.fill("#lines", word)
    chief.check("[name=outcome][value=hold]")
    chief.select_option("#reason", "off_topic")
    chief.get_by_role("button", name="جرّبها على ما مضى").click()
    found = chief.locator(".figures__one--wrongly_stopped")
    expect(found).to_contain_text("1")
    expect(found).to_contain_text("تعليق أُوقف وقد اعتمده المشرفون")
    expect(chief.locator(".warning")).to_be_visible()
    expect(chief.locator(".light-card mark")).to_have_text(word)
    chief.get_by_role("button", name="احفظ هذه القاعدة").click()
    expect(chief.locator(".banner")).to_contain_text("حُفظت القاعدة.")
    rule = chief.url

    comment(f"من يشتري {word} في الصيف؟")
    chief.goto(f"/moderate/queues/pending?q={word}")
    card = chief.locator("[data-comment]")
    expect(card.locator(".because").first).to_contain_text(f"فاكهة {word}")
    expect(card.locator(".because").first).to_contain_text("النسخة")
    expect(card.locator("mark")).to_have_text(word)
    why = card.locator("mark").get_attribute("aria-describedby")
    expect(card.locator(f"#{why}")).to_contain_text("خارج الموضوع")
    decide(chief, "الصيف", "approve")

    chief.goto(rule)
    expect(chief.locator(".record")).to_contain_text("طابقت تعليقًا واحدًا")
    expect(chief.locator(".record")).to_contain_text("خالفها المشرفون مرة")
    chief.locator(".remove summary").click()
    chief.get_by_role("button", name="نعم، أزلها").click()
    expect(chief.locator(".banner")).to_contain_text("أُزيلت القاعدة.")


def test_a_moderator_reads_rules_and_changes_none(karim, sign_in):
    """The form is not there, nor its address."""
    chief = sign_in()
    chief.goto("/moderate/rules/new")
    chief.fill("#title", "للقراءة فقط")
    chief.fill("#lines", "برتقالة")
    chief.get_by_role("button", name="احفظ", exact=True).click()
    expect(chief.locator(".banner")).to_contain_text("حُفظت القاعدة.")

    karim.goto(chief.url)
    expect(karim.locator("main")).to_contain_text("برتقالة")
    expect(karim.locator("form[method=post]:not([action$=sign-out])")).to_have_count(0)
    answer = karim.goto("/moderate/rules/new")

    assert answer.status == 403


def test_a_mark_keeps_letters_joined(comment, sign_in):
    """The word is as wide as it is without the mark."""
    chief = sign_in()
    chief.goto("/moderate/rules/new")
    chief.fill("#title", "داخل الكلمة")
    chief.fill("#lines", "مشمش*")
    chief.get_by_role("button", name="احفظ", exact=True).click()
    comment("والمشمشيات كثيرة هنا")
    chief.goto("/moderate/queues/pending?q=كثيرة")
    expect(chief.locator("[data-comment] mark")).to_have_text(re.compile("مشمش"))

    widths = chief.evaluate(
        """() => {
            const marked = document.querySelector(".card__words p");
            const width = () => {
                const range = document.createRange();
                range.selectNodeContents(marked);
                return range.getBoundingClientRect().width;
            };
            const before = width();
            marked.textContent = marked.textContent;
            return [before, width()];
        }"""
    )

    assert widths[0] == pytest.approx(widths[1], abs=0.1)


def decide(page, words, outcome):
    """Decide about the comment that holds some words, as one without scripts would."""
    page.goto(f"/moderate/queues/pending?q={words}")
    card = page.locator("[data-comment]", has_text=words)
    address = card.get_attribute("data-address")
    page.goto(address)
    page.locator(f".decide [name=outcome][value={outcome}]").click()
    expect(page.locator(".banner")).to_contain_text("اعتُمد تعليق واحد.")
