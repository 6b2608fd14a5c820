"""A chief says who sits at the desk."""

import re

import pytest

from tests import make


@pytest.fixture
def id_of(services):
    """Find someone's id by name."""

    def find(name):
        everyone, _ = services.list_people()
        return next(person.id for person in everyone if person.name == name)

    return find


def test_an_invitation_shows_its_link_once(desk, stranger):
    """It opens a place of that role."""
    answer = desk.post("/invitations", role="viewer")

    link = re.search(r"/moderate(/invitations/[\w.~-]+)", answer.text)[1]
    assert answer.status_code == 200
    assert link not in desk.get("/people").text
    assert stranger.get(link).status_code == 200
    assert "مطّلع" in stranger.get(link).text


def test_a_program_gets_the_link(desk):
    """Whole, to pass on."""
    answer = desk.ask("/invitations", role="moderator")

    assert answer.status_code == 201
    assert answer.get_json()["url"].startswith("http://localhost/moderate/invitations/")


def test_a_role_is_changed(desk, viewer, id_of, waiting):
    """From the next request on."""
    answer = desk.post(f"/people/{id_of('Vera')}/role", role="moderator")

    assert answer.status_code == 303
    assert 'name="outcome"' in viewer.get("/queues/pending").text


def test_a_place_is_ended_and_given_back(desk, karim, id_of):
    """Sessions end with it; the name can come in again afterwards."""
    desk.post(f"/people/{id_of('Karim')}/disable")
    shut = karim.sign_in("Karim")
    desk.post(f"/people/{id_of('Karim')}/enable")

    again = karim.sign_in("Karim", make.PASSWORD)

    assert shut.status_code == 422
    assert again.status_code == 303


@pytest.mark.parametrize("act", ["role", "disable"])
def test_the_last_chief_stays(desk, id_of, act):
    """Nobody would be left to let anyone in."""
    answer = desk.post(f"/people/{id_of('سلمى')}/{act}", role="viewer")

    assert answer.status_code == 422
    assert "لا بد للمكتب من رئيس" in answer.text


@pytest.mark.parametrize("role", ["", "owner"])
def test_there_is_no_other_role(desk, role):
    """Neither for an invitation."""
    assert desk.post("/invitations", role=role).status_code == 422


def test_an_unknown_person_is_not_found(desk):
    """Nobody is changed instead."""
    assert desk.post("/people/7/disable").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/people"),
        ("post", "/invitations"),
        ("post", "/people/7/role"),
        ("post", "/people/7/disable"),
        ("post", "/people/7/enable"),
    ],
)
def test_only_a_chief_manages_people(karim, method, path):
    """A moderator decides about comments."""
    fields = {"role": "chief"} if method == "post" else {}

    answer = getattr(karim, method)(path, **fields)

    assert answer.status_code == 403


def test_who_may_not_manage_people_is_not_shown_the_way(karim):
    """The bar has no such link."""
    assert 'href="/moderate/people"' not in karim.get("/").text
