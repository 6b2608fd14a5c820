"""An article is found without its thread."""

import pytest

from moderation.domain.errors import NotFoundError


def test_an_article_is_found_by_its_slug(services):
    """As the page of the article has it."""
    article = services.find_article("olive-harvest")

    assert article == services.read_article("olive-harvest").article


def test_an_unknown_article_is_not_found(services):
    """The error says what is missing."""
    with pytest.raises(NotFoundError, match="article"):
        services.find_article("nowhere")
