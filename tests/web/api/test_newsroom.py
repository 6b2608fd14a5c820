"""Programs of the newsroom read everything, with a token."""

import json

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.token import Scope
from moderation.services.decide import Judged
from tests import make

ROUTES = ("/api/v1/export.json", "/api/v1/export.ndjson")


@pytest.fixture
def bearer(services):
    """Return headers with a new token of some scopes."""

    def headers(*scopes, name="importer"):
        secret = services.add_token(name, scopes)
        return {"Authorization": f"Bearer {secret}"}

    return headers


@pytest.fixture
def judged(services, salma):
    """A comment that was rejected, and one that waits."""
    bad, waiting = (
        make.posted(services, body=f"رأي {n}", email=f"reader{n}@example.org").comment
        for n in range(2)
    )
    verdict = Verdict(Outcome.REJECT, (Reason(ReasonCode.INSULT),))
    services.decide(salma, [Judged(bad.id, None)], verdict, "كفى")
    return bad, waiting


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    "sent", [None, "Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "nonsense"]
)
def test_without_a_token_there_is_nothing_to_read(client, judged, route, sent):
    """The answer says what is missing."""
    headers = {} if sent is None else {"Authorization": sent}

    answer = client.get(route, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="moderation"')
    assert answer.content_type == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "رأي" not in answer.text


@pytest.mark.parametrize("route", ROUTES)
def test_a_revoked_token_opens_nothing(client, services, bearer, route):
    """From the next request on."""
    headers = bearer(Scope.MODERATION)
    before = client.get(route, headers=headers)

    services.revoke_token("importer")
    after = client.get(route, headers=headers)

    assert before.status_code == 200
    assert after.status_code == 401
    assert 'error="invalid_token"' in after.headers["WWW-Authenticate"]


@pytest.mark.parametrize("route", ROUTES)
def test_a_token_of_another_scope_is_not_enough(client, bearer, route):
    """The answer names the scope that is."""
    answer = client.get(route, headers=bearer(Scope.EMAILS))

    assert answer.status_code == 403
    assert 'scope="moderation"' in answer.headers["WWW-Authenticate"]


def test_every_status_comes_with_its_decisions(client, bearer, judged):
    """Reasons, who decided, and the note."""
    bad, waiting = judged

    answer = client.get(ROUTES[0], headers=bearer(Scope.MODERATION))

    first, second = answer.json["comments"]
    assert [first["id"], second["id"]] == [str(bad.id), str(waiting.id)]
    assert [first["status"], second["status"]] == ["rejected", "pending"]
    pipeline, salma = first["decisions"]
    assert pipeline["by"] == "pipeline"
    assert pipeline["reasons"][0]["code"] == "first_comment"
    assert salma["by"] == "سلمى"
    assert salma["outcome"] == "reject"
    assert salma["reasons"] == [{"code": "insult", "data": {}, "spans": []}]
    assert salma["note"] == "كفى"
    assert answer.headers["Cache-Control"] == "no-store"


def test_pages_hold_every_comment_once(client, bearer, judged):
    """`next` is followed with the same token."""
    headers = bearer(Scope.MODERATION)

    first = client.get(f"{ROUTES[0]}?limit=1", headers=headers).json
    second = client.get(first["next"], headers=headers).json

    ids = [c["id"] for c in first["comments"] + second["comments"]]
    assert ids == [str(comment.id) for comment in judged]
    assert second["next"] is None


def test_lines_are_the_same_comments(client, bearer, judged):
    """One a line."""
    headers = bearer(Scope.MODERATION)

    lines = client.get(ROUTES[1], headers=headers).data.decode().splitlines()

    document = client.get(ROUTES[0], headers=headers).json
    assert [json.loads(line) for line in lines] == document["comments"]


@pytest.mark.parametrize("route", ROUTES)
def test_without_its_scope_there_is_no_address(client, bearer, judged, route):
    """Nor a word of one."""
    answer = client.get(route, headers=bearer(Scope.MODERATION))

    assert "email" not in answer.text
    assert "reader0" not in answer.text


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize("route", ROUTES)
def test_each_use_of_the_addresses_is_an_entry(client, services, salma, bearer, route):
    """Under the name of the token, before anything is sent."""
    headers = bearer(Scope.MODERATION, Scope.EMAILS, name="archive")

    texts = [client.get(route, headers=headers).text for _ in range(2)]

    entries, _ = services.read_audit(salma)
    uses = [e.actor for e in entries if e.act == "export_emails"]
    assert uses == ["token:archive"] * 2
    for text in texts:
        assert '"email":"reader0@example.org"' in text


def test_changes_are_told_elsewhere(client, bearer, judged):
    """Leaving `since` unheard would make an importer believe that it has them all."""
    answer = client.get(
        f"{ROUTES[0]}?since=2026-11-18T00:00:00Z", headers=bearer(Scope.MODERATION)
    )

    assert answer.status_code == 400
    assert answer.json["errors"][0]["field"] == "since"
