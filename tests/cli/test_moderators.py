"""The operator seats people at the desk."""

import pytest

from moderation.domain.errors import SignInError
from tests.make import PASSWORD


@pytest.fixture
def seat(run, wired):
    """Seat somebody."""

    def command(name, role="chief"):
        words = ("moderators", "add", name, "--role", role, "--password-stdin")
        return run(*words, stdin=f"{PASSWORD}\n")

    return command


def test_who_is_added_can_sign_in(seat, services):
    """With the role and the password that were given."""
    result = seat("  سلمى ", "moderator")

    signed_in = services.sign_in("سلمى", PASSWORD, network="192.0.2.1")
    assert result.stdout == "سلمى is moderator.\n"
    assert signed_in.moderator.role == "moderator"


def test_the_list_is_a_person_a_line(seat, run):
    """Role, state and name."""
    seat("Salma")
    seat("Yusuf", "viewer")
    run("moderators", "disable", "Yusuf")

    result = run("moderators", "list")

    assert result.stdout.splitlines() == [
        "chief\tactive\tSalma",
        "viewer\tdisabled\tYusuf",
    ]


def test_a_place_that_was_ended_can_be_given_back(seat, run):
    """Under the same name."""
    seat("Salma")
    seat("Yusuf", "viewer")

    run("moderators", "disable", "Yusuf")
    run("moderators", "enable", "Yusuf")

    assert "viewer\tactive\tYusuf" in run("moderators", "list").stdout


def test_a_new_password_replaces_the_old(seat, run, services):
    """The old one opens nothing any more."""
    seat("Salma")

    result = run(
        "moderators", "reset", "Salma", "--password-stdin", stdin="another long road\n"
    )

    assert result.exit_code == 0
    assert services.sign_in("Salma", "another long road", network="192.0.2.1")
    with pytest.raises(SignInError):
        services.sign_in("Salma", PASSWORD, network="192.0.2.1")


def test_the_first_moderator_gets_a_link(run, wired, seat, refused):
    """Only while there is none."""
    link = run("moderators", "invite").stdout.strip()
    token = link.removeprefix("http://localhost/moderate/invitations/")
    invitation = wired.services.read_invitation(token)
    seat("Salma")

    assert invitation.role == "chief"
    assert "there is a moderator already" in refused("moderators", "invite")


@pytest.mark.parametrize(
    ("words", "stdin", "what"),
    [
        (("add", "Salma", "--role", "chief"), "", "--password-stdin"),
        (("add", "Salma", "--role", "boss"), "", "'boss'"),
        (("add", "", "--role", "chief", "--password-stdin"), PASSWORD, "name is empty"),
        (("add", "Salma", "--role", "chief", "--password-stdin"), "short", "10"),
        (("disable", "Nobody"), "", "no such moderator"),
        (("reset", "Nobody", "--password-stdin"), PASSWORD, "no such moderator"),
    ],
)
def test_what_cannot_be_done_is_one_line(refused, wired, words, stdin, what):
    """It says what is wrong."""
    assert what in refused("moderators", *words, stdin=stdin)


def test_a_name_that_is_taken_is_refused(seat, refused):
    """However it is written."""
    seat("Salma")

    words = ("moderators", "add", "SALMA", "--role", "viewer", "--password-stdin")
    assert "taken" in refused(*words, stdin=f"{PASSWORD}\n")


def test_the_last_chief_stays(seat, refused):
    """Somebody must manage the desk."""
    seat("Salma")

    assert "last chief" in refused("moderators", "disable", "Salma")
