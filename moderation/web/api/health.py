"""Whether the service can do its work, for an operator's monitor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import current_app

from moderation.domain.errors import KeyFileError, StoreUnavailableError
from moderation.web.api import answers
from moderation.web.caching import private
from moderation.web.context import services, settings
from moderation.web.errors import problem
from moderation.web.language import gettext

if TYPE_CHECKING:
    from flask import Response

_RETRY_SECONDS = "5"
_HOSTS = re.compile(r"\b[a-z]+://[^/\s]*/")


def health() -> Response:
    """Return 200 when the store can be read and written, else 503 with what is wrong.

    What is wrong is told in English, with the names of files and databases but not
    their places.
    """
    try:
        services().check_health()
    except (StoreUnavailableError, KeyFileError) as error:
        current_app.logger.error("not healthy", exc_info=error)  # noqa: TRY400
        code = "store" if isinstance(error, StoreUnavailableError) else "keys"
        response = problem(503, gettext("Not in order"), _plain(error), code=code)
        response.headers["Retry-After"] = _RETRY_SECONDS
        return response
    return private(answers.document({"status": "ok"}))


def _plain(error: Exception) -> str:
    text = str(error)
    for file in (settings().database_file, settings().key_file):
        text = text.replace(str(file), file.name)
    return _HOSTS.sub("", text)
