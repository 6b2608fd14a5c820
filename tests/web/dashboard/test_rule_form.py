"""The form of a rule: what it sends, and what it says of mistakes."""

import pytest

from moderation.domain.matching import Fold
from moderation.domain.written_rule import Comparison, Condition, Trait
from tests import make
from tests.forms import fields_in

FORM = ".rule-form"


def test_a_rule_is_written_as_its_form_says(desk, services, salma):
    """Every field of it."""
    answer = desk.post(
        "/rules",
        **make.rule_fields(
            looks_for="words",
            lines="حمار\r\n\r\nثرثار كبير\r\n",
            fold="stem",
            links_least="1",
            length_most="200",
            language=["ar", "fr"],
            section=["اقتصاد"],
            first_comment="yes",
            hour_from="22",
            hour_to="6",
            others='["section", "!=", "رياضة"]',
            until="2027-03-31",
            log_only="yes",
        ),
    )

    (rule,) = services.read_policy(salma).rules
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/moderate/rules/{rule.id}"
    assert rule == make.rule(
        id=rule.id,
        lines=("حمار", "ثرثار كبير"),
        fold=Fold.STEM,
        conditions=(
            Condition(Trait.LENGTH, Comparison.AT_MOST, ("200",)),
            Condition(Trait.LINKS, Comparison.AT_LEAST, ("1",)),
            Condition(Trait.LANGUAGE, Comparison.IS, ("ar", "fr")),
            Condition(Trait.SECTION, Comparison.IS, ("اقتصاد",)),
            Condition(Trait.FIRST_COMMENT, Comparison.IS, ("yes",)),
            Condition(Trait.HOUR, Comparison.IS, ("22-6",)),
            Condition(Trait.SECTION, Comparison.IS_NOT, ("رياضة",)),
        ),
        until=rule.until,
        log_only=True,
    )
    assert "حُفظت القاعدة. السياسة الآن في نسختها 1." in desk.get("/").text


def test_a_rule_that_is_saved_as_it_is_stays_as_it_is(desk, services, salma, write):
    """What the form has no field for is kept too, and the hour that it ends at."""
    conditions = (
        Condition(Trait.LINKS, Comparison.AT_LEAST, ("1",)),
        Condition(Trait.LINKS, Comparison.IS, ("3",)),
        Condition(Trait.HOUR, Comparison.IS, ("1-2", "5-6")),
        Condition(Trait.LANGUAGE, Comparison.IS_NOT, ("en",)),
        Condition(Trait.FIRST_COMMENT, Comparison.IS, ("no",)),
    )
    until = make.NOW + 7 * make.HOUR
    rule_id = write(make.rule(id=0, conditions=conditions, until=until))

    desk.post(
        f"/rules/{rule_id}", **fields_in(desk.get(f"/rules/{rule_id}").text, FORM)
    )

    policy = services.read_policy(salma)
    assert policy.version == 2
    assert policy.rules[0].until == until
    assert set(policy.rules[0].conditions) == set(conditions)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": ""}, "title"),
        ({"lines": ""}, "lines"),
        ({"looks_for": "miracles"}, "looks_for"),
        ({"fold": "twice"}, "fold"),
        ({"outcome": "refuse"}, "outcome"),
        ({"reason": "honeypot"}, "reason"),
        ({"until": "soon"}, "until"),
        ({"until": "2020-01-01"}, "until"),
        ({"links_least": "many"}, "links_least"),
        ({"hour_from": "25", "hour_to": "1"}, "hour_from"),
        ({"hour_from": "5"}, "hour_from"),
        ({"others": '["moon", "=", "full"]'}, "others"),
        ({"others": "[" * 5000}, "others"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(desk, services, salma, changes, fault):
    """Nothing is saved and nothing that was written is lost."""
    fields = make.rule_fields(note="ملاحظتي", **changes)

    answer = desk.post("/rules", **fields)

    assert answer.status_code == 422
    assert f'id="{fault}-fault"' in answer.text or fault == "others"
    assert f'href="#{fault}"' in answer.text
    assert "ملاحظتي" in answer.text
    assert services.read_policy(salma).version == 0


def test_a_line_that_cannot_be_read_is_named_by_its_number(desk):
    """As it stands in the field, empty lines and all."""
    answer = desk.post(
        "/rules", **make.rule_fields(looks_for="pattern", lines="ok\n\n(broken")
    )

    assert answer.status_code == 422
    assert "السطر 3: " in answer.text
    assert "(broken" in answer.text


def test_a_program_is_told_what_is_wrong_in_codes(desk):
    """As a problem document."""
    answer = desk.ask("/rules", **make.rule_fields(title=""))

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "title"


def test_a_rule_that_a_colleague_changed_meanwhile_is_not_overwritten(
    desk, services, salma, write
):
    """What they changed is told, and what was written is kept to save once more."""
    rule_id = write(make.rule(id=0))
    write(make.rule(id=rule_id, title="كلام جارح"))
    mine = make.rule_fields(title="قاعدتي", seen="1")

    answer = desk.post(f"/rules/{rule_id}", **mine)

    assert answer.status_code == 409
    assert "عُدّلت: \u2068كلام جارح\u2069" in answer.text
    assert 'value="قاعدتي"' in answer.text
    again = desk.post(f"/rules/{rule_id}", **fields_in(answer.text, FORM))
    assert again.status_code == 303
    assert services.read_policy(salma).rules[0].title == "قاعدتي"


def test_tens_of_thousands_of_lines_fit_into_the_form(desk, services, salma):
    """A list grows over the years."""
    lines = "\n".join(f"كلمة طويلة رقم {number}" for number in range(65_000))

    answer = desk.post("/rules", **make.rule_fields(lines=lines))

    assert answer.status_code == 303
    assert len(services.read_policy(salma).rules[0].lines) == 65_000
