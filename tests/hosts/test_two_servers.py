"""Two hosts share one PostgreSQL, and it makes no difference which one is asked."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.clients import NO_LIMITS, ask, post, stored
from tests.waiting import eventually

pytestmark = pytest.mark.engine("postgres")

ARTICLE = "/articles/olive-harvest"
PAGES = (ARTICLE, f"{ARTICLE}/feed.atom", "/export.json")
# A host hears of another one's changes within some thousandths of a second; the rest is
# for making the page on a busy machine.
SOON = 1.0


def test_what_is_posted_on_one_is_decided_on_the_other_and_read_on_both(
    hosts, at_the_desk
):
    """Queue, page, export and session; and all counts are right at the end."""
    a, b = hosts(**NO_LIMITS)
    desk = at_the_desk(b)
    for server in (a, b):
        assert ask(server, ARTICLE)[0] == 200  # both keep the page

    for number in range(10):
        body = f"كلمة من هنا {number}"
        assert post(a, body).status == 303
        (comment,) = waiting(desk)
        decide(desk, comment, "approve", version=1)
        assert all(shows(server, page, body) for server in (b, a) for page in PAGES)

        decide(desk, comment, "reject", version=2)
        assert all(hides(server, page, body) for server in (b, a) for page in PAGES)

    assert len(stored(a)) == 10
    for server in (a, b):
        for words in (("db", "check"), ("audit", "verify")):
            assert server.command(*words).returncode == 0


def test_a_session_holds_on_both_and_ends_on_both(hosts, at_the_desk):
    """The keys are shared, and sessions are rows."""
    a, b = hosts(**NO_LIMITS)
    desk, there = at_the_desk(a), at_the_desk(b)
    there.headers = dict(desk.headers)

    assert b"sign-out" in there.ask("GET", "/moderate/")
    token = desk.headers["X-CSRFToken"]
    desk.ask("POST", "/moderate/sign-out", f"csrf_token={token}", FORM)

    assert b"sign-out" not in there.ask("GET", "/moderate/")


def test_a_comment_sent_to_both_at_once_is_one(hosts):
    """A double click that a balancer tears apart."""
    a, b = hosts(**NO_LIMITS)

    with ThreadPoolExecutor(8) as threads:
        sent = [threads.submit(post, (a, b)[n % 2], "مرة واحدة") for n in range(8)]
        statuses = {each.result().status for each in sent}

    assert statuses == {303}
    assert stored(b) == ["مرة واحدة"]


def test_who_is_too_quick_on_one_is_too_quick_on_the_other(hosts):
    """Also where both are asked in the same moment."""
    a, b = hosts()

    with ThreadPoolExecutor(8) as threads:
        sent = [threads.submit(post, (a, b)[n % 2], f"كلام {n}") for n in range(8)]
        statuses = sorted(each.result().status for each in sent)

    assert statuses == [303, *[429] * 7]
    assert len(stored(a)) == 1


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def shows(server, path, body):
    return eventually(lambda: body in read(server, path), seconds=SOON)


def hides(server, path, body):
    return eventually(lambda: body not in read(server, path), seconds=SOON)


def read(server, path):
    return ask(server, path)[1].decode()


def waiting(desk):
    page = desk.ask("GET", "/moderate/queues/pending").decode()
    return [part.partition('"')[0] for part in page.split(' data-comment="')[1:]]


def decide(desk, comment, outcome, *, version):
    where = f"/moderate/comments/{comment}/decisions"
    sent = json.dumps({"outcome": outcome, "version": str(version)})
    json_ = {"Accept": "application/json", "Content-Type": "application/json"}
    answer = json.loads(desk.ask("POST", where, sent, json_))
    assert answer["decision"]["outcome"] == outcome
