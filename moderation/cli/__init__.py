"""The terminal: one group of commands per noun, and `serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.cli.articles import articles
from moderation.cli.audit import audit
from moderation.cli.comments import comments
from moderation.cli.db import db
from moderation.cli.moderators import moderators
from moderation.cli.rules import rules
from moderation.cli.scores import scores
from moderation.cli.serve import serve
from moderation.cli.tokens import tokens

if TYPE_CHECKING:
    from flask import Flask

COMMANDS = (
    *(serve, db, articles, moderators, comments),
    *(rules, scores, audit, tokens),
)


def register(app: Flask) -> None:
    """Give `flask --app moderation` our commands."""
    for command in COMMANDS:
        app.cli.add_command(command)
