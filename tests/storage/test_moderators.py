"""Moderators have names that cannot be mistaken, and invitations that work once."""

import pytest

from moderation.domain.errors import TakenError
from moderation.domain.moderator import Role
from tests.storage import make


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def test_an_empty_desk_has_nobody(unit):
    """Before the first moderator there is none; a disabled one still exists."""
    assert not unit.moderators.exist()

    salma = make.moderator(unit)
    unit.moderators.set_disabled(salma.id, make.NOW)

    assert unit.moderators.exist()


@pytest.mark.parametrize("role", Role)
def test_a_moderator_is_found_by_id_and_by_name(unit, role):
    """Whatever the spelling, the name finds the one person."""
    added = make.moderator(unit, "أحمد", role)

    assert unit.moderators.get(added.id) == added
    assert unit.moderators.by_name("احـمد") == added
    assert unit.moderators.by_name("سلمى") is None
    assert unit.moderators.password_hash(added.id) == "a hash"


@pytest.mark.parametrize("name", ["Salma", "SALMA", "salma"])
def test_two_names_cannot_look_alike(unit, name):
    """A name that only differs in its spelling is taken, and nothing is stored."""
    make.moderator(unit, "salma")

    with pytest.raises(TakenError):
        make.moderator(unit, name)

    assert len(unit.moderators.all()) == 1


def test_everybody_is_listed_in_the_order_of_names(unit):
    """The list of people is alphabetical."""
    for name in ("ج", "ا", "ب"):
        make.moderator(unit, name)

    assert [m.name for m in unit.moderators.all()] == ["ا", "ب", "ج"]


def test_role_password_and_place_can_change(unit):
    """Each setter changes its own and nothing else."""
    salma = make.moderator(unit)

    unit.moderators.set_role(salma.id, Role.VIEWER)
    unit.moderators.set_password_hash(salma.id, "another")
    unit.moderators.set_disabled(salma.id, 7)

    changed = unit.moderators.get(salma.id)
    assert (changed.role, changed.disabled_at, changed.name) == (Role.VIEWER, 7, "سلمى")
    assert unit.moderators.password_hash(salma.id) == "another"


def test_a_place_can_be_given_back(unit):
    """None ends the end."""
    salma = make.moderator(unit)
    unit.moderators.set_disabled(salma.id, 7)

    unit.moderators.set_disabled(salma.id, None)

    assert unit.moderators.get(salma.id) == salma


def test_an_invitation_names_who_offered_it(unit):
    """The first one of all is offered by nobody."""
    salma = make.moderator(unit)

    first = unit.moderators.invite(Role.CHIEF, by=None, now=1, expires_at=9)
    second = unit.moderators.invite(Role.VIEWER, by=salma.id, now=2, expires_at=9)

    assert (first.by, second.by) == (None, "سلمى")
    assert unit.moderators.invitation(second.id) == second
    assert unit.moderators.invitations(now=3) == [second, first]


def test_an_invitation_works_once(unit):
    """Whoever comes second finds it used."""
    invitation = unit.moderators.invite(Role.VIEWER, by=None, now=1, expires_at=9)

    uses = [unit.moderators.use_invitation(invitation.id, at=at) for at in (2, 3)]

    assert uses == [True, False]
    assert unit.moderators.invitation(invitation.id).used_at == 2
    assert unit.moderators.invitations(now=3) == []


def test_an_expired_invitation_does_not_work(unit):
    """At the moment of its end it is over."""
    invitation = unit.moderators.invite(Role.VIEWER, by=None, now=1, expires_at=9)

    assert not unit.moderators.use_invitation(invitation.id, at=9)
    assert unit.moderators.invitations(now=9) == []
