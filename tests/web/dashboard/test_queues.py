"""The lists that moderators work through."""

import re

import pytest

from moderation.domain.comment import Status
from moderation.domain.queue import Order
from moderation.domain.report import Complaint
from tests import make
from tests.storage import make as stored


def cards(answer):
    """Return the ids of the cards on a page, in their order."""
    return [int(one) for one in re.findall(r'data-comment="(\d+)"', answer.text)]


@pytest.fixture
def risky(services, wired):
    """Comments that wait, by their risk, the least risky first."""
    ids = {
        risk: make.posted(services, body=f"{risk}").comment.id for risk in (49, 50, 87)
    }
    with wired.store.writing() as unit:
        for risk, comment_id in ids.items():
            stored.edited(unit, unit.comments.get(comment_id), risk=risk)
    return ids


def test_the_overview_says_how_the_queues_stand(desk, services):
    """The number agrees with its noun."""
    for number in range(3):
        make.posted(services, body=f"تعليق {number}")

    answer = desk.get("/")

    assert "3 تعليقات تنتظر القرار" in answer.text


def test_a_card_shows_what_one_must_know(desk, services, approve):
    """Comment, what it replies to, article, reasons, record, name and website."""
    parent = make.posted(services, name="يوسف", body="رأيي أولًا.").comment
    approve(parent.id)
    make.posted(
        services,
        parent=parent.id,
        email="amal@example.org",
        website="https://example.com/amal",
        body="انظروا https://example.com/a و https://example.com/b",
    )

    text = desk.get("/queues/pending").text

    assert '<a href="https://example.com/a" rel="nofollow ugc noopener"' in text
    assert "رأيي أولًا." in text
    assert "ردًّا على \u2068يوسف\u2069" in text
    assert 'href="/articles/olive-harvest"' in text
    assert "فيه رابطان." in text
    assert "لم يُعتمد لهذا الكاتب شيء من قبل." in text
    assert 'href="https://example.com/amal"' in text
    assert "a•••@e•••" in text
    assert "amal@example.org" not in text


def test_the_record_of_an_author_agrees_with_its_numbers(desk, services, approve):
    """Two are two."""
    for body in ("أولًا", "ثانيًا"):
        approve(make.posted(services, body=body).comment.id)
    make.posted(services)

    answer = desk.get("/queues/pending")

    assert "تعليقان معتمدان" in answer.text


def test_what_waits_is_shown_oldest_first_unless_asked(desk, services, clock):
    """The order is in the address."""
    ids = []
    for number in range(3):
        clock.pass_(make.MINUTE)
        ids.append(make.posted(services, body=f"تعليق {number}").comment.id)

    usual = desk.get("/queues/pending")
    newest = desk.get("/queues/pending", order="newest")
    nonsense = desk.get("/queues/pending", order="sideways")

    assert cards(usual) == cards(nonsense) == ids
    assert cards(newest) == ids[::-1]


@pytest.mark.parametrize(
    "query",
    [{"article": "fez"}, {"section": "Culture"}, {"q": "olive trees"}, {"q": "Nora"}],
)
def test_a_queue_is_narrowed(desk, services, waiting, query):
    """By article, section, words of the text or of the name."""
    services.load_articles([make.source(slug="fez", section="Culture")])
    wanted = make.posted(
        services, article="fez", name="Nora", body="Old olive trees."
    ).comment

    answer = desk.get("/queues/pending", **query)

    assert cards(answer) == [wanted.id]


def test_a_long_queue_is_turned_page_by_page(desk, services):
    """The link carries what narrows the queue."""
    ids = [make.posted(services, body=f"زيت {n}").comment.id for n in range(3)]

    first = desk.get("/queues/pending", limit="2", q="زيت")
    link = re.search(r'id="next" href="/moderate([^"]+)"', first.text)[1]
    second = desk.get(link.replace("&amp;", "&"))

    assert cards(first) == ids[:2]
    assert cards(second) == ids[2:]
    assert 'id="next"' not in second.text


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("after", ["x", "-1", "9" * 40, "1", "87-1", f"{'9' * 18}-1"])
def test_a_made_up_cursor_breaks_nothing(desk, waiting, after, order):
    """The page is whole, or empty."""
    answer = desk.get("/queues/pending", after=after, order=order.value)

    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["pending", "all"])
def test_a_queue_is_read_by_risk_page_by_page(desk, risky, name):
    """The form offers it, and the link carries the order and the place."""
    first = desk.get(f"/queues/{name}", order="risk", limit="2")
    link = re.search(r'id="next" href="/moderate([^"]+)"', first.text)[1]
    second = desk.get(link.replace("&amp;", "&"))

    assert cards(first) == [risky[87], risky[50]]
    assert cards(second) == [risky[49]]
    assert f"after=50-{risky[50]}" in link
    assert '<option value="risk" selected>الأخطر أولًا</option>' in second.text


def test_a_card_says_how_risky_the_scores_found_it(desk, risky):
    """In percents; nothing where it hardly is."""
    text = desk.get("/queues/pending", order="risk", lang="en").text

    assert text.count("risk 87%") == text.count("risk 50%") == 1
    assert "risk 49%" not in text


def test_an_empty_queue_says_what_will_be_here(desk):
    """In words."""
    assert "لا شيء ينتظر." in desk.get("/queues/pending").text


def test_there_is_no_other_queue(desk):
    """An unknown name is no address."""
    assert desk.get("/queues/lost").status_code == 404


def test_a_report_brings_a_comment_back_to_the_desk(desk, services, waiting, approve):
    """The queue of what is reported says what readers said."""
    approve(waiting)
    services.report("olive-harvest", waiting, Complaint.INSULT, network="192.0.2.9")

    answer = desk.get("/queues/reported")

    assert cards(answer) == [waiting]
    assert "فيه إهانة لأحد" in answer.text


def test_a_viewer_looks_and_decides_nothing(viewer, waiting):
    """There is nothing to press, nor to reveal."""
    text = viewer.get("/queues/pending").text

    assert cards(viewer.get("/queues/pending")) == [waiting]
    assert 'name="outcome"' not in text
    assert "/reveals" not in text


def test_what_its_author_took_back_cannot_be_decided(desk, services):
    """The card says so instead of buttons."""
    posted = make.posted(services)
    services.withdraw(posted.receipt)

    text = desk.get("/queues/all").text

    assert f"card--{Status.WITHDRAWN}" in text
    assert 'class="decide"' not in text


def test_counts_are_told_again_only_when_they_changed(desk, services, waiting):
    """A page that asks every few seconds costs next to nothing."""
    first = desk.get("/counts.json")
    headers = {"If-None-Match": first.headers["ETag"]}

    same = desk.client.get("/moderate/counts.json", headers=headers)
    make.posted(services, body="تعليق آخر")
    other = desk.client.get("/moderate/counts.json", headers=headers)

    assert same.status_code == 304
    assert other.status_code == 200
    pending = other.get_json()["queues"][0]
    assert (pending["name"], pending["count"]) == ("pending", 2)
    assert pending["oldest"].endswith("Z")


def test_search_looks_through_every_queue(desk, services, waiting, approve):
    """Whatever became of the comment."""
    approve(waiting)
    make.posted(services, body="في شأن آخر")

    answer = desk.get("/search", q="جميل")

    assert cards(answer) == [waiting]


def test_a_name_cannot_write_on_the_page(desk, services):
    """Every word of a reader is shown as it was written, and nothing else."""
    make.posted(services, name="<b>أمينة</b>", body="<script>alert(1)</script>")

    text = desk.get("/queues/pending").text

    assert "<b>أمينة" not in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
