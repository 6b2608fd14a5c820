"""Static files under addresses that change with their content, kept for good."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, current_app, request, url_for

if TYPE_CHECKING:
    from flask import Response

_YEAR = 31_536_000


def init_app(app: Flask) -> None:
    """Give templates `asset(name)` and let browsers keep what it names."""
    app.add_template_global(asset)
    app.after_request(_keep)


def asset(name: str) -> str:
    """Return the address of a static file, with a digest of its content."""
    return _address(current_app.static_folder or "", name, request.script_root)


@cache
def _address(folder: str, name: str, _script_root: str) -> str:
    return url_for("static", filename=name, v=_digest(str(Path(folder) / name)))


def _digest(path: str) -> str:
    return hashlib.blake2b(Path(path).read_bytes(), digest_size=6).hexdigest()


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and "v" in request.args:
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = _YEAR
        response.cache_control.immutable = True
    return response
