"""The schema takes what the domain can say, and nothing else."""

import pytest

from moderation.domain.article import ArticleState, Language
from moderation.domain.comment import Status
from moderation.storage.migrations import names
from tests.engines import REFUSALS
from tests.storage import make


def test_steps_are_numbered_without_a_gap():
    """Two steps with one number, or a lost file, would show."""
    assert [name[:4] for name in names()] == [
        f"{number:04}" for number in range(1, len(names()) + 1)
    ]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", ArticleState)
def test_the_schema_knows_every_word(store, status, language, state):
    """What the domain can say, the store can keep."""
    with store.writing() as unit:
        article = make.article(unit, language=language, state=state)

        comment = make.comment(unit, article_id=article.id, status=status)

        assert unit.comments.get(comment.id) == comment
        assert (article.language, article.state) == (language, state)


@pytest.mark.parametrize(
    "statement",
    [
        "update comments set status = 'deleted'",
        "update comments set version = 0",
        "update comments set status = 'approved', published_at = null",
        "update comments set created_at = 'today'",
        "update articles set language = 'de'",
        "update articles set approved = -1",
        "update comments set risk = 101",
        "update comments set risk = -1",
        "update authors set confirmed = 2",
        "update comments set author_id = 7",
    ],
)
def test_the_schema_refuses_nonsense(store, execute, statement):
    """What no code of ours writes, no other code can."""
    with store.writing() as unit:
        make.comment(unit)

    with pytest.raises(REFUSALS):
        execute(statement)


def test_one_form_cannot_make_two_comments(store):
    """A race that got past every check ends here."""
    with store.writing() as unit:
        make.comment(unit, nonce=b"nonce")

    with pytest.raises(REFUSALS), store.writing() as unit:
        make.comment(unit, nonce=b"nonce")
