"""The export for programs of the newsroom: every status, with decisions and reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import abort, request

from moderation.domain.shapes import export_document, judged_comment
from moderation.domain.token import Scope
from moderation.web.api import answers, query
from moderation.web.caching import private
from moderation.web.context import services, site_url
from moderation.web.errors import problem
from moderation.web.language import gettext, lazy

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.shapes import Shape
    from moderation.domain.token import Token
    from moderation.services.export import Exported, Wanted

_NO_TOKEN = (
    lazy("A token is needed"),
    lazy("Send it in the header: Authorization: Bearer …"),
)
_UNKNOWN_TOKEN = (
    lazy("This token opens nothing"),
    lazy("It is unknown, or it was revoked."),
)
_NARROW_TOKEN = (
    lazy("This token does not open this"),
    lazy("It needs the scope `moderation`."),
)


def newsroom_json() -> Response:
    """Return a page of comments in the order of their ids."""
    token = _token()
    wanted = _wanted(token)
    page, cursor = services().export(wanted, _actor(token))
    url = site_url()
    document = export_document(
        [_shape(one, url) for one in page],
        generated_at=services().export.clock.now(),
        following=query.following(cursor),
    )
    return private(answers.document(document))


def newsroom_ndjson() -> Response:
    """Stream every comment, one a line, and hold no more than a page of them."""
    token = _token()
    wanted, url = _wanted(token), site_url()
    exported = services().export.stream(wanted, _actor(token))
    return private(answers.lines(_shape(one, url) for one in exported))


def _token() -> Token:
    """Return the token that the request brings, or end it with 401 or 403."""
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token:
        abort(_refusal(401, _NO_TOKEN))
    token = services().find_token(sent.token)
    if token is None:
        abort(_refusal(401, _UNKNOWN_TOKEN, 'error="invalid_token"'))
    if Scope.MODERATION not in token.scopes:
        needed = f'error="insufficient_scope", scope="{Scope.MODERATION}"'
        abort(_refusal(403, _NARROW_TOKEN, needed))
    return token


def _refusal(status: int, words: tuple[str, str], *parts: str) -> Response:
    title, detail = words
    response = problem(status, gettext(title), gettext(detail))
    challenge = ", ".join(['realm="moderation"', *parts])
    response.headers["WWW-Authenticate"] = f"Bearer {challenge}"
    return response


def _wanted(token: Token) -> Wanted:
    wanted = query.wanted()
    if wanted.since is not None:
        raise query.BadQueryError("since", "newsroom since")
    return replace(wanted, every=True, emails=Scope.EMAILS in token.scopes)


def _actor(token: Token) -> str:
    return f"token:{token.name}"


def _shape(one: Exported, url: str) -> Shape:
    return judged_comment(one.comment, one.article, url, one.decisions, one.email)
