"""The file that holds the secret keys, apart from the database that they protect."""

from __future__ import annotations

import base64
import json
import os
import secrets
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from moderation.domain.errors import KeyFileError
from moderation.storage import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEY_BYTES = 32
_VERSION = 1
_NUMBERS = range(1, 256)  # a key's number stands in one byte of what it sealed


@dataclass(frozen=True)
class Keys:
    """What only this installation knows.

    `sealing` holds the keys that seal addresses by their numbers; `current` is the one
    for new addresses, the others still open old ones. All else is derived from `root`,
    which never changes.
    """

    current: int
    root: bytes = field(repr=False)
    sealing: Mapping[int, bytes] = field(repr=False)


def load_or_make(path: Path, *, fresh: bool) -> Keys:
    """Return the keys in a file; make it, with mode 0600, if it is missing and `fresh`.

    Raises KeyFileError, one line naming the file, if it is missing otherwise, cannot
    be read, may be read by others, or is no key file.
    """
    try:
        if fresh and not path.exists():
            _make(path)
        return _load(path)
    except FileNotFoundError as error:
        raise KeyFileError(
            f"{path} is missing; put back the key file that belongs to this database"
        ) from error
    except OSError as error:
        raise KeyFileError(f"{path}: {error.strerror}") from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = files.beside(path)
    try:
        files.make_empty(made)
        made.write_text(_written(_new()), encoding="ascii")
        files.publish(made, path)
    except FileExistsError:
        pass  # another process was quicker; its keys are everybody's
    finally:
        made.unlink(missing_ok=True)


def _load(path: Path) -> Keys:
    handle = os.open(path, os.O_RDONLY)
    with os.fdopen(handle, "rb") as file:
        mode = stat.S_IMODE(os.fstat(handle).st_mode)
        content = file.read()
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyFileError(f"{path} may be read by others (mode {mode:04o}); chmod 600")
    try:
        return _read(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError):
        # Without the cause: a parser's message can quote what it read.
        raise KeyFileError(f"{path} is no key file, or damaged") from None


def _new() -> Keys:
    return Keys(
        current=_NUMBERS.start,
        root=secrets.token_bytes(KEY_BYTES),
        sealing={_NUMBERS.start: secrets.token_bytes(KEY_BYTES)},
    )


def _written(keys: Keys) -> str:
    content = {
        "version": _VERSION,
        "current": keys.current,
        "root": base64.b64encode(keys.root).decode(),
        "sealing": {
            str(number): base64.b64encode(key).decode()
            for number, key in keys.sealing.items()
        },
    }
    return json.dumps(content, indent=2) + "\n"


def _read(content: Any) -> Keys:
    if content["version"] != _VERSION:
        raise ValueError
    sealing = {int(number): _key(text) for number, text in content["sealing"].items()}
    current = content["current"]
    if current not in sealing or not all(number in _NUMBERS for number in sealing):
        raise ValueError
    return Keys(current=current, root=_key(content["root"]), sealing=sealing)


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError
    return key
