"""A request is taken in whole before anyone works on it."""

from io import BytesIO

import pytest

from moderation.web.taking_turns import TakingTurns

PIECES = {"HTTP_TRANSFER_ENCODING": "chunked"}
LIMIT = 1000


class Application:
    """Answers with what it has read; knows whether it was called."""

    def __init__(self):
        self.read = None

    def __call__(self, environ, start_response):
        self.read = environ["wsgi.input"].read()
        start_response("200 OK", [])
        return iter([b"one", b"two"])


class Clock:
    """A clock that a body sets forward as it arrives."""

    at = 0.0

    def __call__(self):
        return self.at


class Trickle(BytesIO):
    """A body of which each piece takes ten seconds."""

    def __init__(self, content, clock):
        super().__init__(content)
        self._clock = clock

    def read(self, size=-1):
        self._clock.at += 10
        return super().read(size)


@pytest.fixture
def application():
    return Application()


@pytest.fixture
def asked(application):
    """Send a request with a body; return the status and the answer."""
    clock = Clock()
    around = TakingTurns(
        application, most=1, limit=lambda _: LIMIT, seconds=25, now=clock
    )

    def ask(body, *, is_slow=False, path="/", **environ):
        source = Trickle(body, clock) if is_slow else BytesIO(body)
        told = []
        answer = around(
            {"PATH_INFO": path, "wsgi.input": source, **environ},
            lambda status, headers: told.append((status, dict(headers))),
        )
        return told[0][0], b"".join(answer)

    return ask


@pytest.mark.parametrize("told", [{"CONTENT_LENGTH": "300"}, PIECES])
def test_a_whole_body_is_passed_on(asked, application, told):
    """Whether its size was told or it came in pieces."""
    assert asked(b"x" * 300, **told) == ("200 OK", b"onetwo")
    assert application.read == b"x" * 300


def test_a_body_that_breaks_off_is_not_taken_for_whole(asked, application):
    """A comment would be stored without its end."""
    status, _ = asked(b"x" * 200, CONTENT_LENGTH="300")

    assert status == "400 Bad Request"
    assert application.read is None


@pytest.mark.parametrize("told", [{"CONTENT_LENGTH": "300"}, PIECES])
def test_a_body_that_trickles_is_not_waited_for(asked, application, told):
    """Nobody works on it meanwhile, and its sender is sent away."""
    status, _ = asked(b"x" * 300, is_slow=True, **told)

    assert status == "408 Request Timeout"
    assert application.read is None


def test_of_a_large_body_no_more_is_taken_in_than_shows_it(asked, application):
    """The application refuses it."""
    asked(b"x" * LIMIT * 3, **PIECES)

    assert len(application.read) == LIMIT + 1


def test_a_body_that_is_said_to_be_large_is_not_taken_in(asked, application):
    """The application refuses it by its size alone."""
    body = b"x" * LIMIT * 3

    asked(body, CONTENT_LENGTH=str(len(body)))

    assert application.read == body


@pytest.mark.parametrize("path", ["/", "/export.ndjson"])
def test_a_turn_ends_with_the_request(asked, path):
    """There is but one here."""
    assert [asked(b"", path=path) for _ in range(2)] == [("200 OK", b"onetwo")] * 2
