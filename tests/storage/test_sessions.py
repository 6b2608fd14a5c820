"""Sessions end when they should, and failed sign-ins are remembered for a day."""

import pytest

from tests.storage import make

DAY = 24 * 60 * make.MINUTE


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


@pytest.fixture
def salma(unit):
    """A moderator."""
    return make.moderator(unit)


def sign_in(unit, moderator, digest=b"digest", now=1, expires_at=9):
    """A stored session."""
    return unit.sessions.add(moderator.id, digest, now=now, expires_at=expires_at)


def test_a_session_is_found_by_its_digest_until_it_expires(unit, salma):
    """At the moment of its end it is over."""
    session = sign_in(unit, salma)

    assert session.moderator == salma
    assert unit.sessions.by_digest(b"digest", now=8) == session
    assert unit.sessions.by_digest(b"digest", now=9) is None
    assert unit.sessions.by_digest(b"other", now=8) is None


def test_a_disabled_moderator_has_no_session(unit, salma):
    """Disabling takes effect at once, without ending rows."""
    sign_in(unit, salma)

    unit.moderators.set_disabled(salma.id, 2)

    assert unit.sessions.by_digest(b"digest", now=3) is None


def test_the_session_shows_the_moderator_as_they_are_now(unit, salma):
    """A role that changed counts from the next request."""
    sign_in(unit, salma)

    unit.moderators.set_role(salma.id, "viewer")

    assert unit.sessions.by_digest(b"digest", now=3).moderator.role == "viewer"


def test_sessions_are_listed_newest_first(unit, salma):
    """Only one's own and only those that have not ended."""
    first, second = sign_in(unit, salma, b"1"), sign_in(unit, salma, b"2")
    sign_in(unit, make.moderator(unit, "هدى"), b"3")

    assert unit.sessions.of(salma.id, now=2) == [second, first]
    assert unit.sessions.of(salma.id, now=9) == []


def test_one_session_can_be_ended(unit, salma):
    """The others go on."""
    first, second = sign_in(unit, salma, b"1"), sign_in(unit, salma, b"2")

    unit.sessions.end(first.id)

    assert unit.sessions.of(salma.id, now=2) == [second]


@pytest.mark.parametrize("keeps", [True, False])
def test_all_sessions_can_be_ended_but_this_one(unit, salma, keeps):
    """Another moderator's sessions are not touched."""
    mine = [sign_in(unit, salma, digest) for digest in (b"1", b"2")]
    huda = make.moderator(unit, "هدى")
    hers = sign_in(unit, huda, b"3")

    unit.sessions.end_all(salma.id, but=mine[0].id if keeps else None)

    assert unit.sessions.of(salma.id, now=2) == (mine[:1] if keeps else [])
    assert unit.sessions.of(huda.id, now=2) == [hers]


def test_attempts_are_counted_by_name_and_by_network(unit):
    """Each is counted alone, since a moment."""
    for at, name, network in [(1, b"a", b"x"), (5, b"a", b"y"), (6, b"b", b"x")]:
        unit.sessions.add_attempt(name=name, network=network, at=at)

    assert unit.sessions.attempts(since=1, name=b"a", network=b"x") == (2, 2)
    assert unit.sessions.attempts(since=5, name=b"a", network=b"x") == (1, 1)


def test_an_honest_attempt_is_forgotten(unit):
    """A sign-in that worked does not count against its name."""
    attempt_id = unit.sessions.add_attempt(name=b"a", network=b"x", at=1)

    unit.sessions.forget_attempt(attempt_id)

    assert unit.sessions.attempts(since=0, name=b"a", network=b"x") == (0, 0)


def test_attempts_of_a_day_before_are_forgotten(unit):
    """What is older than a day goes when the next one comes."""
    for at in (1, 2, 2 + DAY):
        unit.sessions.add_attempt(name=b"a", network=b"x", at=at)

    assert unit.sessions.attempts(since=0, name=b"a", network=b"x") == (2, 2)
