"""A moderator at work: by keyboard alone, and beside a colleague."""

import re

import pytest
from playwright.sync_api import expect

from tests import make
from tests.server import RealServer

pytestmark = pytest.mark.journey

ARTICLE = "/articles/neighbourhood-library"


@pytest.fixture
def comments(browser, server, sign_in):
    """Post comments that wait, each with a mark in its text, and return the marks."""
    context = browser.new_context(base_url=server.url)

    def post(mark, count):
        marks = [f"{mark}-{number}" for number in range(count)]
        for one in marks:
            answer = context.request.post(
                f"{ARTICLE}/comments",
                form={
                    "body": f"رأيي في المكتبة {one}",
                    "name": "أمينة",
                    "email": f"{one}@example.org",
                },
                max_redirects=0,
            )
            assert answer.status == 303
        return marks

    yield post

    context.close()


def test_fifty_in_a_row_by_keyboard_alone(comments, sign_in, open_browser):
    """From the name to the fiftieth decision no hand leaves the keys."""
    comments("row", 50)
    desk = sign_in()
    desk.goto("/moderate/queues/pending?q=row&order=oldest")

    decided = 0
    while decided < 50:
        on_page = desk.locator("[data-comment]:not([data-decided])").count()
        for number in range(on_page):
            desk.keyboard.press("KeyA" if number % 2 else "a")
        expect(desk.locator("[data-comment]:not([data-decided])")).to_have_count(0)
        expect(desk.locator("[data-comment][data-decision]")).to_have_count(on_page)
        decided += on_page
        if decided < 50:
            with desk.expect_navigation():
                desk.keyboard.press("Enter")

    assert decided == 50
    reader = open_browser(java_script_enabled=False)
    reader.goto(ARTICLE)
    expect(reader.locator("#comments")).to_contain_text("row-0")
    expect(reader.locator("#comments")).to_contain_text("row-49")


def test_a_decision_is_undone_with_one_key(comments, sign_in):
    """The card that was folded is open again and waits."""
    (mark,) = comments("undo", 1)
    desk = sign_in(lang="en")
    desk.goto(f"/moderate/queues/pending?q={mark}")
    card = desk.locator("[data-comment]")

    desk.keyboard.press("r")
    expect(card).to_have_attribute("data-decision", re.compile(r"\d+"))
    desk.keyboard.press("u")

    expect(card).not_to_have_attribute("data-decided", re.compile(".*"))
    desk.reload()
    expect(desk.locator("[data-comment]")).to_contain_text(mark)


def test_two_moderators_on_one_comment_give_one_decision(comments, sign_in):
    """Who comes late is told what happened instead, on the card."""
    (mark,) = comments("both", 1)
    quick, late = sign_in("سلمى"), sign_in("Yusuf", lang="en")
    for desk in (quick, late):
        desk.goto(f"/moderate/queues/pending?q={mark}")
    quick.keyboard.press("a")
    expect(quick.locator("[data-decision]")).to_have_count(1)

    with late.expect_response("**/decisions") as answered:
        late.keyboard.press("r")

    assert answered.value.status == 409
    card = late.locator("[data-comment]")
    expect(card).to_contain_text("سلمى")
    expect(card).to_contain_text("approved")
    history = late.context.new_page()
    address = card.get_attribute("data-address")
    history.goto(address)
    expect(history.locator("body")).to_contain_text("سلمى")


def test_many_at_once_by_selection_and_back(comments, sign_in):
    """A selection is decided in one go and undone in one go, without scripts."""
    comments("many", 3)
    desk = sign_in(java_script_enabled=False)
    desk.goto("/moderate/queues/pending?q=many")
    for box in desk.locator("[data-comment] input[name=ids]").all():
        box.check()

    desk.locator("#bulk [name=outcome][value=spam]").click()

    expect(desk.locator("[data-comment]")).to_have_count(0)
    desk.locator(".banner__undo button").click()
    desk.goto("/moderate/queues/pending?q=many")
    expect(desk.locator("[data-comment]")).to_have_count(3)


def test_a_selection_is_made_by_keyboard(comments, sign_in):
    """The mark stays where it was put while one goes from card to card."""
    comments("pick", 3)
    desk = sign_in()
    desk.goto("/moderate/queues/pending?q=pick")

    for key in ("x", "j", "x", "Shift+R"):
        desk.keyboard.press(key)

    expect(desk.locator("[data-comment][data-decision]")).to_have_count(2)
    expect(desk.locator("[data-comment]:not([data-decided])")).to_have_count(1)


def test_an_address_is_masked_until_it_is_revealed_and_that_is_logged(
    comments, sign_in
):
    """The log names who looked."""
    (mark,) = comments("veil", 1)
    desk = sign_in()
    desk.goto(f"/moderate/queues/pending?q={mark}")
    card = desk.locator("[data-comment]")
    expect(card).to_contain_text("v•••@e•••")
    expect(card).not_to_contain_text(f"{mark}@example.org")

    card.locator("form[action$=reveals] button").click()

    expect(card).to_contain_text(f"{mark}@example.org")
    desk.goto("/moderate/audit")
    expect(desk.locator("main")).to_contain_text("كُشف عنوان")


def test_the_first_moderator_sets_up_the_desk_and_invites(engine, browser, tmp_path):
    """The printed link works once; then people come by invitation."""
    var = tmp_path / "var"
    with RealServer(var, database_url=engine.make(var)) as fresh:
        chief = browser.new_page()
        chief.goto(fresh.invitation)
        join(chief, "سلمى")
        expect(chief).to_have_url(re.compile("/moderate/"))
        chief.goto(f"{fresh.url}/moderate/people")
        offers = chief.locator("form[action$=invitations]")
        offers.locator("[name=role][value=viewer]").check()
        offers.locator("button").click()
        offer = chief.locator("main").inner_html()
        link = re.search(r"http://[^\s\"<]+/moderate/invitations/[\w-]+", offer)

        viewer = browser.new_page()
        viewer.goto(link.group())
        join(viewer, "Noor")
        again = browser.new_page()
        status = again.goto(fresh.invitation).status

        expect(viewer).to_have_url(re.compile("/moderate/"))
        assert status == 404
        answer = viewer.goto(f"{fresh.url}/moderate/people")
        assert answer.status == 403
        for page in (chief, viewer, again):
            page.close()


def join(page, name):
    """Take the place that a link offers."""
    page.fill("[name=name]", name)
    for field in page.locator("[type=password]").all():
        field.fill(make.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/invitations/" not in url)
