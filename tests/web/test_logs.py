"""Logs say what happened and name nobody."""

import json
import logging

import pytest

from moderation.web.logs import JsonLines
from tests import make


@pytest.fixture
def lines(app):
    """The log as it would be written, line by line."""
    handler, written = app.logger.handlers[0], []
    handler.emit = lambda record: written.append(handler.format(record))
    return written


def test_a_request_is_one_line_with_its_id(client, lines):
    """The line is JSON and carries the id that the answer carries."""
    answer = client.get("/healthz")

    (line,) = map(json.loads, lines)
    assert line["request"] == answer.headers["X-Request-Id"]
    assert line["route"] == "/healthz"
    assert line["status"] == 200


def test_a_public_page_is_a_line_each_time_it_is_made(client, lines):
    """What is answered from kept bytes is not; its id would be another reader's."""
    first, again = (client.get("/articles/olive-harvest") for _ in range(2))

    (line,) = map(json.loads, lines)
    assert line["route"] == "/articles/<slug>"
    assert "X-Request-Id" not in {**first.headers, **again.headers}


def test_a_receipts_token_is_not_written(client, services, lines):
    """The route is written, not the path, which is a secret here."""
    token = make.posted(services).receipt

    client.get(f"/receipts/{token}")

    assert token not in "".join(lines)


def test_a_failure_is_written_without_what_it_was_about(app, client, lines):
    """An error's message may quote a reader, so only its type and places are kept."""

    def fail():
        raise ValueError("amina@example.org wrote this")

    app.testing = False
    app.add_url_rule("/fail", view_func=fail)

    answer = client.get("/fail")

    assert answer.status_code == 500
    assert "amina" not in "".join(lines) + answer.text
    failed = next(line for line in map(json.loads, lines) if "error" in line)
    assert failed["level"] == "error"
    assert failed["error"][0]["type"] == "ValueError"
    assert "test_logs.py" in failed["error"][0]["places"][-1]


def test_the_cause_of_a_failure_is_written_too():
    """A chain of errors is a list, the last one first."""
    error = ValueError("b")
    error.__cause__ = KeyError("a")
    record = logging.makeLogRecord({"exc_info": (ValueError, error, None)})

    line = json.loads(JsonLines().format(record))

    assert [part["type"] for part in line["error"]] == ["ValueError", "KeyError"]
