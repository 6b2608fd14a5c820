"""Full-text search over folded comments, which each engine does its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def comments_search(db: Database) -> None:
    """Index the words of `comments.folded`; triggers keep the index true."""
    table = db.table("comments")
    # Nothing is left to strip: the column is folded already.
    table.enable_fts(
        ["folded"], create_triggers=True, tokenize="unicode61 remove_diacritics 0"
    )
    # The trigger as made fires at every decision and would index the same words again.
    (trigger,) = (each for each in table.triggers if each.name == "comments_au")
    narrowed = trigger.sql.replace("AFTER UPDATE ON", "AFTER UPDATE OF folded ON")
    db.execute("drop trigger comments_au")
    db.execute(narrowed)


STEPS = {"0008_comments_search": comments_search}
