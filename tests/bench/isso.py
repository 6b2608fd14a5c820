"""Isso, which we measure beside: its environment and its threads."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from tests.server import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WANTED = Path(__file__).with_name("isso.txt")
THREAD = "/?uri=/thread/"
NEW = "/new?uri=/posted/"


def environment() -> Path:
    """Return its virtual environment, made on the first call."""
    place = ROOT / ".cache" / "bench" / "isso"
    done = place / "installed.txt"
    if not done.exists() or done.read_text() != _WANTED.read_text():
        sys.stderr.write("Installing Isso, once.\n")
        venv.create(place, clear=True, with_pip=True)
        pip = [str(place / "bin" / "python"), "-m", "pip", "install", "-qq"]
        subprocess.run(
            [*pip, "--no-input", "--disable-pip-version-check", "-r", str(_WANTED)],
            check=True,
        )
        done.write_text(_WANTED.read_text())
    return place


def versions() -> str:
    """Return the versions of Isso and of the server that it runs under."""
    said = subprocess.run(
        [str(environment() / "bin" / "python"), "-m", "pip", "list", "--format=json"],
        capture_output=True,
        check=True,
    )
    found = {each["name"]: each["version"] for each in json.loads(said.stdout)}
    return f"Isso {found['isso']} under gunicorn {found['gunicorn']}"


def fill(port: int, comments: Iterable[Mapping[str, str]]) -> None:
    """Post comments of ours, in the shape of the export, to one thread."""
    places: dict[str | None, int] = {}
    for comment in comments:
        sent = {
            "title": "thread",
            "author": comment["author"]["name"],
            "text": comment["body"],
            "email": f"reader{len(places)}@example.org",
            "parent": places.get(comment["parent"]),
        }
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/new?uri=/thread/", json.dumps(sent), headers)
        answer = connection.getresponse()
        places[comment["id"]] = json.loads(answer.read())["id"]
        connection.close()
