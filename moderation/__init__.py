"""Comments and moderation for publishers. The door: `flask --app moderation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from moderation.ports import Clock
    from moderation.settings import Settings


def create_app(settings: Settings | None = None, clock: Clock | None = None) -> Flask:
    """Return the web application with its commands.

    Settings come from config.py and the environment unless given. The store is opened
    when it is first needed, so that commands which mend it can run without it. Raises
    click.ClickException, one line, for a bad setting.
    """
    # Imported here, so that the domain can be used without Flask.
    import click

    from moderation import cli, web, wiring
    from moderation.domain.errors import SettingError

    try:
        checked = settings or wiring.settings_here()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    app = web.create_web(checked, lambda: wiring.wire(checked, clock))
    cli.register(app)
    return app
