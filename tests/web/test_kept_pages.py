"""A public page is made once for each change, and never served after it."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import request

from moderation.web.kept_pages import SHOWN, KeptPages
from moderation.wiring import wire
from tests import make
from tests.conftest import settings_of

URL = "/articles/olive-harvest"


@pytest.fixture
def made(app):
    """The paths for which Flask itself was asked, in their order."""
    asked = []
    app.before_request_funcs.setdefault(None, []).insert(
        0, lambda: asked.append(flask_path())
    )
    return asked


def flask_path():
    return request.full_path.rstrip("?")


def test_a_page_that_nothing_has_changed_is_made_once(client, made):
    """In whatever encoding it is asked for, by GET or HEAD, or with an ETag."""
    first = client.get(URL)
    client.get(URL, headers={"Accept-Encoding": "br"})
    head = client.head(URL, headers={"Accept-Encoding": "gzip"})
    same = client.get(URL, headers={"If-None-Match": f"W/{first.headers['ETag']}"})

    assert made == [URL]
    assert head.data == b""
    assert int(head.headers["Content-Length"]) > 0
    assert same.status_code == 304


def test_every_public_address_is_kept(client, made, app, services, approve):
    """Whatever the application calls public is answered without it the next time."""
    comment = make.posted(services).comment
    approve(comment.id)
    places = [
        re.sub(r"<.*?slug>", "olive-harvest", rule.rule)
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and not rule.rule.startswith(("/moderate", "/api/"))
    ]
    places = [re.sub(r"<int.*?>", str(comment.id), place) for place in places]

    for place in places:
        client.get(place)
    first, made[:] = list(made), []
    again = {place: client.get(place) for place in places}

    kept = {place for place, answer in again.items() if "ETag" in answer.headers}
    assert len(kept) >= 6
    assert kept.isdisjoint(made)
    assert kept <= set(first)


@pytest.mark.parametrize("act", ["approve", "title", "withdraw"])
def test_a_change_is_there_at_the_next_request(app, services, approve, act):
    """Of a comment or of the article; in this process and in another one."""
    comment = make.posted(services, body="كلمة للجميع").comment
    if act == "withdraw":
        approve(comment.id)
    client = app.test_client()
    before = client.get(URL).text

    if act == "title":
        services.load_articles([make.source(title="عنوان آخر")])
    else:
        approve(comment.id)

    after = client.get(URL).text
    assert (before == after) == (act == "withdraw")


def test_a_change_in_one_process_is_seen_in_another(
    app, settings, clock, start_app, services, approve
):
    """Two services over one store keep their pages apart and right."""
    other = wire(settings, clock)
    elsewhere = start_app(settings).test_client()
    comment = make.posted(services, body="كلمة للجميع").comment
    before = elsewhere.get(URL).text

    approve(comment.id)

    assert "كلمة للجميع" not in before
    assert "كلمة للجميع" in elsewhere.get(URL).text
    other.store.close()


def test_a_comment_that_waits_makes_no_page_anew(client, made, services):
    """Readers see no difference."""
    client.get(URL)

    make.posted(services)
    client.get(URL)

    assert made == [URL]


def test_a_change_elsewhere_makes_no_page_anew(client, made, services, approve):
    """Only the front page and what shows every article."""
    services.load_articles([make.source(), make.source(slug="harbour", title="ميناء")])
    comment = make.posted(services, article="harbour").comment
    client.get(URL)
    client.get("/")

    approve(comment.id)
    client.get(URL)
    client.get("/")

    assert made.count(URL) == 1
    assert made.count("/") == 2


@pytest.mark.parametrize(
    "switched_off", [{"KEPT_MEGABYTES": "0"}, {"SITE_URL": ""}], ids=str
)
def test_without_keeping_each_request_is_made(
    wired, environment, start_app, switched_off
):
    """By setting, or because the page would name the host that was asked."""
    for name, value in switched_off.items():
        environment[f"MODERATION_{name}"] = value
    app = start_app(settings_of(environment))
    asked = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: asked.append(1))
    client = app.test_client()

    first, again = client.get(URL), client.get(URL)

    assert len(asked) == 2
    assert first.headers["ETag"] == again.headers["ETag"]


def test_many_who_ask_at_once_wait_for_one_making(wired):
    """The page is made once, and all of them have it."""
    begun, finish = threading.Event(), threading.Event()
    calls = []

    def slow(environ, start_response):
        calls.append(1)
        begun.set()
        assert finish.wait(5)
        environ[SHOWN] = None
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"page"]

    kept = KeptPages(slow, lambda: wired.store.publication, 1024)

    with ThreadPoolExecutor(8) as threads:
        first = threads.submit(get, kept)
        assert begun.wait(5)
        rest = [threads.submit(get, kept) for _ in range(7)]
        finish.set()
        answers = [each.result() for each in (first, *rest)]

    assert answers == [b"page"] * 8
    assert len(calls) == 1


def test_who_asks_after_a_change_gets_no_page_begun_before_it(wired, services, approve):
    """Even if the page is still being made when they ask."""
    comment = make.posted(services).comment
    begun, finish = threading.Event(), threading.Event()
    calls = []

    def slow(environ, start_response):
        calls.append(1)
        body = b"page %d" % len(calls)
        if len(calls) == 1:
            begun.set()
            assert finish.wait(5)
        environ[SHOWN] = None
        start_response("200 OK", [("Content-Type", "text/html")])
        return [body]

    kept = KeptPages(slow, lambda: wired.store.publication, 1024)

    with ThreadPoolExecutor(4) as threads:
        first = threads.submit(get, kept)
        assert begun.wait(5)
        approve(comment.id)
        later = [threads.submit(get, kept) for _ in range(3)]
        finish.set()

        assert first.result() == b"page 1"
        assert b"page 1" not in {each.result() for each in later}


def test_what_is_no_page_is_passed_on_as_it_is(wired):
    """An error is made for each who asks."""

    def failing(environ, start_response):
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"nothing"]

    kept = KeptPages(failing, lambda: wired.store.publication, 1024)

    assert get(kept) == get(kept) == b"nothing"


def test_no_more_is_kept_than_may_be(wired):
    """What was asked for longest ago goes first."""
    asked = []

    def pages(environ, start_response):
        asked.append(environ["PATH_INFO"])
        environ[SHOWN] = None
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"x" * 400]

    kept = KeptPages(pages, lambda: wired.store.publication, 2000)
    for path in ("/articles/a", "/articles/b", "/articles/a", "/articles/c"):
        get(kept, path)

    get(kept, "/articles/a")
    get(kept, "/articles/b")

    assert asked == ["/articles/a", "/articles/b", "/articles/c", "/articles/b"]


def get(application, path="/articles/a"):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": ""}
    return b"".join(application(environ, lambda *_: None))
