"""What pages show again and again, drawn once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from moderation.web.language import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from flask import Flask

    from moderation.domain.article import Language

# Comments of some twenty pages: those that change while they are read.
_MOST = 2048


def init_app(app: Flask) -> None:
    """Give templates `drawn(macro, …)`: what a macro makes of its arguments.

    A page of a hundred comments is made anew when one of them comes; the others look as
    before. Everything that the macro shows must be among its arguments, compared by
    value, or be the language.
    """

    @lru_cache(maxsize=_MOST)
    def draw(_: Language, macro: Callable[..., str], *shown: Hashable) -> str:
        return macro(*shown)

    def drawn(macro: Callable[..., str], *shown: Hashable) -> str:
        return draw(spoken(), macro, *shown)

    app.add_template_global(drawn)
