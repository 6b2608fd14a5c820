"""What can be set, called, asked for or read as a reason is documented."""

import re

import click
import pytest

from moderation import create_app
from moderation.domain.decision import ReasonCode
from moderation.wiring import ROOT

DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}
SETTINGS = [
    line.partition(" ")[0]
    for line in (ROOT / "config.py").read_text("utf-8").splitlines()
    if line[:1].isupper() and " = " in line
]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name):
    """Operators find it in the table of settings."""
    assert f"`{name}`" in DOCS["operating.md"]


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_is_documented(code):
    """Programs that read decisions find what a code means."""
    assert f"`{code}`" in DOCS["glossary.md"]


def test_every_command_is_documented(app):
    """Operators find each command as it is typed."""
    ours = {
        name: command
        for name, command in app.cli.commands.items()
        if name not in {"run", "shell", "routes"}
    }

    missing = [name for name in names(ours) if name not in DOCS["operating.md"]]

    assert missing == []


def test_every_route_is_documented(app):
    """What the outside may ask for, without the kinds of its parts."""
    routes = {
        re.sub(r"<\w+(\(.*?\))?:", "<", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
    }

    missing = [route for route in routes if f" {route}`" not in DOCS["api.md"]]

    assert missing == []


def test_the_application_starts_with_its_defaults():
    """config.py alone makes a service."""
    assert create_app().name == "moderation.web.app"


def names(commands, before=""):
    """Yield every command as it is typed after `flask --app moderation`."""
    for name, command in commands.items():
        if isinstance(command, click.Group):
            yield from names(command.commands, f"{before}{name} ")
        else:
            yield f"{before}{name}"


@pytest.mark.parametrize(
    "page",
    sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")),
    ids=lambda p: p.name,
)
def test_every_link_in_the_docs_leads_somewhere(page):
    """A file that is named is there, a picture too."""
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))

    missing = [one for one in targets if not (page.parent / one).exists()]

    assert missing == []
