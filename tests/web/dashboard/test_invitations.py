"""A place at the desk is taken by the link that offers it."""

import pytest

from moderation.domain.moderator import Role
from tests import make


@pytest.fixture
def link(services, salma):
    """The path of an invitation to moderate."""
    return f"/invitations/{services.invite(salma, Role.MODERATOR)}"


def test_the_link_asks_for_a_name_and_a_password(stranger, link):
    """It says as what one is invited."""
    answer = stranger.get(link)

    assert answer.status_code == 200
    assert 'name="name"' in answer.text
    assert 'name="password"' in answer.text
    assert "مشرف" in answer.text


def test_a_name_and_a_password_take_the_place(stranger, link):
    """One is signed in at once."""
    answer = stranger.post(link, name="Karim", password=make.PASSWORD)

    assert answer.status_code == 303
    assert "Karim" in stranger.get("/").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "اكتب اسمك من فضلك."),
        ({"name": "سلمى"}, "هذا الاسم مستعمل."),
        ({"password": "short"}, "استعمل 10 أحرف على الأقل."),
        ({"password_again": "another road"}, "كلمتا السر غير متطابقتين."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(stranger, link, fields, sentence):
    """The name is kept, and the invitation is not used up."""
    sent = {"name": "Karim", "password": make.PASSWORD, **fields}

    answer = stranger.post(link, **sent)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{sent["name"]}"' in answer.text
    assert stranger.get(link).status_code == 200


def test_a_program_is_told_the_fields(stranger, link):
    """As a problem document with a code for each."""
    answer = stranger.ask(link, name="Karim", password="short")

    assert answer.status_code == 422
    (error,) = answer.get_json()["errors"]
    assert (error["field"], error["code"]) == ("password", "too_short")


def test_a_used_link_opens_nothing(stranger, link, app):
    """It says so, whoever comes with it."""
    stranger.post(link, name="Karim", password=make.PASSWORD)
    other = type(stranger)(app.test_client())

    shown, sent = other.get(link), other.post(link, name="Noor", password=make.PASSWORD)

    assert shown.status_code == sent.status_code == 404
    assert "اطلب دعوة أخرى" in shown.text


def test_a_made_up_link_opens_nothing(stranger):
    """A program is told so too."""
    answer = stranger.ask("/invitations/made-up", name="Noor", password=make.PASSWORD)

    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
