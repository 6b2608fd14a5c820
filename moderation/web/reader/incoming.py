"""What a reader's request says, refused where it is malformed."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from moderation.domain.errors import MalformedTextError, NotFoundError
from moderation.domain.text import read

_Pairs = list[tuple[str, str]]

_MOST_FIELDS = 50
_LARGEST = 2**63 - 1
_ESCAPED = re.compile(rb"(?:%[0-9A-Fa-f]{2})+")


def fields() -> MultiDict[str, str]:
    """Return the fields of a form, or the members of a JSON object, as text.

    Raises MalformedTextError for bytes that are not UTF-8 and for a body of another
    kind. Werkzeug's own reading would put U+FFFD there and lose what was written.
    """
    try:
        content = request.get_data()
        text = content.decode()
        if request.is_json:
            found = _members(text)
        elif request.mimetype == "multipart/form-data":
            found = _parts(text)
        else:
            found = _pairs(content)
    except (ValueError, RecursionError) as error:
        raise MalformedTextError from error
    # What we do not know is read past, but damaged it is not.
    read("".join(chain.from_iterable(found)))
    return MultiDict(found)


def number(text: str, what: str) -> int:
    """Return the number that names a page or a comment.

    Raises NotFoundError, with `what`, for anything that cannot be one.
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(_LARGEST))
    if not is_number or int(text) > _LARGEST:
        raise NotFoundError(what)
    return int(text)


def _members(text: str) -> _Pairs:
    members = json.loads(text)
    if not isinstance(members, dict):
        raise MalformedTextError
    return [
        (name, _string(value)) for name, value in members.items() if value is not None
    ]


def _string(value: Any) -> str:
    if not isinstance(value, str | int):
        raise MalformedTextError
    return str(value)


def _parts(text: str) -> _Pairs:
    # A part may claim another charset; what it holds then differs from what was sent.
    parts = list(request.form.items(multi=True))
    if any(not name or value not in text for name, value in parts):
        raise MalformedTextError
    return parts


def _pairs(content: bytes) -> _Pairs:
    if content.count(b"&") >= _MOST_FIELDS:
        raise MalformedTextError
    parts = (pair.partition(b"=") for pair in content.split(b"&") if pair)
    return [(_plain(name), _plain(value)) for name, _, value in parts]


def _plain(content: bytes) -> str:
    """Return what `unquote_plus` would, but a word and not a byte at a time."""
    return _ESCAPED.sub(_bytes_of, content.replace(b"+", b" ")).decode()


def _bytes_of(escaped: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escaped[0].replace(b"%", b"").decode())
