"""Who is not signed in, or not any more, is shown the door; the rest stays private."""

import pytest

from moderation.services.sign_in import SESSION_HOURS
from tests import make


def test_the_door_leads_on_to_what_was_wanted(stranger, salma):
    """After signing in one is where one was going."""
    shown = stranger.get("/queues/all", q="زيتون")

    answer = stranger.client.get(shown.headers["Location"])

    assert 'value="/moderate/queues/all?q=' in answer.text


def test_a_form_sent_too_late_leads_back_to_its_page(stranger):
    """What was to be decided is not lost from sight."""
    answer = stranger.post("/decisions", back="/moderate/queues/spam")

    assert answer.headers["Location"].endswith("next=/moderate/queues/spam")


@pytest.mark.parametrize("path", ["/", "/queues/pending", "/audit.json", "/nowhere"])
def test_nothing_of_the_desk_is_kept_by_anyone(desk, path):
    """Neither by a browser nor by a search engine."""
    answer = desk.get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_session_ends_with_the_shift(desk, clock):
    """After its hours a cookie opens nothing."""
    clock.pass_(SESSION_HOURS * make.HOUR)

    answer = desk.get("/")

    assert answer.status_code == 303


def test_who_lost_the_place_is_out_at_once(desk, karim, services):
    """An open window does not outlive the place."""
    services.disable("Karim")

    answer = karim.get("/")

    assert answer.status_code == 303


@pytest.mark.parametrize("token", ["", "made-up"])
def test_a_form_without_its_token_does_nothing(desk, waiting, token):
    """It says so in words and offers a way back."""
    answer = desk.post(
        f"/comments/{waiting}/decisions",
        outcome="approve",
        version="1",
        csrf_token=token,
        back="/moderate/queues/all",
    )

    assert answer.status_code == 400
    assert "انتهت صلاحية النموذج" in answer.text
    assert 'href="/moderate/queues/all"' in answer.text


def test_a_program_without_the_token_is_told_so(desk, waiting):
    """As a problem document."""
    answer = desk.client.post(
        f"/moderate/comments/{waiting}/decisions",
        data={"outcome": "approve", "version": "1"},
        headers={"Accept": "application/json"},
    )

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


def test_a_program_may_send_the_token_as_a_field(desk, waiting):
    """Beside the others in its JSON document."""
    path = f"/moderate/comments/{waiting}/decisions"
    sent = {"outcome": "approve", "version": 1, "csrf_token": desk.token()}

    wrong = desk.client.post(path, json={**sent, "csrf_token": "x"})
    answer = desk.client.post(path, json=sent)

    assert wrong.status_code == 400
    assert answer.status_code == 200
    assert answer.json["comment"]["status"] == "approved"


def test_the_language_that_was_chosen_stays(desk):
    """The address need not say it again."""
    desk.get("/", lang="fr")

    answer = desk.get("/queues/pending")

    assert '<html lang="fr" dir="ltr">' in answer.text
