"""A moderator looks at an address; the log remembers it."""

import pytest

from moderation.domain.errors import ForbiddenError, KeyFileError, NotFoundError
from tests import make


def test_an_address_is_revealed_as_it_was_sent(services, idris):
    """Who decides may write to the author."""
    comment = make.posted(services, email="amina@example.org").comment

    assert services.reveal(idris, comment.id) == "amina@example.org"


def test_a_look_leaves_an_entry(services, idris, entries):
    """It says who looked and at whose comment, not what was seen."""
    comment = make.posted(services).comment

    services.reveal(idris, comment.id)

    entry = entries()[-1]
    assert (entry.actor, entry.act, entry.comment_id) == ("إدريس", "reveal", comment.id)
    assert entry.detail == {}


def test_the_entry_is_durable_before_the_address_is_opened(
    services, engine, database, idris, entries
):
    """Even where the opening fails, the attempt is recorded."""
    comment = make.posted(services).comment
    engine.execute(database, "update authors set email_sealed = ?", b"\x00")

    with pytest.raises(KeyFileError):
        services.reveal(idris, comment.id)

    assert entries()[-1].act == "reveal"


def test_viewers_do_not_see_addresses(services, nora, entries):
    """And nothing is recorded, because nothing was seen."""
    comment = make.posted(services).comment

    with pytest.raises(ForbiddenError):
        services.reveal(nora, comment.id)

    assert [entry.act for entry in entries()] == ["submit"]


def test_an_unknown_comment_is_not_found(services, idris, entries):
    """There is no address behind it."""
    with pytest.raises(NotFoundError, match="comment"):
        services.reveal(idris, 1)

    assert entries() == []
