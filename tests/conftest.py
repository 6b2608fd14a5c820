"""What tests of every floor share: a clock to set, a store, the application.

Tests take the store that they are given and do not ask which engine keeps it: the whole
suite runs once with each. A test that is about one of them has the mark `engine`, and
one that takes no store runs with the first only.
"""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from moderation import create_app
from moderation.domain.decision import Outcome, Verdict
from moderation.domain.moderator import Role
from moderation.services.decide import Judged
from moderation.settings import read_settings
from moderation.web.context import held
from moderation.wiring import ROOT, store_of, wire
from tests import make
from tests.engines import ENGINES, SQLITE, engine_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from moderation.domain.moderator import Moderator
    from moderation.services.decide import Result
    from moderation.settings import Settings
    from moderation.wiring import Services, Wired
    from tests.engines import Engine


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the engine be chosen."""
    about = "the engine that keeps the tests' stores"
    parser.addoption("--store", choices=ENGINES, default=SQLITE, help=about)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is about another engine, and what was run with the first."""
    chosen = config.getoption("--store")
    others = [item for item in items if engine_for(item) not in {chosen, None}]
    items[:] = [item for item in items if item not in set(others)]
    config.hook.pytest_deselected(items=others)


def engine_for(item: pytest.Item) -> str | None:
    """Return the one engine that a test needs; None: it runs with each."""
    mark = item.get_closest_marker("engine")
    if mark:
        return mark.args[0]
    takes_a_store = "engine" in getattr(item, "fixturenames", ())
    return None if takes_a_store else SQLITE


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Begin at a moment that every test knows."""
        self.at = make.NOW

    def now(self) -> int:
        """Return the moment that was set."""
        return self.at

    def pass_(self, microseconds: int) -> None:
        """Move on."""
        self.at += microseconds


@pytest.fixture
def clock() -> HandClock:
    """A clock to move by hand."""
    return HandClock()


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """What makes stores of the chosen engine."""
    with engine_of(request.config.getoption("--store")) as chosen:
        yield chosen


@pytest.fixture
def database(
    request: pytest.FixtureRequest, engine: Engine, tmp_path: Path
) -> Iterator[str]:
    """The address of a store: what `wired` opens, or one yet to be migrated."""
    is_wired = "wired" in request.fixturenames
    like = request.getfixturevalue("started").database_url if is_wired else None
    url = engine.make(tmp_path / "var", like)
    yield url
    engine.remove(url)


@pytest.fixture
def environment(tmp_path: Path, database: str) -> dict[str, str]:
    """What is set in the environment: a place of its own, and no limits of speed."""
    return {
        "MODERATION_VAR": str(tmp_path / "var"),
        "MODERATION_DATABASE_URL": database,
        "MODERATION_SITE_URL": "http://localhost",
        "MODERATION_FLOOD_SECONDS": "0",
        "MODERATION_COMMENTS_PER_HOUR": "0",
    }


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """The settings of a fresh service."""
    return settings_of(environment)


def settings_of(environment: dict[str, str]) -> Settings:
    """Return the settings that an environment makes of the defaults."""
    defaults = runpy.run_path(str(ROOT / "config.py"))
    return read_settings(defaults, environment, ROOT)


@pytest.fixture(scope="session")
def started(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Where a fresh service with one open article is kept, closed; for copying only."""
    var = tmp_path_factory.mktemp("started")
    address = {"MODERATION_DATABASE_URL": engine.make(var)}
    kept = settings_of({"MODERATION_VAR": str(var), **address})
    store_of(kept).migrate()
    built = wire(kept)
    built.services.load_articles([make.source()])
    built.store.close()
    return kept


@pytest.fixture
def wired(started: Settings, settings: Settings, clock: HandClock) -> Iterator[Wired]:
    """A fresh service with one open article."""
    shutil.copy2(started.key_file, settings.key_file)
    built = wire(settings, clock)
    yield built
    built.store.close()


@pytest.fixture
def services(wired: Wired) -> Services:
    """Every act of that service."""
    return wired.services


@pytest.fixture
def start_app(clock: HandClock) -> Iterator[Callable[[Settings], Flask]]:
    """Start an application, whose store is closed in the end."""
    started: list[Flask] = []

    def start(settings: Settings) -> Flask:
        started.append(create_app(settings, clock))
        return started[-1]

    yield start

    for each in started:
        opened = held(each)._wired
        if opened:
            opened.store.close()


@pytest.fixture
def app(
    wired: Wired, settings: Settings, start_app: Callable[[Settings], Flask]
) -> Flask:
    """The application over the same store."""
    application = start_app(settings)
    application.testing = True
    return application


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader's browser without scripts."""
    return app.test_client()


@pytest.fixture
def salma(services: Services) -> Moderator:
    """The chief of the desk."""
    return services.add_moderator("سلمى", Role.CHIEF, make.PASSWORD)


@pytest.fixture
def approve(services: Services, salma: Moderator) -> Callable[[int], Result]:
    """Let Salma approve a comment."""

    def decide(comment_id: int) -> Result:
        verdict = Verdict(Outcome.APPROVE, ())
        (result,) = services.decide(salma, [Judged(comment_id, None)], verdict)
        return result

    return decide


@pytest.fixture
def signed_in(app: Flask, salma: Moderator) -> FlaskClient:
    """Salma's browser, signed in."""
    browser = app.test_client()
    page = browser.get("/moderate/sign-in").text
    token = page.partition('name="csrf_token"')[2].partition('value="')[2]
    fields = {
        "name": salma.name,
        "password": make.PASSWORD,
        "csrf_token": token.partition('"')[0],
    }
    answer = browser.post("/moderate/sign-in", data=fields)
    assert answer.status_code == 303, answer.text
    return browser
