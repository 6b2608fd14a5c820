"""Commands as an operator types them, over a store of the test's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from moderation import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result


@pytest.fixture
def run(environment, monkeypatch) -> Callable[..., Result]:
    """Run a command; whatever it fails of is told and not thrown."""
    for name in [name for name in os.environ if name.startswith("MODERATION_")]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    def command(*words: object, stdin: str = "") -> Result:
        runner = create_app().test_cli_runner()
        result = runner.invoke(args=[str(word) for word in words], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return command


@pytest.fixture
def refused(run) -> Callable[..., str]:
    """Run a command that must fail, in one line on stderr; return the line."""

    def command(*words: object, stdin: str = "") -> str:
        result = run(*words, stdin=stdin)
        assert result.exit_code != 0
        (line,) = result.stderr.splitlines()
        return line

    return command
