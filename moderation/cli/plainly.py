"""Every failure of a command is one line on stderr and an exit status that is not 0."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from flask.cli import AppGroup

from moderation.cli.sentences import sentence_of
from moderation.domain.errors import ModerationError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Command(click.Command):
    """A command that fails in one line."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments."""
        with told_plainly():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Do it."""
        with told_plainly():
            return super().invoke(ctx)


class Noun(AppGroup):
    """The commands about one noun; each fails in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Read the arguments of one of them, and do it."""
        with told_plainly():
            return super().invoke(ctx)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what a person can mend into one line; mistakes of ours keep their trace."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        where = f" ({error.ctx.command_path} --help)" if error.ctx else ""
        raise _UsageFailure(f"{error.format_message()}{where}") from error
    except ModerationError as error:
        raise _Failure(sentence_of(error)) from error
    except BrokenPipeError:
        raise  # who reads our output has read enough
    except OSError as error:
        about = f"{error.filename}: " if error.filename else ""
        raise _Failure(f"{about}{error.strerror or error}") from error


class _Failure(click.ClickException):
    """Shown as one line, whatever the message holds."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class _UsageFailure(_Failure):
    exit_code = 2
