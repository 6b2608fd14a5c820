"""A reader posts a comment."""

import re
import sqlite3
import time

import pytest

from moderation.domain.article import ArticleState
from tests import make

ARTICLE = "/articles/olive-harvest"
JSON = {"Accept": "application/json"}


def test_a_stored_comment_leads_to_its_receipt(post, client):
    """The receipt says that it waits, in an editor's words."""
    answer = post()

    assert answer.status_code == 303
    assert re.fullmatch(r"/receipts/[\w-]+", answer.headers["Location"])
    receipt = client.get(answer.headers["Location"])
    assert "وصل تعليقك وهو الآن بانتظار المراجعة" in receipt.text


def test_what_a_machine_fills_in_is_answered_like_any_other(post, client, read):
    """It does not learn what gave it away."""
    (trap,) = read(client.get(ARTICLE)).select("[aria-hidden=true] input")

    answer = post(**{trap["name"]: "buy"})

    assert answer.status_code == 303
    receipt = client.get(answer.headers["Location"])
    assert "بانتظار المراجعة" in receipt.text


def test_wrong_fields_come_back_with_everything_that_was_typed(post, read):
    """Nothing is lost; every fault is told on top and beside its field."""
    typed = {
        "body": "\n\n نص <طويل> \n",
        "name": " ",
        "email": "amina",
        "website": "ftp://example.org",
        "remember": "yes",
    }

    answer = post(**typed)

    assert answer.status_code == 422
    assert answer.headers["Cache-Control"] == "no-store"
    page = read(answer)
    assert page.select_one("[name=body]").text == typed["body"]
    for name in ("name", "email", "website"):
        field = page.select_one(f"[name={name}]")
        assert field["value"] == typed[name]
        assert field["aria-invalid"] == "true"
        assert page.find(id=field["aria-describedby"]).text.strip()
    assert page.select_one("[name=remember]").has_attr("checked")
    summary = page.select_one("[role=alert]")
    assert [link["href"] for link in summary.select("a")] == [
        *("#field-name", "#field-email", "#field-website")
    ]


@pytest.mark.parametrize("email", ["reader@example.org", "قارئ@مثال.إختبار", "é@é.fr"])
def test_an_address_may_be_in_any_script(post, email):
    """Internationalised addresses are addresses."""
    assert post(email=email).status_code == 303


@pytest.mark.parametrize("email", ["amina", "user@localhost", "a@b@c.org", "a b@c.org"])
def test_what_is_no_address_is_refused(post, email):
    """The form says so."""
    assert post(email=email).status_code == 422


def test_length_is_counted_as_a_reader_sees_it(post):
    """A family is one character; one too many is told."""
    family = "👨‍👩‍👧"
    name = family * 120

    assert post(name=name).status_code == 303
    assert post(name=name + family).status_code == 422


@pytest.mark.parametrize("parent", ["1", "x", "٣", "9" * 30])
def test_a_reply_to_what_is_not_there_keeps_the_text(post, read, parent):
    """404, with the words in the form and nothing more to reply to."""
    answer = post(parent=parent)

    assert answer.status_code == 404
    page = read(answer)
    assert page.select_one("[name=body]").text == make.fields()["body"]
    assert page.select_one("[name=parent]")["value"] == ""


def test_an_unknown_article_is_not_found(post):
    """There is nothing to comment on."""
    assert post("/articles/nothing").status_code == 404


def test_the_same_words_again_are_told_so(post, clock):
    """409 once it cannot be a resend any more, with the text kept."""
    post()
    clock.pass_(11 * make.MINUTE)

    answer = post()

    assert answer.status_code == 409
    assert make.fields()["body"] in answer.text


def test_a_resend_without_scripts_gets_the_first_receipt(post):
    """A double click is one comment."""
    first, second = post(), post()

    assert first.headers["Location"] == second.headers["Location"]


def test_a_closed_article_refuses_and_gives_the_text_back(post, read, services):
    """It may have closed while the reader wrote."""
    services.load_articles([make.source(state=ArticleState.CLOSED)])

    answer = post()

    assert answer.status_code == 403
    page = read(answer)
    assert page.select_one("textarea[readonly]").text == make.fields()["body"]


def test_a_closed_article_says_so_before_anything_else(post, client, services):
    """Nobody corrects fields for an article that takes nothing; programs neither."""
    services.load_articles([make.source(state=ArticleState.CLOSED)])

    assert post(email="amina").status_code == 403
    wrong = make.fields(email="amina")
    assert client.post(f"{ARTICLE}/comments", json=wrong).status_code == 403


@pytest.mark.engine("sqlite")
def test_a_store_that_cannot_write_keeps_the_text_in_the_form(
    post, client, read, settings, monkeypatch
):
    """503 says when to come back, and reading goes on."""
    patience = "moderation.storage.engines.sqlite_connection.PATIENCE"
    monkeypatch.setattr(patience, 0.05)
    client.get(ARTICLE)
    other = sqlite3.connect(settings.database_file, isolation_level=None)
    other.execute("begin immediate")

    answer = post()

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert read(answer).select_one("[name=body]").text == make.fields()["body"]
    assert client.get(ARTICLE).status_code == 200
    other.close()


class TestTooFast:
    """With a pause between two comments of one network."""

    @pytest.fixture
    def environment(self, environment):
        """The limit that config.py sets."""
        return {**environment, "MODERATION_FLOOD_SECONDS": "15"}

    def test_says_how_long_to_wait_and_keeps_the_text(self, post, read):
        """429 with Retry-After."""
        post()

        answer = post(body="شيء آخر")

        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "15"
        assert read(answer).select_one("[name=body]").text == "شيء آخر"


class TestPrograms:
    """Who asks for JSON gets JSON."""

    @pytest.mark.parametrize("kind", ["json", "data"])
    def test_a_comment_is_created(self, client, kind):
        """201 with its public shape, and where its receipt is."""
        answer = client.post(
            f"{ARTICLE}/comments", headers=JSON, **{kind: make.fields()}
        )

        assert answer.status_code == 201
        assert answer.headers["Location"].startswith("/receipts/")
        assert answer.json["author"] == {"name": "أمينة", "website": None}
        assert answer.json["status"] == "pending"
        assert "example.org" not in answer.text

    def test_wrong_fields_are_a_problem_document(self, client):
        """422 names field, code and message."""
        answer = client.post(
            f"{ARTICLE}/comments", headers=JSON, json=make.fields(name="", email="x")
        )

        assert answer.status_code == 422
        assert answer.mimetype == "application/problem+json"
        assert [(e["field"], e["code"]) for e in answer.json["errors"]] == [
            ("name", "blank"),
            ("email", "email"),
        ]

    def test_an_unknown_parent_is_a_problem_document_too(self, client):
        """404, nothing stored."""
        answer = client.post(
            f"{ARTICLE}/comments", headers=JSON, json={**make.fields(), "parent": 7}
        )

        assert answer.status_code == 404
        assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("accepted", "status"),
    [
        ("*/*", 201),
        ("application/json", 201),
        ("application/json, text/plain, */*", 201),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 303),
    ],
)
def test_who_sends_json_reads_json(client, accepted, status):
    """Unless a page is asked for by name; programs say `*/*` when they do not care."""
    answer = client.post(
        f"{ARTICLE}/comments", json=make.fields(), headers={"Accept": accepted}
    )

    assert answer.status_code == status


@pytest.mark.parametrize(
    "accepted",
    ["application/json", "application/problem+json", "*/*;q=0.1, application/json"],
)
def test_who_accepts_documents_reads_faults_as_one(client, accepted):
    """A form's sender too."""
    answer = client.post(f"{ARTICLE}/comments", data={}, headers={"Accept": accepted})

    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("local", ["a" * 300, "a" + "\u0301\u0323" * 20_000])
def test_an_address_longer_than_any_is_refused_at_once(client, local):
    """The validator is not even asked."""
    begun = time.process_time()

    answer = client.post(
        f"{ARTICLE}/comments", json=make.fields(email=f"{local}@example.org")
    )

    assert [fault["code"] for fault in answer.json["errors"]] == ["email"]
    assert time.process_time() - begun < 1
