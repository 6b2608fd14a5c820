"""What a host counts, the other one counts too, also where both are asked at once."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import urlencode

import pytest

from tests.faults.clients import FORM, NO_LIMITS, connected, post, stored

pytestmark = pytest.mark.engine("postgres")

ATTEMPTS = 4
TWICE_AS_MANY = 8
DOOR = "/moderate/sign-in"


def test_guesses_at_a_password_count_together(hosts):
    """Whoever tries on both has no more attempts than on one."""
    both = hosts(sign_ins_per_minute=str(ATTEMPTS))

    answers = at_once(both, guess)

    assert sorted(answers) == [422] * ATTEMPTS + [429] * (TWICE_AS_MANY - ATTEMPTS)


def test_a_form_that_arrives_on_both_is_one_comment(hosts):
    """Everyone is shown the way to the same receipt."""
    both = hosts(**NO_LIMITS)

    answers = at_once(both, send_the_form)

    assert len(set(answers)) == 1
    assert len(stored(both[0])) == 1


def test_ids_rise_wherever_a_comment_arrives(hosts):
    """So that a cursor of the export misses none."""
    both = hosts(**NO_LIMITS)
    texts = [f"comment {number}" for number in range(TWICE_AS_MANY)]

    for number, text in enumerate(texts):
        assert post(both[number % 2], text).status == 303

    assert stored(both[0]) == texts


def at_once(hosts, act):
    """Let as many do it, on both hosts; return what each was answered."""
    with ThreadPoolExecutor(TWICE_AS_MANY) as threads:
        begun = [threads.submit(act, hosts[n % 2]) for n in range(TWICE_AS_MANY)]
        return [each.result(30) for each in begun]


def guess(host):
    """Return the status that a wrong password is answered with."""
    with closing(connected(host)) as connection:
        connection.request("GET", DOOR)
        page = connection.getresponse()
        token = re.search(
            r'name="csrf_token"[^>]*value="([^"]+)"', page.read().decode()
        )
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        fields = {"name": "Nobody", "password": "a guess", "csrf_token": token[1]}
        sent = {**FORM, "Cookie": cookie}
        connection.request("POST", DOOR, urlencode(fields), sent)
        return connection.getresponse().status


def send_the_form(host):
    """Return the address of the receipt."""
    fields = {"body": "one form", "name": "أمينة", "email": "amina@example.org"}
    with closing(connected(host)) as connection:
        body = urlencode({**fields, "nonce": "0f3b1c0de5a1"})
        connection.request("POST", "/articles/olive-harvest/comments", body, FORM)
        answer = connection.getresponse()
        assert answer.status == 303
        return answer.headers["Location"]
