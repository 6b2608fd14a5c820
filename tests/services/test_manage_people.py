"""A chief, or an operator at the terminal, changes who sits at the desk."""

import pytest

from moderation.domain.errors import (
    ForbiddenError,
    InvalidError,
    NotFoundError,
    SignInError,
    TakenError,
)
from moderation.domain.moderator import Role
from moderation.services.sign_in import begin_session
from tests import make

OTHER_PASSWORD = "a short way home"


@pytest.fixture
def session_of(wired, services):
    """Begin a session without a password; return how to find it."""

    def begin(moderator):
        with wired.store.writing() as unit:
            signed_in = begin_session(unit, wired.vault, moderator, make.NOW)
        return lambda: services.find_session(signed_in.secret)

    return begin


def person(services, name):
    people, _ = services.list_people()
    return next(one for one in people if one.name == name)


def told(entries):
    return [(entry.actor, entry.act, entry.detail) for entry in entries()]


def test_a_chief_sees_people_and_open_places(services, salma, idris):
    """Names in order, offers newest first."""
    services.invite(salma, Role.VIEWER)
    services.invite(salma, Role.CHIEF)

    people, places = services.list_people(salma)

    assert people == [idris, salma]
    assert [place.role for place in places] == [Role.CHIEF, Role.VIEWER]
    assert {place.by for place in places} == {"سلمى"}


def test_only_chiefs_manage_people(services, salma, idris, nora):
    """For everyone else it is forbidden, and nothing changes."""
    for who in (idris, nora):
        for act in (
            lambda who=who: services.list_people(who),
            lambda who=who: services.change_role("سلمى", Role.VIEWER, who),
            lambda who=who: services.disable("سلمى", who),
            lambda who=who: services.disable("سلمى", who, enable=True),
        ):
            with pytest.raises(ForbiddenError):
                act()

    assert person(services, "سلمى") == salma


# Adding


def test_an_operator_adds_a_moderator(services, entries):
    """With a password, and an entry by the operator."""
    added = services.add_moderator("إدريس", Role.MODERATOR, make.PASSWORD)

    signed_in = services.sign_in("إدريس", make.PASSWORD, network="192.0.2.1")
    assert person(services, "إدريس") == added == signed_in.moderator
    assert told(entries)[0] == (
        "operator",
        "join",
        {"moderator": "إدريس", "role": "moderator"},
    )


def test_a_name_is_given_once(services, salma):
    """However it is spelt."""
    with pytest.raises(TakenError):
        services.add_moderator("سَلمى", Role.VIEWER, make.PASSWORD)


def test_bad_fields_are_named(services):
    """Name and password at once."""
    with pytest.raises(InvalidError) as error:
        services.add_moderator("", Role.VIEWER, "")

    assert [fault.field for fault in error.value.errors] == ["name", "password"]


# Roles


def test_a_chief_gives_another_role(services, salma, idris, entries):
    """It holds at once, and the entry names both."""
    services.change_role("إدريس", Role.VIEWER, salma)

    assert person(services, "إدريس").role is Role.VIEWER
    detail = {"moderator": "إدريس", "role": "viewer"}
    assert told(entries) == [("سلمى", "change_role", detail)]


def test_an_open_session_has_the_new_role(services, salma, idris, session_of):
    """Nobody keeps what was taken from them until they sign in again."""
    session = session_of(idris)

    services.change_role("إدريس", Role.VIEWER, salma)

    assert session().moderator.role is Role.VIEWER


def test_an_operator_gives_another_role(services, idris, entries):
    """Where no moderator is signed in."""
    services.change_role("إدريس", Role.CHIEF)

    assert person(services, "إدريس").role is Role.CHIEF
    assert entries()[-1].actor == "operator"


def test_an_unknown_name_is_not_found(services, salma):
    """For every act."""
    for act in (
        lambda: services.change_role("يوسف", Role.CHIEF, salma),
        lambda: services.disable("يوسف", salma),
        lambda: services.reset_password("يوسف", make.PASSWORD),
    ):
        with pytest.raises(NotFoundError, match="moderator"):
            act()


# The last chief


def test_the_last_chief_stays(services, salma, idris):
    """Nobody would be left to manage people; a moderator is no chief."""
    for act in (
        lambda: services.change_role("سلمى", Role.MODERATOR, salma),
        lambda: services.disable("سلمى", salma),
        lambda: services.disable("سلمى"),
    ):
        with pytest.raises(InvalidError, match="last_chief"):
            act()

    assert person(services, "سلمى") == salma


def test_a_chief_who_left_does_not_count(services, salma, seat):
    """Only who may manage people does."""
    seat("يوسف", Role.CHIEF)
    services.disable("يوسف", salma)

    with pytest.raises(InvalidError, match="last_chief"):
        services.change_role("سلمى", Role.VIEWER, salma)


def test_one_of_two_chiefs_may_go(services, salma, seat):
    """The other one stays."""
    seat("يوسف", Role.CHIEF)

    services.change_role("سلمى", Role.VIEWER, salma)

    assert person(services, "سلمى").role is Role.VIEWER


def test_two_chiefs_who_demote_each_other_at_once_leave_one(
    services, salma, seat, at_once
):
    """The second finds that it would be the last."""
    yusuf = seat("يوسف", Role.CHIEF)

    at_once(
        lambda: services.change_role("يوسف", Role.VIEWER, salma),
        lambda: services.change_role("سلمى", Role.VIEWER, yusuf),
    )

    people, _ = services.list_people()
    assert [one.role for one in people].count(Role.CHIEF) == 1


def test_the_last_chief_may_be_called_chief_again(services, salma):
    """That takes nothing away."""
    services.change_role("سلمى", Role.CHIEF, salma)

    assert person(services, "سلمى").role is Role.CHIEF


def test_a_viewer_who_left_may_change_roles(services, salma, nora):
    """It is not about the last chief."""
    services.disable("نورة", salma)

    services.change_role("نورة", Role.MODERATOR, salma)

    assert person(services, "نورة").role is Role.MODERATOR


# Leaving and coming back


def test_a_place_is_ended_with_its_sessions(
    services, salma, idris, session_of, entries
):
    """At once, and nobody else's."""
    his, hers = session_of(idris), session_of(salma)

    services.disable("إدريس", salma)

    assert (his(), hers().moderator) == (None, salma)
    assert person(services, "إدريس").disabled_at == make.NOW
    detail = {"moderator": "إدريس", "role": "moderator"}
    assert told(entries) == [("سلمى", "disable", detail)]


def test_a_place_is_given_back(services, salma, idris, session_of, entries):
    """But not the sessions that were ended."""
    before = session_of(idris)
    services.disable("إدريس", salma)

    services.disable("إدريس", salma, enable=True)

    assert person(services, "إدريس") == idris
    assert before() is None
    assert entries()[-1].act == "enable"


# Passwords


def test_a_reset_replaces_the_password_and_ends_the_sessions(
    services, session_of, entries
):
    """The old one opens nothing any more."""
    idris = services.add_moderator("إدريس", Role.MODERATOR, make.PASSWORD)
    session = session_of(idris)

    services.reset_password("إدريس", OTHER_PASSWORD)

    assert session() is None
    assert (entries()[-1].actor, entries()[-1].act) == ("operator", "reset")
    with pytest.raises(SignInError):
        services.sign_in("إدريس", make.PASSWORD, network="192.0.2.1")
    services.sign_in("إدريس", OTHER_PASSWORD, network="192.0.2.1")


def test_a_bad_password_changes_nothing(services, idris, session_of):
    """Not even the sessions."""
    session = session_of(idris)

    with pytest.raises(InvalidError):
        services.reset_password("إدريس", "short")

    assert session().moderator == idris
