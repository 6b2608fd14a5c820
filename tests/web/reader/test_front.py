"""The front page."""

from bs4 import BeautifulSoup

from moderation.wiring import store_of
from tests import make


def test_the_newest_article_stands_first(client, services):
    """Articles are listed by their dates, each with a way to it."""
    services.load_articles(
        [
            make.source(),
            make.source(slug="older", title="أقدم", published_at=1),
            make.source(slug="newer", title="أحدث", published_at=make.NOW),
        ]
    )

    page = BeautifulSoup(client.get("/").data, "html5lib")

    titles = page.select(".story-title a")
    assert [title.text for title in titles] == ["أحدث", "موسم الزيتون", "أقدم"]
    assert titles[0]["href"] == "/articles/newer"


def test_the_number_of_comments_agrees_with_its_noun(client, services, approve):
    """Two comments are a dual in Arabic."""
    for body in ("الأول", "الثاني"):
        approve(make.posted(services, body=body).comment.id)

    page = client.get("/").text

    assert "تعليقان" in page


def test_a_site_without_articles_says_what_will_be_here(settings, start_app):
    """An empty front page is not a broken one."""
    store_of(settings).migrate()

    page = start_app(settings).test_client().get("/").text

    assert "هنا يُنشر أول مقال." in page
