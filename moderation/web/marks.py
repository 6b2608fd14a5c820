"""The mark beside a comment: drawn here, and the same for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.web.context import wired

if TYPE_CHECKING:
    from flask import Flask

_MARKS = 64


def init_app(app: Flask) -> None:
    """Give templates the filter `avatar`."""
    app.add_template_filter(avatar)


def avatar(comment_id: int) -> int:
    """Return a number from 0 to 63 for a comment.

    It comes from the comment's id under a key, not from its author: equal marks on two
    comments must not say that one person wrote both.
    """
    return wired().vault.mac("avatar", comment_id)[0] % _MARKS
