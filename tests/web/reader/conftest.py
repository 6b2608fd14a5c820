"""What tests of readers' pages share."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Response
from flask.testing import FlaskClient

from tests import make

ARTICLE = "/articles/olive-harvest"


@pytest.fixture
def post(client: FlaskClient) -> Callable[..., Response]:
    """Send the comment form as a browser without scripts does."""

    def send(place: str = ARTICLE, **changes: str) -> Response:
        return client.post(f"{place}/comments", data=make.fields(**changes))

    return send


@pytest.fixture
def read() -> Callable[[Response], BeautifulSoup]:
    """Read a page as a browser does."""
    return lambda response: BeautifulSoup(response.data, "html5lib")
