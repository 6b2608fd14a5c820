"""Authors are an id, a blind index and a sealed address."""

import pytest

from tests.engines import REFUSALS
from tests.storage import make


def test_an_author_is_found_by_the_index_of_the_address(store):
    """The same index is the same author."""
    with store.writing() as unit:
        author_id = unit.new_id()
        added = unit.authors.add(author_id, index=b"index", sealed=b"sealed", now=1)

    with store.reading() as unit:
        assert unit.authors.by_index(b"index") == added
        assert unit.authors.by_ids([author_id, 4]) == {author_id: added}
        assert unit.authors.by_index(b"other") is None
    assert (added.sealed, added.confirmed, added.approved) == (b"sealed", False, 0)


def test_one_address_is_one_author(store):
    """A second author with the same index is a mistake and is refused."""
    with store.writing() as unit:
        unit.authors.add(unit.new_id(), index=b"index", sealed=b"", now=make.NOW)

    with pytest.raises(REFUSALS), store.writing() as unit:
        unit.authors.add(unit.new_id(), index=b"index", sealed=b"", now=make.NOW)
