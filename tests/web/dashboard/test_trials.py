"""A rule or a policy is tried on what people decided, before it acts."""

import re

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.services.decide import Judged
from tests import make
from tests.forms import fields_in
from tests.waiting import eventually


@pytest.fixture
def past(services, salma):
    """Let Amina have written, and Salma have decided."""

    def write(body, outcome, **changes):
        comment = make.posted(services, body=body, **changes).comment
        verdict = Verdict(Outcome(outcome), ())
        services.decide(salma, [Judged(comment.id, None)], verdict)

    return write


@pytest.fixture
def finished(desk):
    """Wait until a trial is there, and return its page."""

    def wait(answer):
        assert answer.status_code == 303, answer.text
        address = answer.headers["Location"].removeprefix("/moderate")
        path, _, query = address.partition("?")
        assert eventually(lambda: not desk.look_up(f"{path}.json")["running"])
        return desk.client.get(f"/moderate{path}?{query}")

    return wait


def figures(page):
    """Return the large numbers of a page, each with its words."""
    found = re.findall(r"<dt>([^<]*)</dt><dd [^>]*>([^<]*)</dd>", page.text)
    return [f"{number} {words}" for words, number in found]


def test_a_rule_is_tried_before_it_is_saved(desk, services, salma, past, finished):
    """What it would have caught, wrongly stopped, and not noticed."""
    past("أنت حمار", "reject")
    past("أنتم حمير يا حمار", "reject")
    past("ركب حمار جاره", "approve")
    past("اشتروا الآن", "spam")

    page = finished(desk.post("/trials", **make.rule_fields()))

    assert figures(page) == [
        "2 تعليقان أُوقفا ورفضهما المشرفون أيضًا",
        "1 تعليق أُوقف وقد اعتمده المشرفون",
        "1 تعليق فاتها وقد رفضه المشرفون",
    ]
    assert "قُرئت 4 تعليقات بتّ فيها المشرفون." in page.text
    assert re.search(
        '<mark class="mark--rule" aria-describedby="tried">حمار', page.text
    )
    assert services.read_policy(salma).version == 0


def test_what_was_tried_is_saved_from_the_same_page(
    desk, services, salma, past, finished
):
    """With every field, and the note."""
    past("أنت حمار", "reject")
    fields = make.rule_fields(note="للتجربة", links_most="3", until="2027-03-31")

    page = finished(desk.post("/trials", **fields))
    saved = desk.post("/rules", **fields_in(page.text, ".save-tried"))

    (rule,) = services.read_policy(salma).rules
    assert saved.status_code == 303
    assert (rule.title, rule.lines) == ("شتائم", ("حمار",))
    assert len(rule.conditions) == 1
    assert rule.until is not None
    assert services.read_policy(salma).note == "للتجربة"


def test_what_was_tried_is_written_on(desk, past, finished):
    """The form has all that was tried."""
    past("أنت حمار", "reject")
    page = finished(desk.post("/trials", **make.rule_fields(title="للتجربة")))

    link = re.search(r'href="/moderate(/rules/new[^"]*)"', page.text)[1]
    form = desk.client.get("/moderate" + link.replace("&amp;", "&")).text

    assert 'value="للتجربة"' in form


def test_a_rule_that_stops_more_good_than_bad_is_warned_about(desk, past, finished):
    """In one plain sentence."""
    past("ركب حمار جاره", "approve")

    page = finished(desk.post("/trials", **make.rule_fields()))

    assert "ما توقفه مما اعتمده المشرفون أكثر مما توقفه مما رفضوه." in page.text


def test_a_rule_that_lets_through_is_told_of_in_its_own_words(desk, past, finished):
    """And warned about where it lets through what people rejected."""
    past("شكرًا أيها الكسول", "approve")
    past("أنت حمار", "reject")
    past("حمار أنت", "reject")

    page = finished(
        desk.post("/trials", **make.rule_fields(outcome="approve", lines="حمار"))
    )

    assert figures(page) == [
        "0 تعليق مُرّر واعتمده المشرفون أيضًا",
        "2 تعليقان مُرّرا وقد رفضهما المشرفون",
    ]
    assert "ما تمرّره مما رفضه المشرفون أكثر" in page.text


def test_a_whole_version_is_tried(desk, write, past, finished):
    """As it stands, whichever is in force."""
    write(make.rule(id=0))
    past("أنت حمار", "reject")

    page = finished(desk.post("/trials", version="1"))

    assert len(figures(page)) == 5
    assert "النسخة 1" in page.text


def test_what_was_never_decided_tells_nothing(desk, finished):
    """The page says so, and how one may go on."""
    page = finished(desk.post("/trials", **make.rule_fields()))

    assert "لم يتخذ المشرفون بعد قرارًا يصلح للتجربة." in page.text


def test_findings_are_told_by_section_and_language(desk, services, past, finished):
    """In tables."""
    services.load_articles([make.source(slug="cup", section="رياضة")])
    past("أنت حمار", "reject")
    past("What a حمار", "approve", article="cup")

    page = finished(desk.post("/trials", **make.rule_fields())).text

    tables = re.findall(r"<tbody>(.*?)</tbody>", page, flags=re.DOTALL)
    rows = [re.sub(r"<[^>]+>|\s+", " ", one).split() for one in tables]
    assert rows[0] == ["اقتصاد", "1", "1", "0", "0", "رياضة", "1", "0", "1", "0"]
    assert rows[1][0] in {"العربية", "الإنجليزية"}


def test_more_of_one_kind_is_read_on_a_page_of_its_own(desk, past, finished):
    """Twenty are enough to begin with."""
    for number in range(22):
        past(f"أنت حمار رقم {number}", "reject")
    page = finished(desk.post("/trials", **make.rule_fields()))
    assert page.text.count('class="light-card"') == 20

    link = re.search(r'href="/moderate([^"]*effect=caught[^"]*)"', page.text)[1]
    more = desk.client.get("/moderate" + link.replace("&amp;", "&"))

    assert more.text.count('class="light-card"') == 22


def test_a_rule_that_cannot_be_read_is_not_tried(desk):
    """Its form says why, with all that was written."""
    answer = desk.post(
        "/trials", **make.rule_fields(looks_for="pattern", lines="(broken")
    )

    assert answer.status_code == 422
    assert 'id="lines-fault"' in answer.text
    assert "(broken" in answer.text


def test_an_address_is_tried_by_its_index_only(desk, past, finished):
    """Nowhere on the page does it stand in plain."""
    past("كلام", "reject", email="amal@example.org")
    past("كلام آخر", "approve", email="nur@example.org")
    fields = make.rule_fields(looks_for="addresses", lines="amal@example.org")

    page = finished(desk.post("/trials", **fields))

    assert figures(page)[0].startswith("1 ")
    assert "amal@example.org" not in page.text


def test_a_program_tries_and_asks_again(desk, past):
    """With an ETag while nothing changes."""
    past("أنت حمار", "reject")

    begun = desk.ask("/trials", **make.rule_fields())
    path = f"/trials/{begun.get_json()['id']}.json"

    assert begun.status_code == 201
    assert eventually(lambda: not desk.look_up(path)["running"])
    assert desk.look_up(path)["tally"]["caught"] == 1
    etag = desk.get(path).headers["ETag"]
    headers = {"If-None-Match": etag}
    assert desk.client.get(f"/moderate{path}", headers=headers).status_code == 304


@pytest.mark.parametrize("fields", [{"title": ""}, {"version": "9"}])
def test_a_program_is_told_what_cannot_be_tried(desk, fields):
    """A field that is wrong, or a version that is not there."""
    sent = fields if "version" in fields else make.rule_fields(lines="", **fields)

    assert desk.ask("/trials", **sent).status_code in {404, 422}


def test_an_unknown_trial_is_not_found(desk):
    """Nobody began it."""
    assert desk.get("/trials/7").status_code == 404


@pytest.mark.parametrize(("most", "read"), [("1000", 1000), ("", 100_000)])
def test_a_chief_says_how_far_back_a_trial_looks(
    desk, services, salma, finished, most, read
):
    """As far as it can where nothing is said."""
    answer = desk.post("/trials", **make.rule_fields(), most=most)
    finished(answer)

    trial_id = int(re.search(r"/trials/(\d+)", answer.headers["Location"])[1])
    assert services.try_rules(salma, trial_id).most == read


def test_what_is_no_version_is_not_tried(desk):
    """Nor is anything else in its place."""
    assert desk.post("/trials", version="abc").status_code == 404
