"""A program that links to comments asks on which page each one stands."""

import pytest


@pytest.fixture
def environment(environment):
    """Two comments on a page."""
    return {**environment, "MODERATION_COMMENTS_PER_PAGE": "2"}


def test_each_comment_stands_on_its_page(services, published):
    """Counted in the order of the thread, replies behind their parents."""
    first = published(body="1")
    second = published(body="2")
    reply = published(body="1.1", parent=first.id)

    pages = services.locate([second, reply, first])

    assert pages == {first.id: 1, reply.id: 1, second.id: 2}


def test_nothing_stands_nowhere(services):
    """No comments, no pages."""
    assert services.locate([]) == {}
