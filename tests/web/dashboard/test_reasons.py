"""A moderator says why, after deciding."""

import pytest


def test_a_reason_and_a_note_follow_the_decision(desk, waiting, decided):
    """The comment's page shows both."""
    answer = desk.post(
        f"/decisions/{decided}/reasons", reason="insult", note="للمرة الثالثة"
    )

    assert answer.status_code == 303
    page = desk.get(f"/comments/{waiting}").text
    assert "إهانة" in page
    assert "للمرة الثالثة" in page


def test_a_program_reads_what_is_kept(desk, decided):
    """The reason as a code."""
    answer = desk.ask(f"/decisions/{decided}/reasons", reason="hate")

    assert answer.get_json()["decision"]["reasons"] == ["hate"]


@pytest.mark.parametrize("reason", ["flood", "because"])
def test_a_reason_is_one_of_a_moderators(desk, decided, reason):
    """The rules have others."""
    answer = desk.ask(f"/decisions/{decided}/reasons", reason=reason)

    assert answer.status_code == 422


def test_an_unknown_decision_has_no_reason(desk):
    """There is nothing to explain."""
    assert desk.ask("/decisions/7/reasons", reason="hate").status_code == 404
