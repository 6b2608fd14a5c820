"""A real browser and the real server, which all journeys share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests import make
from tests.server import RealServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.engines import Engine

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A page of ours that waits longer than this is broken.
PATIENCE = 10_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; where it packages none, the one that Playwright brings."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_browser(browser: Browser, server: RealServer):
    """Give a fresh browser window, whose page errors fail the test."""
    opened: list[BrowserContext] = []
    errors: list[str] = []

    def open_one(**options) -> Page:
        context = browser.new_context(base_url=server.url, **options)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.extend(refused(line.type, line.text)))
        return page

    yield open_one

    for context in opened:
        context.close()
    assert errors == []


def refused(kind: str, text: str) -> list[str]:
    """Return what our own policy kept a page from doing."""
    return [text] if kind == "error" and "Content Security Policy" in text else []


@pytest.fixture(scope="session")
def server(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealServer]:
    """A server without limits of speed, with the seed articles and a chief."""
    var = tmp_path_factory.mktemp("served") / "var"
    limits = {
        "flood_seconds": "0",
        "comments_per_hour": "0",
        "sign_ins_per_minute": "0",
    }
    with RealServer(var, database_url=engine.make(var), **limits) as running:
        for name in ("سلمى", "Yusuf"):
            added = running.command(
                *("moderators", "add", name, "--role", "chief", "--password-stdin"),
                stdin=make.PASSWORD,
            )
            assert added.returncode == 0, added.stderr
        yield running


@pytest.fixture
def sign_in(open_browser):
    """Give a page of someone who has signed in."""

    def signed_in(name: str = "سلمى", lang: str = "ar", **options) -> Page:
        page = open_browser(**options)
        page.goto(f"/moderate/sign-in?lang={lang}")
        page.fill("[name=name]", name)
        page.fill("[name=password]", make.PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/moderate/**")
        return page

    return signed_in
