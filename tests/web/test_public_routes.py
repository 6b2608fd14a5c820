"""Public pages are the same bytes for everyone and set no cookie."""

import pytest

from tests import make

# Not pages of many: a reader's own receipt, a monitor's probe, another program's key.
PRIVATE = {"reader.receipt", "api.health", "static"}


@pytest.fixture
def places(app, services, approve):
    """Every public address, filled in with things that exist."""
    comment = make.posted(services).comment
    approve(comment.id)
    values = {"slug": "olive-harvest", "comment_id": comment.id}
    with app.test_request_context():
        return {
            rule.endpoint: app.url_for(
                rule.endpoint, **{name: values[name] for name in rule.arguments}
            )
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ())
            and rule.endpoint not in PRIVATE
            and not rule.rule.startswith(("/moderate", "/api/"))
        }


def test_two_readers_and_a_moderator_see_equal_bytes(app, places, signed_in):
    """Nothing about the asker is in a public answer."""
    phone = {"User-Agent": "phone", "Accept-Language": "fr", "Cookie": "a=b"}
    for endpoint, place in places.items():
        first = app.test_client().get(place)
        second = app.test_client().get(place, headers=phone)
        moderator = signed_in.get(place)

        assert first.status_code == 200, endpoint
        assert first.data == second.data == moderator.data, endpoint


def test_no_public_answer_sets_or_heeds_a_cookie(places, client, signed_in):
    """Neither for a reader nor for a signed-in moderator."""
    for endpoint, place in places.items():
        for browser in (client, signed_in):
            answer = browser.get(place)

            assert "Set-Cookie" not in answer.headers, endpoint
            assert "Cookie" not in answer.headers.get("Vary", ""), endpoint
            assert "Accept-Language" not in answer.headers.get("Vary", ""), endpoint


def test_posting_sets_no_cookie_either(client, services, salma):
    """A reader leaves no trace in the browser but what they ask it to remember."""
    answer = client.post("/articles/olive-harvest/comments", data=make.fields())
    receipt = client.get(answer.headers["Location"])

    assert services.count(salma)[0].count == 1
    for response in (answer, receipt):
        assert "Set-Cookie" not in response.headers
    assert receipt.headers["Cache-Control"] == "no-store"


def test_public_pages_ask_no_other_host_for_anything(places, client):
    """Styles, scripts, fonts and marks come from here."""
    for endpoint, place in places.items():
        answer = client.get(place)
        if answer.mimetype != "text/html":
            continue

        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'"), endpoint
        assert "http" not in policy, endpoint
        for source in answer.text.split(' src="')[1:]:
            assert source.startswith("/static/"), endpoint
