"""An author looks at what became of their comment."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import NotFoundError
from tests import make


def test_a_receipt_shows_comment_and_article(services):
    """A comment on the article itself has no parent."""
    posted = make.posted(services)

    receipt = services.read_receipt(posted.receipt)

    assert receipt.comment == posted.comment
    assert receipt.article.slug == "olive-harvest"
    assert (receipt.token, receipt.parent) == (posted.receipt, None)


def test_a_receipt_follows_its_comment(services, decide):
    """It shows what was decided at the next look."""
    posted = make.posted(services)

    decide("reject", posted.comment.id)

    assert services.read_receipt(posted.receipt).comment.status is Status.REJECTED


def test_a_parent_is_shown_while_it_is_public(services, published, decide):
    """Once it is gone the reply stands alone."""
    parent = published(body="الأصل")
    reply = make.posted(services, body="رد", parent=parent.id)

    shown = services.read_receipt(reply.receipt).parent
    decide("reject", parent.id)

    assert shown.id == parent.id
    assert services.read_receipt(reply.receipt).parent is None


@pytest.mark.parametrize("token", ["", "nonsense", "كلام", "\ud800"])
def test_a_token_that_is_not_ours_is_not_found(services, token):
    """Whatever stands in the address."""
    with pytest.raises(NotFoundError, match="receipt"):
        services.read_receipt(token)


def test_a_token_for_something_else_is_no_receipt(services, wired):
    """Each purpose signs for itself."""
    comment = make.posted(services).comment

    with pytest.raises(NotFoundError):
        services.read_receipt(wired.vault.sign("invitation", comment.id))


def test_a_receipt_for_a_comment_that_never_was_is_not_found(services, wired):
    """A genuine signature alone is not enough."""
    with pytest.raises(NotFoundError):
        services.read_receipt(wired.vault.sign("receipt", 1))
