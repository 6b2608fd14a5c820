"""Versions of the policy: what changed, what leaves, what comes in and comes back."""

from io import BytesIO

import pytest

from moderation.domain.decision import Outcome
from tests import make


def test_before_the_first_version_there_is_none(desk):
    """The page says what will make it."""
    assert "لم تُحفظ أي نسخة بعد." in desk.get("/policies").text


def test_versions_are_listed_with_what_changed(desk, services, salma, write):
    """Who saved them, and their notes."""
    rule_id = write(make.rule(id=0))
    services.write_rule(
        salma, make.rule(id=rule_id, title="كلام جارح"), seen=1, note="بعد الاجتماع"
    )

    text = desk.get("/policies").text

    for words in ("النسخة 2", "سلمى", "عُدّلت: \u2068كلام جارح\u2069", "بعد الاجتماع"):
        assert words in text
    assert text.count("معمول بها") == 1


def test_many_changes_are_told_as_few_and_a_number(desk, services, salma):
    """The version's own page has them all."""
    for number in range(7):
        services.write_rule(
            salma, make.rule(id=0, title=f"قاعدة {number}"), seen=number
        )
    services.restore_policy(salma, 1, seen=7)

    assert "وتغيير آخر" in desk.get("/policies").text


def test_many_versions_are_turned_page_by_page(desk, write):
    """Ten on a page."""
    for number in range(11):
        write(make.rule(id=0, title=f"قاعدة {number}"))

    first = desk.get("/policies").text
    second = desk.get("/policies", before="2").text

    assert 'href="/moderate/policies?before=2"' in first
    assert "النسخة 1<" in second
    assert "عودة إلى الأحدث" in second


def test_a_version_is_shown_whole(viewer, write):
    """Zero is what was before anyone saved one."""
    write(make.rule(id=0))

    assert "شتائم" in viewer.get("/policies/1").text
    assert "ما قبل أول حفظ" in viewer.get("/policies/0").text
    assert viewer.get("/policies/9").status_code == 404


def test_a_version_leaves_as_text_and_as_json_and_comes_in_again(
    desk, services, salma, write
):
    """The same rules, but for their ids."""
    write(make.rule(id=0))
    text = desk.get("/policies/1.txt")
    document = desk.get("/policies/1.json")
    assert text.mimetype == "text/plain"
    assert "attachment" in text.headers["Content-Disposition"]

    for content in (text.text, document.text):
        seen = str(services.read_policy(salma).version)
        answer = desk.post(
            "/policies/import", content=content, seen=seen, replace="yes"
        )
        (rule,) = services.read_policy(salma).rules
        assert answer.status_code == 303
        assert (rule.title, rule.lines) == ("شتائم", ("حمار",))


def test_a_plain_list_comes_in_as_a_file(desk, services, salma):
    """With the outcome that was chosen for it."""
    file = (BytesIO("حمار\nثرثار\n".encode()), "words.txt")

    answer = desk.post("/policies/import", file=file, seen="0", outcome="spam")

    (rule,) = services.read_policy(salma).rules
    assert answer.status_code == 303
    assert rule.lines == ("حمار", "ثرثار")
    assert rule.outcome is Outcome.SPAM


@pytest.mark.parametrize(
    "content",
    [
        b"ok\n\xff\xfe",
        b"ok\nno\0no",
        b"[hold insult] A\nif: hour = 25\nwords:\nok",
        b"[hold insult] A\nuntil: 9999-12-31T23:59:59-23:00\nwords:\nok",
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(desk, services, salma, content):
    """Nothing of it comes in."""
    file = (BytesIO(content), "words.txt")

    answer = desk.post("/policies/import", file=file, seen="0", outcome="hold")

    assert answer.status_code == 422
    assert "السطر 2" in answer.text
    assert services.read_policy(salma).version == 0


def test_a_program_imports(desk):
    """And is told what is wrong."""
    right = desk.ask("/policies/import", content="حمار", seen="0", outcome="hold")
    wrong = desk.ask("/policies/import", content="", seen="1", outcome="hold")
    late = desk.ask("/policies/import", content="حمار", seen="0", outcome="hold")

    assert right.status_code == 201
    assert right.get_json()["policy"] == 1
    assert wrong.status_code == 422
    assert late.status_code == 409


def test_an_import_over_an_older_version_is_kept_to_send_again(desk, write):
    """Its text stands in the field."""
    write(make.rule(id=0))

    answer = desk.post("/policies/import", content="ثرثار", seen="0", outcome="hold")

    assert answer.status_code == 409
    assert "ثرثار</textarea>" in answer.text
    assert 'name="seen" value="1"' in answer.text


def test_an_earlier_version_is_brought_back(desk, services, salma, write):
    """As the newest."""
    rule_id = write(make.rule(id=0))
    services.remove_rule(salma, rule_id, seen=1)

    answer = desk.post("/policies/1/restore", seen="2")

    policy = services.read_policy(salma)
    assert answer.headers["Location"] == "/moderate/policies/3"
    assert (policy.version, len(policy.rules)) == (3, 1)


def test_a_version_is_not_brought_back_over_the_head_of_a_colleague(desk, write):
    """A person and a program are told who was quicker."""
    write(make.rule(id=0))
    write(make.rule(id=0, title="أخرى"))

    person = desk.post("/policies/1/restore", seen="1")
    program = desk.ask("/policies/1/restore", seen="1")
    again = desk.ask("/policies/1/restore", seen="2")

    assert (person.status_code, program.status_code) == (409, 409)
    assert "سلمى" in person.text
    assert again.get_json()["policy"] == 3


def test_what_was_done_to_the_policy_stands_in_the_audit_log(desk, write):
    """In words."""
    write(make.rule(id=0))

    text = desk.get("/audit").text

    assert all(words in text for words in ("تغيير السياسة", "أُضيفت قاعدة", "النسخة 1"))
