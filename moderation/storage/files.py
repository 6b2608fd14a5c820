"""Files that are whole or not there."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def beside(path: Path) -> Path:
    """Return a name in the same directory that nothing has yet."""
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}")


def make_empty(path: Path) -> None:
    """Make an empty file that only its owner may read, if there is none."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def publish(made: Path, path: Path) -> None:
    """Give a finished file its name, durably; FileExistsError if that is taken."""
    flush(made)
    os.link(made, path)
    made.unlink()
    flush(path.parent)


def replace(made: Path, path: Path) -> None:
    """Give a finished file its name, durably, in place of what has it now."""
    flush(made)
    made.replace(path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Wait until a file or directory is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
