"""The standby that every commit waits for is gone, and nobody waits for ever."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import urlencode

import pytest

from tests.faults.clients import FORM, NO_LIMITS, ask, connected, stored
from tests.server import RealServer
from tests.waiting import eventually

pytestmark = pytest.mark.engine("postgres")

ARTICLE = "/articles/olive-harvest"
# A commit has 10 seconds to be confirmed; who waits for their turn gives up before.
PATIENCE = 15
PEOPLE = 8


def test_who_waits_for_a_standby_that_is_gone_is_told_so(tmp_path, serve):
    """Nothing is acknowledged that it has not; once it may, the same form is stored.

    Each form is one comment in the end, also that whose commit was under way.
    """
    primary = serve("primary")
    names = [f"reader {number}" for number in range(PEOPLE)]

    with RealServer(
        tmp_path / "var", database_url=primary.url(), **NO_LIMITS
    ) as server:
        primary.wait_for("standby")
        begun = time.monotonic()
        with ThreadPoolExecutor(PEOPLE) as threads:
            refused = list(threads.map(send, [server] * PEOPLE, names))
        took = time.monotonic() - begun
        page = ask(server, ARTICLE)[0]

        primary.wait_for()
        back = eventually(lambda: send(server, names[0])[0] == 303)
        with ThreadPoolExecutor(PEOPLE) as threads:
            again = list(threads.map(send, [server] * PEOPLE, names))

        assert {status for status, _ in refused} == {503}
        assert all(wait for _, wait in refused)
        assert took < PATIENCE
        assert page == 200
        assert back
        assert {status for status, _ in again} == {303}
        assert Counter(stored(server)) == Counter(names)


def send(server, name):
    """Send a form with a mark of its own; return the status and when to come again."""
    fields = {"body": name, "name": name, "email": "amina@example.org", "nonce": name}
    with closing(connected(server, 25)) as connection:
        connection.request("POST", f"{ARTICLE}/comments", urlencode(fields), FORM)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers["Retry-After"]
