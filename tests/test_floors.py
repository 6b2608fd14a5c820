"""Imports go down only: the contracts of pyproject.toml, and proof that they bite."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETTINGS = ROOT / "pyproject.toml"
CONTRACTS = [
    contract["id"]
    for contract in tomllib.loads(SETTINGS.read_text())["tool"]["importlinter"][
        "contracts"
    ]
]
EMPTY_HOUSE = [
    "__init__.py",
    "cli/__init__.py",
    "domain/__init__.py",
    "ports.py",
    "services/__init__.py",
    "settings.py",
    "storage/__init__.py",
    "web/__init__.py",
    "web/api/__init__.py",
    "web/dashboard/__init__.py",
    "web/reader/__init__.py",
    "wiring.py",
]


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_house_keeps_every_contract(contract, tmp_path):
    """No module imports what its floor may not know."""
    answer = lint_imports(contract, ROOT, cache=tmp_path)

    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("contract", CONTRACTS)
def test_an_empty_house_keeps_every_contract(contract, tmp_path):
    """So that what breaks one below is the one wrong line."""
    build_empty_house(tmp_path)

    answer = lint_imports(contract, tmp_path, cache=tmp_path)

    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [
        ("floors", "utils.py", ""),
        ("floors", "domain/__init__.py", "import moderation.ports"),
        ("floors", "services/__init__.py", "import moderation.storage"),
        ("floors", "storage/__init__.py", "import moderation.services"),
        ("floors", "settings.py", "import moderation.ports"),
        ("floors", "cli/__init__.py", "import moderation.web"),
        ("floors", "wiring.py", "import moderation.web"),
        ("storage", "web/__init__.py", "import moderation.storage"),
        ("storage", "cli/__init__.py", "import moderation.storage"),
        ("surfaces", "web/reader/__init__.py", "import moderation.web.dashboard"),
        ("surfaces", "web/api/__init__.py", "import moderation.web.reader"),
        ("plain", "services/__init__.py", "import flask"),
        ("plain", "ports.py", "import sqlite_utils"),
        ("plain", "domain/__init__.py", "import wtforms"),
        ("pure", "domain/__init__.py", "import time"),
        ("pure", "domain/__init__.py", "import random"),
    ],
)
def test_a_wrong_import_breaks_its_contract(contract, module, line, tmp_path):
    """An otherwise empty house with one wrong line is refused."""
    build_empty_house(tmp_path)
    (tmp_path / "moderation" / module).write_text(line + "\n")

    answer = lint_imports(contract, tmp_path, cache=tmp_path)

    assert answer.returncode == 1
    assert "BROKEN" in answer.stdout


def build_empty_house(place):
    shutil.copy(SETTINGS, place)
    for module in EMPTY_HOUSE:
        path = place / "moderation" / module
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def lint_imports(contract, place, *, cache):
    return subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            *("--no-logo", "--cache-dir", cache / "cache", "--contract", contract),
        ],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
