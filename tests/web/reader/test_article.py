"""An article's page: the thread, its pages, and the form to reply with."""

import pytest

from moderation.domain.article import ArticleState, Language
from tests import make

ARTICLE = "/articles/olive-harvest"
REMEMBER = (
    "احفظ اسمي، بريدي الإلكتروني، والموقع الإلكتروني في هذا المتصفح لاستخدامها "
    "المرة المقبلة في تعليقي."
)


@pytest.fixture
def environment(environment):
    """Two comments make a page."""
    return {**environment, "MODERATION_COMMENTS_PER_PAGE": "2"}


@pytest.fixture
def publish(services, approve):
    """Send a comment and approve it."""

    def published(**changes):
        comment = make.posted(services, **changes).comment
        approve(comment.id)
        return comment

    return published


def test_the_form_asks_for_what_the_contract_names_in_its_order(client, read):
    """Fields, labels and the notice stand as readers know them."""
    page = read(client.get(ARTICLE))

    form = page.select_one("form#comment-form[method=post]")
    names = [field["name"] for field in form.select("input, textarea")]
    assert names[:7] == [
        *("body", "name", "email", "website", "remember", "parent", "nonce")
    ]
    assert [label.text for label in form.select("label")][:5] == [
        "التعليق *",
        "الاسم *",
        "البريد الإلكتروني *",
        "الموقع الإلكتروني",
        REMEMBER,
    ]
    assert page.select_one("#respond h2").text == "أضف تعليقاً"
    assert (
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *"
        in page.text
    )


def test_the_honeypot_is_out_of_every_persons_reach(client, read):
    """No eye, no key and no screen reader comes to it."""
    page = read(client.get(ARTICLE))

    trap = page.select_one("[aria-hidden=true] input")
    assert trap["tabindex"] == "-1"
    assert trap["autocomplete"] == "off"


def test_a_reply_follows_its_comment_and_names_it(client, read, publish):
    """Who is answered can be read, and reached."""
    first = publish(name="أمينة")
    publish(name="يوسف", body="أوافقك.", parent=first.id)

    page = read(client.get(ARTICLE))

    _, reply = page.select("li.comment")
    assert reply["data-depth"] == "1"
    assert reply.select_one(".comment-to").text == "ردًّا على أمينة"
    assert reply.select_one(".comment-to a")["href"] == f"#comment-{first.id}"


def test_replying_works_without_scripts(client, read, publish):
    """The link of a comment leads to the form with that comment filled in."""
    comment = publish(name="أمينة")
    page = read(client.get(ARTICLE))

    place = page.select_one(".comment-reply")["href"]
    form = read(client.get(place)).select_one("#comment-form")

    assert form.select_one("[name=parent]")["value"] == str(comment.id)
    assert "أمينة" in form.select_one(".replying:not([hidden])").text


@pytest.mark.parametrize("parent", ["7", "x", "٣", "-1", "9" * 30])
def test_a_reply_to_nothing_is_not_found(client, parent):
    """A comment that does not exist has no form to answer it."""
    assert client.get(ARTICLE, query_string={"reply": parent}).status_code == 404


def test_a_website_is_linked_without_recommending_it(client, read, publish):
    """The name leads there; search engines do not follow."""
    publish(website="https://example.com/?a=1&b=2")

    link = read(client.get(ARTICLE)).select_one(".comment-name a")

    assert link["href"] == "https://example.com/?a=1&b=2"
    assert {"nofollow", "ugc", "noopener"} <= set(link["rel"])


def test_a_name_is_text_and_keeps_its_direction_to_itself(client, read, publish):
    """Markup in a name is shown, not obeyed; every name is isolated."""
    publish(name="<b>ليلى</b>")

    name = read(client.get(ARTICLE)).select_one(".comment-name bdi")

    assert name.text == "<b>ليلى</b>"


def test_a_closed_article_has_words_instead_of_the_form(client, read, services):
    """Nobody writes in vain."""
    services.load_articles([make.source(state=ArticleState.CLOSED)])

    page = read(client.get(ARTICLE))

    assert page.select_one("#comment-form") is None
    assert "أُغلق باب التعليق" in page.select_one("#respond").text


def test_an_article_keeps_its_language_on_a_page_in_another(client, read):
    """The words around it are English; it is Arabic still."""
    page = read(client.get(ARTICLE, query_string={"lang": "en"}))

    assert page.html["lang"] == Language.ENGLISH
    assert page.html["dir"] == "ltr"
    assert page.article["lang"] == Language.ARABIC
    assert page.article["dir"] == "rtl"
    action = page.select_one("#comment-form")["action"]
    assert action == f"{ARTICLE}/comments?lang=en"
