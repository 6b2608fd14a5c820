"""The pages of a long thread, and the addresses of the comments in it."""

import pytest

from tests import make

ARTICLE = "/articles/olive-harvest"


@pytest.fixture
def environment(environment):
    """Two comments make a page."""
    return {**environment, "MODERATION_COMMENTS_PER_PAGE": "2"}


@pytest.fixture
def thread(services, approve):
    """Publish so many comments; return their ids in the order of the thread."""

    def publish(count):
        posted = [
            make.posted(services, body=f"تعليق {number}").comment.id
            for number in range(count)
        ]
        for comment_id in posted:
            approve(comment_id)
        return posted

    return publish


@pytest.fixture
def show(client, read):
    """Read a page of the article."""

    def page(**query):
        answer = client.get(ARTICLE, query_string=query)
        assert answer.status_code == 200
        return read(answer)

    return page


def shown(page):
    return [one["id"] for one in page.select("li.comment")]


def ways(page):
    return {a.text: a["href"] for a in page.select("nav.pages a")}


def test_the_first_page_leads_on(show, thread):
    """To the next comments, and to the last ones."""
    c = thread(5)

    page = show()

    assert shown(page) == [f"comment-{one}" for one in c[:2]]
    assert ways(page) == {
        "التعليقات التالية": f"{ARTICLE}?from={c[2]}#comments",
        "التعليقات الأخيرة": f"{ARTICLE}?from={c[3]}#comments",
    }


def test_a_page_in_the_middle_leads_both_ways(show, thread):
    """In the order in which a thread is read."""
    c = thread(9)

    page = show(**{"from": c[4]})

    assert list(ways(page).values()) == [
        f"{ARTICLE}#comments",
        f"{ARTICLE}?from={c[2]}#comments",
        f"{ARTICLE}?from={c[6]}#comments",
        f"{ARTICLE}?from={c[7]}#comments",
    ]
    assert [a.get("rel") for a in page.select("nav.pages a")] == [
        None,
        ["prev"],
        ["next"],
        None,
    ]


def test_a_short_thread_has_no_ways(show, thread):
    """There is nowhere to go."""
    thread(2)

    assert show().select_one("nav.pages") is None


def test_the_language_that_was_asked_for_stays(show, thread):
    """On every way, and on every address of a comment."""
    thread(5)

    page = show(lang="en")

    links = page.select("nav.pages a, li.comment .comment-date a, .comment-actions a")
    assert list(ways(page)) == ["Later comments", "Last comments"]
    assert all("lang=en" in link["href"] for link in links)


def test_the_own_address_of_a_comment_needs_no_page_number(
    services, approve, show, thread
):
    """In a short thread it is the article's, in a long one a page begins with it."""
    _, second = thread(2)
    short = show().select_one(f"#comment-{second} .comment-date a")["href"]

    approve(make.posted(services, body="الثالث").comment.id)
    long = show().select_one(f"#comment-{second} .comment-date a")["href"]

    assert short == f"{ARTICLE}#comment-{second}"
    assert long == f"{ARTICLE}?from={second}#comment-{second}"
    assert shown(show(**{"from": second}))[0] == f"comment-{second}"


def test_replying_keeps_the_page(client, read, show, thread):
    """The form stands under the comments that one was reading."""
    c = thread(5)

    page = show(**{"from": c[2]})
    place = page.select_one(f"#comment-{c[3]} .comment-reply")["href"]
    form = read(client.get(place))

    assert place == f"{ARTICLE}?from={c[2]}&reply={c[3]}#comment-form"
    assert shown(form) == shown(page)
    cancel = form.select_one(".replying-cancel")["href"]
    assert cancel == f"{ARTICLE}?from={c[2]}#respond"


def test_a_report_leads_back_to_its_comment(client, read, show, thread):
    """The reader goes on where they were."""
    c = thread(3)
    link = show().select_one(f"#comment-{c[1]} .comment-actions a:last-child")["href"]

    back = read(client.get(link)).select_one(".form-send a")["href"]

    assert back == f"{ARTICLE}?from={c[1]}#comment-{c[1]}"


def test_a_page_has_one_address_in_the_world(show, thread):
    """Whatever it was asked for with."""
    c = thread(5)

    def canonical(**query):
        return show(**query).select_one("link[rel=canonical]")["href"]

    assert canonical(lang="en") == f"http://localhost{ARTICLE}"
    assert canonical(**{"from": c[0]}) == f"http://localhost{ARTICLE}"
    assert canonical(page=2) == f"http://localhost{ARTICLE}?from={c[2]}"
    assert canonical(**{"from": c[2], "reply": c[3]}) == canonical(page=2)


def test_older_links_with_numbers_are_answered(client, show, thread):
    """As far as the thread goes."""
    c = thread(3)

    assert shown(show(page=2)) == [f"comment-{c[2]}"]
    assert shown(show(page=1)) == shown(show())
    for number in ("3", "0", "-1", "two", "9" * 30):
        assert client.get(ARTICLE, query_string={"page": number}).status_code == 404


@pytest.mark.parametrize("begins", ["", "7", "x", "٣", "-1", "9" * 30])
def test_a_page_that_begins_with_nothing_is_not_found(client, thread, begins):
    """No such comment, no such page."""
    thread(3)

    assert client.get(ARTICLE, query_string={"from": begins}).status_code == 404


def test_a_waiting_comment_is_not_told_of(client, services, thread):
    """It answers like one that is not there."""
    thread(3)
    waiting = make.posted(services, body="ينتظر").comment.id

    first = client.get(ARTICLE, query_string={"from": waiting})
    second = client.get(ARTICLE, query_string={"from": 7})

    assert first.status_code == second.status_code == 404
    assert first.data.replace(str(waiting).encode(), b"7") == second.data
