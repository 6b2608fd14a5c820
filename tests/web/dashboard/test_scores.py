"""What the scores have learned, and from which point on they act."""

import pytest

from moderation.domain.policy import Thresholds


def test_scores_that_are_too_young_offer_nothing(desk):
    """The page says so, and every threshold is off."""
    text = desk.get("/scores").text

    assert "لا يكفي هذا لرسم منحنى، فلا تُعرض أي نقطة بعد." in text
    assert text.count('type="radio"') == 3
    assert text.count("checked") == 3


def test_thresholds_are_saved_and_shown_as_they_are(desk, services, salma):
    """Also where no curve could say so yet."""
    answer = desk.post(
        "/scores", approved_below="0.02", spam_held="0.9", abuse_held="0", seen="0"
    )

    assert answer.status_code == 303
    assert services.read_policy(salma).thresholds == Thresholds(
        spam_held=0.9, approved_below=0.02
    )
    text = desk.get("/scores").text
    assert "كما هي الآن." in text
    assert 'value="0.9" checked' in text


@pytest.mark.parametrize("value", ["much", "-1", "1", "nan"])
def test_what_is_no_threshold_is_refused(desk, services, salma, value):
    """In words for a person, in codes for a program."""
    page = desk.post("/scores", spam_held=value, seen="0")
    document = desk.ask("/scores", spam_held=value, seen="0")

    assert (page.status_code, document.status_code) == (422, 422)
    assert document.get_json()["errors"][0]["field"] == "spam_held"
    assert services.read_policy(salma).version == 0


def test_thresholds_are_not_set_over_the_head_of_a_colleague(desk):
    """Who set others meanwhile is named."""
    first = desk.ask("/scores", spam_held="0.9", seen="0")

    page = desk.post("/scores", spam_held="0.8", seen="0")
    document = desk.ask("/scores", spam_held="0.8", seen="0")

    assert first.get_json()["version"] == 1
    assert (page.status_code, document.status_code) == (409, 409)
    assert "سلمى" in page.text


def test_who_may_not_change_the_policy_sees_the_points(karim):
    """And cannot choose any."""
    text = karim.get("/scores").text

    assert text.count("disabled") == 3
    assert "احفظ" not in text
