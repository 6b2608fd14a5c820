"""Nothing under /moderate is open without a session, in any method."""

import pytest

from moderation.web.dashboard import guard

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
# Where one gets in; everything else is closed unless it is named here.
DOORS = {
    "dashboard.sign_in_page",
    "dashboard.sign_in",
    "dashboard.invitation",
    "dashboard.join",
}


def addresses(app):
    """Return every address of the dashboard, filled in, but for the doors."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if rule.rule.startswith("/moderate") and rule.endpoint not in DOORS:
                values = {
                    name: "pending" if name == "name" else "7"
                    for name in rule.arguments
                }
                yield rule.endpoint, app.url_for(rule.endpoint, **values)


@pytest.mark.parametrize("method", METHODS)
def test_every_page_sends_strangers_to_the_door(app, client, method):
    """A page's address answers 303 to sign-in and shows nothing of itself."""
    for endpoint, address in [*addresses(app), ("unknown", "/moderate/nowhere")]:
        if address.endswith(".json"):
            continue

        answer = client.open(address, method=method)

        assert answer.status_code == 303, (endpoint, method)
        assert answer.headers["Location"].startswith("/moderate/sign-in"), endpoint


@pytest.mark.parametrize("method", METHODS)
def test_programs_are_told_401(app, client, method):
    """A program gets a problem document and nothing else."""
    for endpoint, address in [*addresses(app), ("unknown", "/moderate/nowhere.json")]:
        headers = {"Accept": "application/json"}

        answer = client.open(address, method=method, headers=headers)

        assert answer.status_code == 401, (endpoint, method)
        assert answer.mimetype == "application/problem+json", endpoint


def test_the_doors_are_the_only_ones(app):
    """A new address that is open must be named here on purpose."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert endpoints >= DOORS
    assert guard.OPEN == DOORS


def test_a_made_up_session_is_no_session(client):
    """A cookie that we did not sign opens nothing."""
    client.set_cookie("desk", "made-up", path="/moderate")

    answer = client.get("/moderate/")

    assert answer.status_code == 303
