"""What pages show again and again, drawn once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from moderation.web.language import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from flask import Flask

    from moderation.domain.article import Language

# Comments of some twenty pages: those that change while they are read.
_MOST = 2048


def init_app(app: Flask) -> None:
    """Give templates `each_drawn(macro, items, …)`: a macro's output for each item.

    A page of a hundred comments is made anew when one of them comes; the others look as
    before. An item is the macro's first arguments, the rest follow. Everything that the
    macro shows must be among them, compared by value, or be the language.
    """

    @lru_cache(maxsize=_MOST)
    def draw(_: Language, macro: Callable[..., str], *shown: Hashable) -> str:
        return macro(*shown)

    def each_drawn(
        macro: Callable[..., str],
        items: Iterable[tuple[Hashable, ...]],
        *shared: Hashable,
    ) -> Markup:
        language = spoken()
        drawn = [draw(language, macro, *item, *shared) for item in items]
        return Markup("\n").join(drawn)

    app.add_template_global(each_drawn)
