"""A place at the desk is offered, and taken."""

import pytest

from moderation.domain.errors import ForbiddenError, InvalidError, NotFoundError
from moderation.domain.moderator import Role
from tests import make

DAY = 24 * make.HOUR


@pytest.fixture
def join(services):
    """Take a place as Idris."""

    def act(token, name="إدريس", password=make.PASSWORD):
        return services.join(token, name, password)

    return act


def codes(error):
    return [(fault.field, fault.code) for fault in error.value.errors]


def test_the_first_place_is_a_chiefs(services, join):
    """Whoever holds the link that the first start prints."""
    token = services.invite_first()

    invitation = services.read_invitation(token)
    joined = join(token)

    assert (invitation.role, invitation.by) == (Role.CHIEF, None)
    assert joined.moderator.role is Role.CHIEF
    assert services.find_session(joined.secret).moderator == joined.moderator


def test_there_is_no_first_place_once_there_is_a_moderator(services, salma):
    """Not even when the only one left again."""
    before = services.invite_first()
    services.change_role("سلمى", Role.CHIEF)

    assert before is None


def test_every_open_offer_of_the_first_place_ends_with_the_first(services, join):
    """A second start prints a second link; one of them works."""
    used, other = services.invite_first(), services.invite_first()
    join(used)

    with pytest.raises(NotFoundError, match="invitation"):
        services.read_invitation(other)
    with pytest.raises(NotFoundError, match="invitation"):
        join(other, name="يوسف")


@pytest.mark.parametrize("role", Role)
def test_a_chief_offers_a_place(services, salma, join, role, entries):
    """In any role; offer and taking leave an entry each."""
    token = services.invite(salma, role)

    joined = join(token)

    assert joined.moderator.role is role
    told = [(entry.actor, entry.act, entry.detail) for entry in entries()]
    assert told == [
        ("سلمى", "invite", {"role": role}),
        ("إدريس", "join", {"role": role}),
    ]


@pytest.mark.parametrize("who", ["idris", "nora"])
def test_nobody_else_offers_places(services, request, who):
    """Moderators and viewers manage nobody."""
    with pytest.raises(ForbiddenError):
        services.invite(request.getfixturevalue(who), Role.VIEWER)


def test_an_invitation_works_once(services, salma, join):
    """The second one to come finds nothing."""
    token = services.invite(salma, Role.MODERATOR)
    join(token)

    with pytest.raises(NotFoundError, match="invitation"):
        join(token, name="يوسف")


def test_an_invitation_taken_twice_at_once_works_once(services, salma, join, at_once):
    """Whoever is second finds nothing."""
    token = services.invite(salma, Role.MODERATOR)

    results = at_once(lambda: join(token), lambda: join(token, name="يوسف"))

    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["NotFoundError", "SignedIn"]


def test_an_invitation_expires(services, salma, join, clock):
    """After seven days."""
    token = services.invite(salma, Role.MODERATOR)
    clock.pass_(7 * DAY - 1)
    last = services.read_invitation(token)
    clock.pass_(1)

    assert last.by == "سلمى"
    with pytest.raises(NotFoundError, match="invitation"):
        services.read_invitation(token)
    with pytest.raises(NotFoundError, match="invitation"):
        join(token)


@pytest.mark.parametrize("token", ["", "nonsense"])
def test_a_token_that_is_not_ours_offers_nothing(services, join, token):
    """There is no invitation behind it."""
    with pytest.raises(NotFoundError, match="invitation"):
        services.read_invitation(token)
    with pytest.raises(NotFoundError, match="invitation"):
        join(token)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"name": ""}, ("name", "blank")),
        ({"name": "أ\nب"}, ("name", "lines")),
        ({"password": "short"}, ("password", "too_short")),
        ({"name": "سلمى"}, ("name", "taken")),
        ({"name": "سَلْمَى"}, ("name", "taken")),
    ],
)
def test_bad_fields_leave_the_invitation_open(services, salma, join, wrong, fault):
    """Whoever mistypes tries again."""
    token = services.invite(salma, Role.MODERATOR)

    with pytest.raises(InvalidError) as error:
        join(token, **wrong)

    assert codes(error) == [fault]
    assert services.read_invitation(token).role is Role.MODERATOR


def test_all_faults_are_said_at_once(services, salma, join):
    """In the order of the form."""
    token = services.invite(salma, Role.MODERATOR)

    with pytest.raises(InvalidError) as error:
        join(token, name="", password="")

    assert codes(error) == [("name", "blank"), ("password", "too_short")]


def test_an_offer_ends_with_its_chief(services, salma, join):
    """Who lost the right to offer places has offered none."""
    services.add_moderator("هدى", Role.CHIEF, make.PASSWORD)
    token = services.invite(salma, Role.MODERATOR)

    services.disable("سلمى")

    with pytest.raises(NotFoundError, match="invitation"):
        join(token)
