"""Feed readers follow an article, or all of them."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from moderation.domain.article import Language
from tests import make

ATOM = "{http://www.w3.org/2005/Atom}"
REPLY = "{http://purl.org/syndication/thread/1.0}in-reply-to"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ROUTES = ("/feed.atom", "/articles/olive-harvest/feed.atom")


@pytest.fixture
def thread(services, approve):
    """A comment and a reply, in the order in which they were published."""
    first = make.posted(
        services,
        body="<b> & ]]> https://example.com/?a=1&b=2",
        website="https://example.net/?a&b",
    ).comment
    approve(first.id)
    reply = make.posted(
        services,
        body="نعم",
        name="Yusuf \u202e <x>",
        email="y@example.org",
        parent=first.id,
    ).comment
    approve(reply.id)
    return first, reply


def feed(client, route):
    return ET.fromstring(client.get(route).data)  # noqa: S314 - our own


@pytest.mark.parametrize("route", ROUTES)
def test_a_feed_has_all_that_the_format_asks_for(client, thread, route):
    """Every id once, every moment with its zone, absolute addresses."""
    root = feed(client, route)

    entries = root.findall(f"{ATOM}entry")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    assert root.tag == f"{ATOM}feed"
    assert root.get(LANG) == "ar"
    assert links["self"] == f"http://localhost{route}"
    assert links["alternate"].startswith("http://localhost/")
    assert len(set(ids)) == len(ids) == 3
    assert all(one.startswith("tag:localhost,2026:") for one in ids)
    for node in (root, *entries):
        assert node.find(f"{ATOM}title").text
        assert node.find(f"{ATOM}updated").text.endswith("Z")
    for entry in entries:
        assert entry.find(f"{ATOM}author/{ATOM}name").text


@pytest.mark.parametrize("route", ROUTES)
def test_texts_arrive_as_they_were_written(client, thread, route):
    """Whatever they hold."""
    first, reply = thread

    newest, oldest = feed(client, route).findall(f"{ATOM}entry")

    content = oldest.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert content.text == first.html
    assert oldest.find(f"{ATOM}author/{ATOM}uri").text == "https://example.net/?a&b"
    assert newest.find(f"{ATOM}author/{ATOM}name").text == reply.name


def test_a_reply_names_what_it_answers(client, thread):
    """By the id of its entry."""
    newest, oldest = feed(client, ROUTES[0]).findall(f"{ATOM}entry")

    assert newest.find(REPLY).get("ref") == oldest.find(f"{ATOM}id").text
    assert oldest.find(REPLY) is None


def test_an_entry_leads_to_the_comment(client, thread):
    """In its place on the page."""
    newest, _ = feed(client, ROUTES[1]).findall(f"{ATOM}entry")

    link = newest.find(f"{ATOM}link")
    assert link.get("href") == (
        f"http://localhost/articles/olive-harvest#comment-{thread[1].id}"
    )


def test_an_entry_of_a_long_thread_leads_to_a_page_of_its_own(
    settings, start_app, thread
):
    """It begins with the comment, wherever that stands."""
    client = start_app(replace(settings, comments_per_page=1)).test_client()

    newest, _ = feed(client, ROUTES[1]).findall(f"{ATOM}entry")

    comment_id = thread[1].id
    assert newest.find(f"{ATOM}link").get("href") == (
        "http://localhost/articles/olive-harvest"
        f"?from={comment_id}#comment-{comment_id}"
    )


def test_names_cannot_turn_the_title_around_them(client, thread):
    """Each is isolated."""
    newest, _ = feed(client, ROUTES[0]).findall(f"{ATOM}entry")

    assert f"\u2068{thread[1].name}\u2069" in newest.find(f"{ATOM}title").text


def test_a_feed_speaks_the_language_of_its_article(client, services):
    """Or the one that is asked for."""
    services.load_articles(
        [make.source(slug="mills", title="Mills", language=Language.ENGLISH)]
    )

    own = feed(client, "/articles/mills/feed.atom")
    french = feed(client, "/articles/mills/feed.atom?lang=fr")

    assert own.get(LANG) == "en"
    assert own.find(f"{ATOM}title").text == "Comments on “\u2068Mills\u2069”"
    assert french.find(f"{ATOM}title").text.startswith("Commentaires")


@pytest.mark.parametrize("route", ROUTES)
def test_a_feed_without_comments_is_valid(client, wired, route):
    """It was updated when the article came."""
    root = feed(client, route)

    assert root.find(f"{ATOM}updated").text == "2026-11-18T10:06:40Z"
    assert root.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("route", ROUTES)
def test_equal_bytes_are_not_sent_twice(client, thread, route):
    """The ETag says so."""
    first = client.get(route)
    etag = {"If-None-Match": first.headers["ETag"]}

    second = client.get(route, headers=etag)

    assert first.headers["Cache-Control"].startswith("public")
    assert first.mimetype == "application/atom+xml"
    assert second.status_code == 304


def test_an_unknown_article_has_no_feed(client, wired):
    """Not even an empty one."""
    assert client.get("/articles/nope/feed.atom").status_code == 404
