"""A card says why a comment waits: the rule, its version, and the words."""

import re

import pytest
from bs4 import BeautifulSoup

from moderation.domain.comment import Status
from moderation.domain.decision import Basis, Outcome, Reason, ReasonCode, Verdict
from moderation.domain.facts import Facts
from moderation.web.context import held
from tests import make


@pytest.fixture
def judged(wired, services):
    """Let the pipeline have judged a comment of Amina's for some reasons."""

    def judge(body, *reasons):
        comment = make.posted(services, body=body).comment
        verdict = Verdict(Outcome.HOLD, reasons, Basis(0, Facts(now=make.NOW)))
        with wired.store.writing() as unit:
            unit.decisions.add(comment, verdict, after=Status.PENDING, at=make.NOW)
        return comment.id

    return judge


def page_of(answer):
    """Return a page to look into."""
    return BeautifulSoup(answer.text, "html5lib")


def said(element):
    """Return what an element says, without its line breaks."""
    return re.sub(r"\s+", " ", element.get_text()).strip()


@pytest.mark.parametrize("path", ["/queues/pending", "/comments/{}"])
def test_a_card_names_the_rule_its_version_and_the_words(desk, services, write, path):
    """The title leads to the rule, and the mark is described by the reason."""
    rule_id = write(make.rule(id=0))
    comment = make.posted(services, body="ركب حمار جاره").comment

    page = page_of(desk.get(path.format(comment.id)))

    mark = page.select_one(".card__words mark")
    reason = page.find(id=mark["aria-describedby"])
    assert mark.get_text() == "حمار"
    assert said(reason) == "القاعدة: شتائم إهانة النسخة 1"
    assert [link["href"] for link in reason.find_all("a")] == [
        f"/moderate/rules/{rule_id}?version=1",
        "/moderate/policies/1",
    ]


def test_a_rule_keeps_the_title_that_it_judged_by(desk, services, write):
    """What it is called today is another matter."""
    rule_id = write(make.rule(id=0))
    make.posted(services, body="ركب حمار جاره")
    write(make.rule(id=rule_id, title="كلام جارح"))

    text = desk.get("/queues/pending").text

    assert "شتائم" in text
    assert "كلام جارح" not in text


def test_a_rule_that_was_removed_is_shown_where_it_stood(desk, services, salma, write):
    """In the version that judged."""
    rule_id = write(make.rule(id=0))
    services.remove_rule(salma, rule_id, seen=1)

    answer = desk.get(f"/rules/{rule_id}", version="1")

    assert answer.headers["Location"] == f"/moderate/policies/1#rule-{rule_id}"
    assert desk.get(f"/rules/{rule_id}").status_code == 404


def test_the_reason_stays_after_a_person_decided(desk, services, write, approve):
    """Who looks later sees what both said."""
    write(make.rule(id=0))
    comment = make.posted(services, body="ركب حمار جاره").comment
    approve(comment.id)

    page = page_of(desk.get(f"/comments/{comment.id}"))

    assert page.select_one(".card__words mark").get_text() == "حمار"
    assert "ما قالته القواعد" in said(page.select_one(".facts"))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("name", "وُجد في الاسم"),
        ("website", "وُجد في الموقع"),
        ("sender", "وُجد في مصدر الإرسال"),
        ("nowhere", "تحققت شروطها"),
    ],
)
def test_what_matched_elsewhere_is_told_in_words(desk, judged, place, words):
    """Nothing in the text is marked."""
    data = {"rule": 7, "policy": 1, place: 1}
    judged("كلام", Reason(ReasonCode.INSULT, data))

    page = page_of(desk.get("/queues/pending"))

    assert words in said(page.select_one(".because"))
    assert page.select(".card__words mark") == []


def test_a_score_says_how_much_and_by_which_words(desk, judged):
    """In another tone than a rule does."""
    spans = ((0, 3), (9, 14), (0, 3))
    judged("ربح سريع مضمون", Reason(ReasonCode.LIKELY_SPAM, {"percent": 97}, spans))

    page = page_of(desk.get("/queues/pending"))

    (reason,) = page.select(".because")
    assert said(reason) == "يشبه المزعج بنسبة 97% أثقل ما فيه: ربح · مضمون"
    assert [mark.get_text() for mark in page.select("mark.mark--score")] == [
        "ربح",
        "مضمون",
    ]


def test_a_rule_that_has_lost_its_version_is_named_all_the_same(desk, judged):
    """The log may come from another store."""
    judged("كلام", Reason(ReasonCode.INSULT, {"rule": 7, "policy": 9}))

    assert "بلا عنوان" in said(page_of(desk.get("/queues/pending")).select_one("dd"))


def test_many_cards_ask_for_titles_once(app, desk, services, write):
    """Each names the same version."""
    write(make.rule(id=0))
    for number in range(3):
        make.posted(services, body=f"ركب حمار {number}")

    page = page_of(desk.get("/queues/pending"))

    assert len(page.select("mark")) == 3
    assert list(held(app).wired().services.rule_titles._kept) == [1]
