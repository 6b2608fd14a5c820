"""The rules that chiefs write: seen by everyone at the desk, changed by chiefs."""

import re

import pytest

from moderation.domain.decision import Outcome
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

FORM = ".rule-form"


def test_before_the_first_rule_the_page_says_what_one_could_be(desk):
    """And offers to write it."""
    answer = desk.get("/rules")

    assert "لم تُكتب أي قاعدة بعد." in answer.text
    assert 'href="/moderate/rules/new"' in answer.text


def test_a_row_says_what_a_rule_looks_for_and_what_follows(desk, write):
    """A few of its lines, its conditions, its end, and that it only logs."""
    lines = ("حمار", "ثرثار", "كسول", "بليد")
    conditions = (
        Condition(Trait.LINKS, Comparison.AT_LEAST, ("2",)),
        Condition(Trait.LANGUAGE, Comparison.IS, ("ar", "other")),
        Condition(Trait.HOUR, Comparison.IS, ("22-6",)),
        Condition(Trait.FIRST_COMMENT, Comparison.IS, ("no",)),
    )
    until = make.NOW + 10 * 24 * make.HOUR
    write(
        make.rule(id=0, lines=lines, conditions=conditions, until=until, log_only=True)
    )

    text = desk.get("/rules").text

    for words in (
        "4 كلمات أو عبارات: ",
        "كسول</bdi>…",
        "الروابط: \u20682\u2069 على الأقل",
        "لغة النص: \u2068العربية، لغة أخرى\u2069",
        "الساعات: \u206822:00–6:59\u2069",
        "ليس أول تعليق للكاتب",
        "حتى نهاية ",
        "تسجيل فقط",
        "إرجاء",
        "لم تطابق شيئًا بعد",
    ):
        assert words in text
    assert "بليد" not in text


def test_what_a_rule_matched_and_what_became_of_it_stands_in_its_row(
    desk, services, write, approve
):
    """Who approves what it held has overruled it."""
    rule_id = write(make.rule(id=0))
    approve(make.posted(services, body="ركب حمار جاره").comment.id)

    text = desk.get("/rules").text

    assert "طابقت تعليقًا واحدًا" in text
    assert "خالفها المشرفون مرة" in text
    document = desk.look_up("/rules")
    assert document["rules"] == [desk.look_up(f"/rules/{rule_id}")["rule"]]
    assert document["rules"][0]["record"]["overruled"] == 1


def test_a_program_is_told_of_a_conflict_too(desk, write):
    """With the version that is in force."""
    rule_id = write(make.rule(id=0))
    write(make.rule(id=rule_id, title="كلام جارح"))

    changed = desk.ask(f"/rules/{rule_id}", **make.rule_fields(seen="1"))
    removed = desk.ask(f"/rules/{rule_id}/remove", seen="1")

    for answer in (changed, removed):
        assert answer.status_code == 409
        assert answer.get_json()["version"] == 2


def test_who_saw_a_version_that_is_gone_keeps_what_was_written(desk, write):
    """So it is after a backup was restored."""
    write(make.rule(id=0))

    answer = desk.post("/rules", **make.rule_fields(seen="9", title="كلام جارح"))

    assert answer.status_code == 409
    assert "كلام جارح" in answer.text


def test_a_rule_is_removed(desk, services, salma, write):
    """Its page asks once more, without scripts too."""
    rule_id = write(make.rule(id=0))
    page = desk.get(f"/rules/{rule_id}").text
    assert f'action="/moderate/rules/{rule_id}/remove"' in page

    answer = desk.post(f"/rules/{rule_id}/remove", seen="1")

    assert answer.status_code == 303
    assert services.read_policy(salma).rules == ()
    assert desk.get(f"/rules/{rule_id}").status_code == 404


def test_what_was_written_on_a_rule_that_is_removed_is_kept(desk, write):
    """It can be saved as a new one."""
    rule_id = write(make.rule(id=0))
    desk.post(f"/rules/{rule_id}/remove", seen="1")
    fields = make.rule_fields(seen="1", title="كلام جارح")

    answer = desk.post(f"/rules/{rule_id}", **fields)
    asked = desk.ask(f"/rules/{rule_id}", **fields)
    never = desk.post("/rules/99", **make.rule_fields(seen="2"))

    assert (answer.status_code, asked.status_code, never.status_code) == (409, 409, 404)
    assert "كلام جارح" in answer.text
    assert 'action="/moderate/rules"' in answer.text


def test_a_rule_is_not_removed_over_the_head_of_a_colleague(desk, write):
    """Who changed it meanwhile is named first."""
    rule_id = write(make.rule(id=0))
    write(make.rule(id=rule_id, title="كلام جارح"))

    answer = desk.post(f"/rules/{rule_id}/remove", seen="1")

    assert answer.status_code == 409
    assert "كلام جارح" in answer.text


def test_a_rules_page_shows_what_it_matched_last(desk, services, write, approve):
    """With its words marked, and what people decided."""
    rule_id = write(make.rule(id=0))
    approve(make.posted(services, body="ركب حمار جاره").comment.id)

    text = desk.get(f"/rules/{rule_id}").text

    assert re.search(r"<mark [^>]*>حمار</mark>", text)
    assert "بقرار من \u2068سلمى\u2069" in text


def test_who_may_not_change_rules_reads_them(karim, viewer, write):
    """Without a form to change them by."""
    rule_id = write(make.rule(id=0))

    for reader in (karim, viewer):
        page = reader.get(f"/rules/{rule_id}")
        assert page.status_code == 200
        assert "حمار" in page.text
        assert 'name="title"' not in page.text


def test_addresses_are_counted_and_not_shown(karim, write):
    """A rule knows them by their index only."""
    write(make.rule(id=0, looks_for=LooksFor.ADDRESSES, lines=("amina@example.org",)))

    text = karim.get("/rules").text

    assert "عنوان واحد" in text
    assert "amina" not in text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/rules/new"),
        ("post", "/rules"),
        ("post", "/rules/{}"),
        ("post", "/rules/{}/remove"),
        ("get", "/policies/import"),
        ("post", "/policies/import"),
        ("post", "/policies/1/restore"),
        ("post", "/scores"),
        ("post", "/trials"),
    ],
)
@pytest.mark.parametrize("who", ["karim", "viewer"])
def test_only_a_chief_changes_the_policy(request, write, who, method, path):
    """Others read it."""
    rule_id = write(make.rule(id=0))
    reader = request.getfixturevalue(who)
    fields = make.rule_fields(seen="1") if method == "post" else {}

    answer = getattr(reader, method)(path.format(rule_id), **fields)

    assert answer.status_code == 403


def test_the_other_outcomes_have_their_words(desk, write):
    """Colour is never alone."""
    for outcome in (Outcome.APPROVE, Outcome.REJECT, Outcome.SPAM):
        write(make.rule(id=0, outcome=outcome))

    text = desk.get("/rules").text

    assert all(f">{word}</span>" in text for word in ("اعتماد", "رفض", "مزعج"))
