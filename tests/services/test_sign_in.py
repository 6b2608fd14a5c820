"""A moderator comes to the desk, stays a while, and leaves."""

import pytest

from moderation.domain.errors import SignInError, ThrottledError
from moderation.domain.moderator import Role
from moderation.services import sign_in as sign_in_service
from moderation.services.passwords import is_password
from tests import make

HOME, CAFE, ATTACKER = "192.0.2.1", "198.51.100.7", "203.0.113.9"
LIMIT = 3


@pytest.fixture
def environment(environment):
    """Three attempts in a minute."""
    return {**environment, "MODERATION_SIGN_INS_PER_MINUTE": str(LIMIT)}


@pytest.fixture
def salma(services):
    """The chief of the desk, with a password."""
    return services.add_moderator("سلمى", Role.CHIEF, make.PASSWORD)


@pytest.fixture
def sign_in(services):
    """Sign in as Salma, from home."""

    def act(name="سلمى", password=make.PASSWORD, network=HOME, device=""):
        return services.sign_in(name, password, network=network, device=device)

    return act


@pytest.fixture
def fail(sign_in):
    """Try in vain, and come back with the kind of error."""

    def act(times=1, **more):
        kinds = []
        for _ in range(times):
            with pytest.raises((SignInError, ThrottledError)) as error:
                sign_in(**{"password": "not the password", **more})
            kinds.append(error.type)
        return kinds

    return act


def test_the_right_password_begins_a_session(services, salma, sign_in, entries):
    """Its secret finds it; an entry remembers it."""
    signed_in = sign_in()

    session = services.find_session(signed_in.secret)
    assert signed_in.moderator == session.moderator == salma
    assert session.expires_at == make.NOW + 12 * make.HOUR
    assert (entries()[-1].actor, entries()[-1].act) == ("سلمى", "sign_in")


def test_names_compare_as_readers_read_them(salma, sign_in):
    """A tashkeel more is no other name."""
    assert sign_in(name="سَلمى ".strip()).moderator == salma


def test_every_session_has_its_own_secret(salma, sign_in):
    """And the store keeps none of them."""
    assert sign_in().secret != sign_in().secret


def test_name_and_password_fail_alike(salma, sign_in):
    """The error does not tell which of them is wrong."""
    errors = []
    for wrong in ({"name": "يوسف"}, {"password": "not the password"}, {"password": ""}):
        with pytest.raises(SignInError) as error:
            sign_in(**wrong)
        errors.append(str(error.value))

    assert len(set(errors)) == 1


def test_who_left_the_desk_cannot_sign_in(services, wired, salma, sign_in, fail):
    """With the right password neither."""
    with wired.store.writing() as unit:
        unit.moderators.set_disabled(salma.id, make.NOW)

    assert fail(password=make.PASSWORD) == [SignInError]


def test_a_moderator_without_a_password_cannot_sign_in(seat, fail):
    """Neither with nothing nor with the word behind the scenes."""
    seat("نورة", Role.VIEWER)

    assert fail(name="نورة", password="") == [SignInError]
    assert fail(name="نورة", password="nobody's") == [SignInError]


# Sessions


def test_a_session_ends_after_twelve_hours(services, salma, sign_in, clock):
    """Not a moment later."""
    secret = sign_in().secret
    clock.pass_(12 * make.HOUR - 1)
    last = services.find_session(secret)
    clock.pass_(1)

    assert last is not None
    assert services.find_session(secret) is None


def test_signing_out_ends_one_session(services, salma, sign_in):
    """The other browser stays; twice is once."""
    here, there = sign_in().secret, sign_in().secret

    services.sign_out(here)
    services.sign_out(here)

    assert services.find_session(here) is None
    assert services.find_session(there).moderator == salma


def test_a_secret_that_is_not_ours_finds_nothing(services):
    """Whatever stands in the cookie."""
    assert services.find_session("") is None
    assert services.find_session("nonsense") is None


# Limits


def test_a_network_that_guesses_is_throttled(salma, fail):
    """Whatever names it tries, known or not."""
    kinds = fail(name="يوسف") + fail(name="أمينة") + fail() + fail(name="إدريس")

    assert kinds == [SignInError] * LIMIT + [ThrottledError]


def test_a_name_that_is_guessed_at_is_throttled(salma, fail):
    """A guessing network stays out, with the right password too."""
    fail(LIMIT, network=ATTACKER)

    assert fail(password=make.PASSWORD, network=ATTACKER) == [ThrottledError]


def test_who_guesses_from_two_networks_shares_the_names_limit(salma, fail):
    """A network's second attempt counts all that were made on the name."""
    fail(LIMIT - 1, network=ATTACKER)
    fail(network=CAFE)

    assert fail(network=CAFE) == [ThrottledError]


def test_the_honest_get_in_while_their_name_is_attacked(salma, sign_in, fail):
    """From a network that has not failed in that minute."""
    fail(LIMIT, network=ATTACKER)

    assert sign_in(network=HOME).moderator == salma


def test_a_browser_that_was_here_before_gets_in(salma, sign_in, fail):
    """Even from the very network that the attack comes from."""
    device = sign_in().device
    fail(LIMIT)

    assert fail(password=make.PASSWORD) == [ThrottledError]
    assert sign_in(device=device).moderator == salma


def test_a_browser_that_was_here_before_is_bounded_by_itself(salma, sign_in, fail):
    """A stolen device cookie is no licence to guess, and shuts nobody else out."""
    device = sign_in().device

    kinds = fail(LIMIT + 1, device=device)

    assert kinds == [SignInError] * LIMIT + [ThrottledError]
    assert sign_in().moderator == salma


def test_a_device_of_another_moderator_is_a_stranger(services, salma, sign_in, fail):
    """It vouches for its owner only."""
    services.add_moderator("إدريس", Role.MODERATOR, make.PASSWORD)
    device = sign_in(name="إدريس").device
    fail(LIMIT)

    assert fail(password=make.PASSWORD, device=device) == [ThrottledError]


def test_success_is_not_counted(salma, sign_in):
    """Who signs in often is no attacker."""
    for _ in range(LIMIT + 1):
        assert sign_in().moderator == salma


def test_the_minute_slides(salma, sign_in, fail, clock):
    """What was refused in between does not prolong it."""
    fail(LIMIT)
    clock.pass_(make.MINUTE)
    fail(password=make.PASSWORD)
    clock.pass_(1)

    assert sign_in().moderator == salma


def test_who_is_throttled_learns_when_to_return(salma, sign_in, fail):
    """In a minute."""
    fail(LIMIT)

    with pytest.raises(ThrottledError) as error:
        sign_in()

    assert error.value.retry_after == 60


def test_eight_attempts_at_once_do_not_all_find_the_door_open(salma, sign_in, at_once):
    """Each is counted before its password is looked at."""
    results = at_once(*[lambda: sign_in(password="not the password")] * 8)

    kinds = [type(result) for result in results]
    assert kinds.count(SignInError) == LIMIT
    assert kinds.count(ThrottledError) == 8 - LIMIT


def test_a_password_replaced_meanwhile_opens_nothing(
    services, salma, fail, monkeypatch
):
    """Not even for who began to sign in before."""

    def replaced_first(kept, password):
        services.reset_password("سلمى", "another road to Fez")
        return is_password(kept, password)

    monkeypatch.setattr(sign_in_service, "is_password", replaced_first)

    assert fail(password=make.PASSWORD) == [SignInError]
