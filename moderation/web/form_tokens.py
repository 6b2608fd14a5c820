"""The tokens of the desk's forms, wherever a program may put them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request
from flask_wtf.csrf import CSRFProtect

if TYPE_CHECKING:
    from flask import Flask


class FormTokens(CSRFProtect):
    """Looks for the token among the members of a JSON body too.

    There it is a field as the others are; Flask-WTF knows forms and headers only.
    """

    def __init__(self, app: Flask) -> None:
        """Ask before every request that changes something."""
        super().__init__(app)

    def exempt(self, view: Any) -> Any:
        """Let a view or a blueprint go without."""
        return super().exempt(view)

    def _get_csrf_token(self) -> Any:
        members = request.get_json(silent=True) if request.is_json else None
        found = members.get("csrf_token") if isinstance(members, dict) else None
        return super()._get_csrf_token() or (found if isinstance(found, str) else None)
