"""A moderator comes to the desk, and leaves."""

import pytest


def test_a_name_and_its_password_open_the_desk(stranger, salma):
    """The answer leads to the overview, and the next request is hers."""
    answer = stranger.sign_in("سلمى")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/moderate/"
    assert "سلمى" in stranger.get("/").text


@pytest.mark.parametrize("name", ["سلمى", "nobody"])
def test_a_wrong_name_and_a_wrong_password_read_the_same(stranger, salma, name):
    """The name that was written is kept, the password is not."""
    answer = stranger.sign_in(name, "a short road to Fez")

    assert answer.status_code == 422
    assert "الاسم وكلمة السر لا يتطابقان." in answer.text
    assert f'value="{name}"' in answer.text
    assert "a short road" not in answer.text


def test_too_many_attempts_are_sent_away_for_a_while(stranger, settings, salma):
    """The page says so, and a header says how long."""
    for _ in range(settings.sign_ins_per_minute):
        stranger.sign_in("سلمى", "wrong as it can be")

    answer = stranger.sign_in("سلمى")

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    assert "انتظر دقيقة" in answer.text


def test_the_cookies_stay_at_the_desk(stranger, salma):
    """No script reads them, no other site and no public page gets them."""
    answer = stranger.sign_in("سلمى")

    cookies = answer.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"desk", "device"}
    for cookie in cookies:
        assert "Path=/moderate" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("/moderate/audit?before=7", "/moderate/audit?before=7"),
        ("https://example.com/moderate/", "/moderate/"),
        ("//example.com", "/moderate/"),
        ("/articles/olive-harvest", "/moderate/"),
    ],
)
def test_one_goes_on_to_a_page_of_the_desk_only(stranger, salma, wanted, found):
    """A link from elsewhere cannot lead elsewhere."""
    answer = stranger.sign_in("سلمى", next=wanted)

    assert answer.headers["Location"] == found


def test_who_is_in_is_not_asked_again(desk):
    """The door is open."""
    answer = desk.get("/sign-in", next="/moderate/audit")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/moderate/audit"


def test_signing_in_forgets_what_was_before(stranger, salma):
    """A token from before is worth nothing after; the language stays."""
    stranger.get("/sign-in", lang="en")
    before = stranger.token()
    stranger.sign_in("سلمى")

    answer = stranger.post("/sign-out", csrf_token=before)

    assert answer.status_code == 400
    assert '<html lang="en"' in stranger.get("/").text


def test_signing_out_ends_the_session_in_the_store(desk):
    """A copy of the cookie opens nothing any more."""
    cookie = desk.client.get_cookie("desk", path="/moderate")

    answer = desk.post("/sign-out")

    assert answer.status_code == 303
    desk.client.set_cookie("desk", cookie.value, path="/moderate")
    assert desk.get("/").status_code == 303


def test_a_browser_that_was_here_before_is_not_shut_out(app, stranger, settings, salma):
    """Whoever tries her name elsewhere, her own attempts are counted by themselves."""
    stranger.sign_in("سلمى")
    stranger.post("/sign-out")
    other = type(stranger)(app.test_client())
    tried = [
        other.sign_in("سلمى", "wrong as it can be").status_code
        for _ in range(settings.sign_ins_per_minute + 1)
    ]

    answer = stranger.sign_in("سلمى")

    assert tried[-1] == 429
    assert answer.status_code == 303
