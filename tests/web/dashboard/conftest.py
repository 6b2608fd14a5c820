"""The desk as its people use it: each with a browser of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from moderation.domain.moderator import Role
from tests import make

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from moderation.domain.moderator import Moderator
    from moderation.domain.written_rule import WrittenRule
    from moderation.wiring import Services

JSON = {"Accept": "application/json"}
_TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


class Desk:
    """A browser without scripts, and a program that has its cookies."""

    def __init__(self, client: FlaskClient) -> None:
        """Keep the browser; `client` is there for what is said differently."""
        self.client = client

    def get(self, path: str, **query: str) -> TestResponse:
        """Follow a link."""
        return self.client.get(f"/moderate{path}", query_string=query or None)

    def post(self, path: str, **fields: Any) -> TestResponse:
        """Send a form, with the token of the page that it stands on."""
        fields.setdefault("csrf_token", self.token())
        return self.client.post(f"/moderate{path}", data=fields)

    def ask(self, path: str, document: Any = None, **fields: Any) -> TestResponse:
        """Send a form or a JSON document and ask for JSON."""
        headers = {**JSON, "X-CSRFToken": self.token()}
        return self.client.post(
            f"/moderate{path}", data=fields or None, json=document, headers=headers
        )

    def look_up(self, path: str, **query: str) -> Any:
        """Ask for a document."""
        answer = self.client.get(
            f"/moderate{path}", query_string=query or None, headers=JSON
        )
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def token(self) -> str:
        """Return the token of whatever page is shown first."""
        page = self.client.get("/moderate/", follow_redirects=True).text
        found = _TOKEN.search(page)
        assert found
        return found[1]

    def sign_in(self, name: str, password: str = make.PASSWORD, **more: str) -> Any:
        """Send the form at the door."""
        return self.post("/sign-in", name=name, password=password, **more)


@pytest.fixture
def stranger(app: Flask) -> Desk:
    """Someone who has not signed in."""
    return Desk(app.test_client())


@pytest.fixture
def desk(signed_in: FlaskClient) -> Desk:
    """Salma, the chief, signed in."""
    return Desk(signed_in)


@pytest.fixture
def add(app: Flask, services: Services) -> Callable[[str, Role], Desk]:
    """Give someone a place at the desk and return them signed in."""

    def add_one(name: str, role: Role) -> Desk:
        services.add_moderator(name, role, make.PASSWORD)
        colleague = Desk(app.test_client())
        assert colleague.sign_in(name).status_code == 303
        return colleague

    return add_one


@pytest.fixture
def karim(add: Callable[[str, Role], Desk]) -> Desk:
    """A moderator beside Salma."""
    return add("Karim", Role.MODERATOR)


@pytest.fixture
def viewer(add: Callable[[str, Role], Desk]) -> Desk:
    """One who may look and nothing else."""
    return add("Vera", Role.VIEWER)


@pytest.fixture
def write(services: Services, salma: Moderator) -> Callable[[WrittenRule], int]:
    """Let Salma save a rule, and return its id."""

    def save(rule: WrittenRule) -> int:
        seen = services.read_policy(salma).version
        policy = services.write_rule(salma, rule, seen=seen)
        return rule.id or max(each.id for each in policy.rules)

    return save


@pytest.fixture
def waiting(services: Services) -> int:
    """The id of a comment of Amina's that waits."""
    return make.posted(services).comment.id


@pytest.fixture
def decided(desk: Desk, waiting: int, salma: Moderator) -> int:
    """The id of Salma's decision to reject that comment."""
    answer = desk.ask(f"/comments/{waiting}/decisions", outcome="reject", version="1")
    return int(answer.get_json()["decision"]["id"])
