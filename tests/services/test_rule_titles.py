"""What the rules of a version of the policy are called."""

from dataclasses import replace

import pytest

from moderation.domain.errors import ForbiddenError
from tests import make


def test_a_rule_is_called_what_the_version_calls_it(services, nora, save):
    """A new title changes nothing about what was judged before."""
    save(1, make.rule())
    save(2, make.rule(title="كلام جارح"), make.rule(id=8, title="إعلان"))

    titles = services.rule_titles(nora, {1, 2})

    assert titles == {1: {7: "شتائم"}, 2: {7: "كلام جارح", 8: "إعلان"}}
    assert services.rule_titles(nora, {1, 2}) == titles


def test_a_version_that_nobody_saved_has_none(services, nora):
    """The page says so instead of breaking."""
    assert services.rule_titles(nora, {9}) == {9: {}}


def test_no_more_is_kept_than_a_page_needs(services, nora, save):
    """What was forgotten is read again."""
    save(1, make.rule())

    services.rule_titles(nora, range(2, 258))

    assert services.rule_titles(nora, {1}) == {1: {7: "شتائم"}}
    assert len(services.rule_titles._kept) == 1


def test_who_has_no_place_learns_no_title(services, nora):
    """Titles may hold what is searched for."""
    with pytest.raises(ForbiddenError):
        services.rule_titles(replace(nora, disabled_at=1), {1})
