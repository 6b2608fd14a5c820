"""Translates the tree of errors into pages and problem documents, in this one place."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, g, json, render_template, request
from werkzeug.exceptions import HTTPException

from moderation.domain import errors
from moderation.domain.decision import ReasonCode
from moderation.web.caching import private
from moderation.web.language import gettext, lazy
from moderation.web.wording import sentence_of_field, sentence_of_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

_BUSY_SECONDS = 5
_KINDS_OF_PROGRAMS = ("application/json", "application/problem+json")
_KINDS = ("text/html", *_KINDS_OF_PROGRAMS)
_STATUS_OF = {
    errors.MalformedTextError: 400,
    errors.InvalidError: 422,
    errors.NotFoundError: 404,
    errors.NotEditableError: 409,
    errors.StaleError: 409,
    errors.TakenError: 409,
    errors.PolicyChangedError: 409,
    errors.ForbiddenError: 403,
    errors.ThrottledError: 429,
    errors.SignInError: 422,
    errors.StoreUnavailableError: 503,
    errors.KeyFileError: 503,
}
_STATUS_OF_REFUSAL = {
    ReasonCode.ARTICLE_CLOSED: 403,
    ReasonCode.TOO_LONG: 422,
    ReasonCode.DUPLICATE: 409,
    ReasonCode.FLOOD: 429,
    ReasonCode.TOO_MANY: 429,
}
_WORDS = {
    400: (lazy("This could not be read"), lazy("What arrived was damaged on its way.")),
    401: (lazy("Please sign in"), lazy("This is open to moderators only.")),
    403: (lazy("This is not allowed"), lazy("You may not do this here.")),
    404: (lazy("There is nothing here"), lazy("The page was moved, or never was.")),
    405: (lazy("Not in this way"), lazy("This address does not take such a request.")),
    409: (lazy("It was decided already"), lazy("What you saw has changed since.")),
    413: (lazy("This is too much"), lazy("What you sent is larger than we accept.")),
    415: (lazy("This could not be read"), lazy("We do not know this kind of content.")),
    422: (lazy("Something is missing"), lazy("Please look at the fields once more.")),
    429: (
        lazy("One moment, please"),
        lazy("That was too quick. Please try again soon."),
    ),
    500: (lazy("Something broke here"), lazy("It is our fault, and it was recorded.")),
    503: (
        lazy("We cannot take this now"),
        lazy(
            "Nothing can be stored at the moment. Please try again in a little while."
        ),
    ),
}
# Where in a file of rules a fault is.
_PLACES = ("rule", "line", "number")
_CROSS_ORIGIN = lazy("This request came from another site.")


@dataclass(frozen=True)
class Refusal:
    """How a refused submission is answered."""

    status: int
    sentence: str
    retry_after: int | None


def init_app(app: Flask) -> None:
    """Handle every error of ours, of HTTP's, and what nobody expected."""
    app.register_error_handler(errors.ModerationError, _moderation_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def refusal_of(error: errors.RefusedError) -> Refusal:
    """Return status, sentence and waiting time for what the pipeline refused."""
    reason = error.reasons[0]
    return Refusal(
        status=_STATUS_OF_REFUSAL.get(reason.code, 422),
        sentence=sentence_of_refusal(reason),
        retry_after=reason.data.get("retry_after"),
    )


def status_of(error: errors.ModerationError) -> int:
    """Return the status that answers an error of ours."""
    if isinstance(error, errors.RefusedError):
        return refusal_of(error).status
    return _STATUS_OF.get(type(error), 500)


def wants_json() -> bool:
    """Tell whether the asker is a program: by address, by body, or by its own word."""
    if request.path.startswith("/api/") or request.path.endswith((".json", ".ndjson")):
        return True
    accepted = request.accept_mimetypes
    if request.is_json:
        # Programs that take anything say `*/*`; pages are for who names them.
        return "text/html" not in accepted.values()
    return accepted.best_match(_KINDS) in _KINDS_OF_PROGRAMS


def problem(
    status: int,
    title: str,
    detail: str,
    faults: Sequence[errors.FieldError] = (),
    **extensions: Any,
) -> Response:
    """Return an RFC 9457 problem document, in the language of this response."""
    document = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        **extensions,
    }
    if faults:
        document["errors"] = [
            {
                "field": f.field,
                "code": f.code,
                **{name: f.data[name] for name in _PLACES if name in f.data},
                "message": sentence_of_field(f),
            }
            for f in faults
        ]
    body = json.dumps(document, ensure_ascii=False)
    return private(Response(body, status, content_type="application/problem+json"))


def answer(
    status: int,
    detail: str = "",
    *,
    faults: Sequence[errors.FieldError] = (),
    retry_after: int | None = None,
) -> Response:
    """Return a status as a page or a problem document, in words."""
    title, usual = _WORDS.get(status, _WORDS[500])
    title, detail = gettext(title), detail or gettext(usual)
    if wants_json():
        response = problem(status, title, detail, faults)
    else:
        page = render_template(
            "errors/error.html", status=status, title=title, detail=detail
        )
        response = private(Response(page, status))
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _moderation_error(error: errors.ModerationError) -> Response:
    status = status_of(error)
    if isinstance(error, errors.RefusedError):
        refusal = refusal_of(error)
        return answer(status, refusal.sentence, retry_after=refusal.retry_after)
    if isinstance(error, errors.InvalidError):
        return answer(status, faults=error.errors)
    if isinstance(error, errors.ThrottledError):
        return answer(status, retry_after=error.retry_after)
    if status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.INTERNAL_SERVER_ERROR}:
        current_app.logger.error("store unavailable", exc_info=error)
        return answer(status, retry_after=_BUSY_SECONDS)
    return answer(status)


def _http_error(error: HTTPException) -> Response:
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    # A redirect, or an answer that a view made itself.
    if error.response is not None or status < HTTPStatus.BAD_REQUEST:
        return current_app.make_response(error.get_response())
    detail = gettext(_CROSS_ORIGIN) if error.description == "cross-origin" else ""
    response = answer(int(status), detail)
    # What the status needs beside its words: Allow with 405, Retry-After with 429.
    for name, value in error.get_headers(request.environ):
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    current_app.logger.error("unexpected error", exc_info=error)
    g.pop("language", None)
    return answer(HTTPStatus.INTERNAL_SERVER_ERROR)
