"""What the service writes down of itself: JSON lines that name no person.

An error's own message may hold a reader's words or an address, so only its type and
the places in the code are kept; a path may hold a receipt's token, so its route is.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from flask import Flask, g, has_request_context, request

if TYPE_CHECKING:
    from flask import Response

_FIELDS = ("request", "method", "route", "status", "ms")
_json = json.JSONEncoder(ensure_ascii=False)


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object in a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: time, level, message, request id, and where it broke."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if "request" not in vars(record) and has_request_context():
            line["request"] = g.get("request_id", "")
        line |= {key: vars(record)[key] for key in _FIELDS if key in vars(record)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = _chain(record.exc_info[1])
        return _json.encode(line)


def init_app(app: Flask) -> None:
    """Write a line for every request, and every line as JSON to stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    app.logger.handlers = [handler]
    app.logger.setLevel(logging.INFO)
    app.logger.propagate = False
    app.before_request(_begin)
    app.after_request(partial(_end, app.logger))


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.begun = time.perf_counter()


def _end(logger: logging.Logger, response: Response) -> Response:
    request_id, rule = g.request_id, request.url_rule
    response.headers["X-Request-Id"] = request_id
    if not logger.isEnabledFor(logging.INFO):
        return response
    fields = {
        "request": request_id,
        "method": request.method,
        "route": rule.rule if rule else None,
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.begun) * 1000, 1),
    }
    # Not `info`: it looks for the line of code that called, which is always this one.
    logger.handle(
        logger.makeRecord(
            logger.name, logging.INFO, __file__, 0, "request", (), None, extra=fields
        )
    )
    return response


def _chain(error: BaseException | None) -> list[dict[str, object]]:
    """Return type and places of an error and of what caused it."""
    chain: list[dict[str, object]] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{f.filename}:{f.lineno} {f.name}" for f in frames]
        chain.append({"type": type(error).__name__, "places": places})
        error = error.__cause__ or error.__context__
    return chain
