"""A reader sends the same comment again, or seems to."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import ReasonCode
from moderation.domain.errors import RefusedError
from tests import make


def codes(reasons):
    return [reason.code for reason in reasons]


def count(stored):
    with stored() as unit:
        return len(unit.comments.every(None, after=0, limit=99))


@pytest.mark.parametrize("minutes", [0, 9])
def test_the_same_text_from_the_same_sender_is_that_comment_again(
    services, clock, stored, entries, minutes
):
    """Without scripts a resend within ten minutes gets the same receipt."""
    first = make.posted(services)
    clock.pass_(minutes * make.MINUTE)

    again = make.posted(services)

    assert (again.comment, again.receipt) == (first.comment, first.receipt)
    assert again.again
    assert count(stored) == len(entries()) == 1


def test_the_same_text_later_is_refused(services, clock, stored):
    """After ten minutes it is a repetition."""
    make.posted(services)
    clock.pass_(10 * make.MINUTE)

    with pytest.raises(RefusedError) as error:
        make.posted(services)

    assert codes(error.value.reasons) == [ReasonCode.DUPLICATE]
    assert count(stored) == 1


def test_the_same_text_from_elsewhere_waits_and_tells_nothing(services, stored):
    """A stranger who guesses an address gets a receipt like any other."""
    first = make.posted(services)

    second = make.posted(services, network="198.51.100.7")

    with stored() as unit:
        (decision,) = unit.decisions.of(second.comment.id)
    assert second.comment.id != first.comment.id
    assert not second.again
    assert second.comment.status is Status.PENDING
    assert ReasonCode.DUPLICATE in codes(decision.reasons)


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "نص آخر"},
        {"email": "yusuf@example.org"},
        {"article": "library"},
        {"parent": True},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_another_text_author_or_place_is_another_comment(services, published, changes):
    """Only all four together make a repetition."""
    services.load_articles([make.source(slug="library")])
    parent = published(body="الأصل").id
    first = make.posted(services)
    if "parent" in changes:
        changes = {"parent": parent}

    second = make.posted(services, **changes)

    assert second.comment.id != first.comment.id


def test_a_double_click_is_one_comment(services, stored):
    """The same form with its nonce is that comment, whenever and wherever it comes."""
    first = make.posted(services, nonce="n1")

    again = make.posted(services, nonce="n1", network="198.51.100.7")

    assert (again.comment, again.again) == (first.comment, True)
    assert count(stored) == 1


def test_a_form_sent_again_later_is_still_that_comment(services, clock):
    """A nonce has no end."""
    first = make.posted(services, nonce="n1")
    clock.pass_(24 * make.HOUR)

    assert make.posted(services, nonce="n1").comment == first.comment


def test_a_form_sent_again_with_other_words_is_another_comment(services):
    """After a step back in the browser the nonce is the same, the text is not."""
    first = make.posted(services, nonce="n1")

    second = make.posted(services, nonce="n1", body="كلام آخر")

    assert second.comment.id != first.comment.id


def test_the_same_text_in_two_forms_is_refused(services):
    """Two nonces are two deliberate comments, so the second one repeats."""
    make.posted(services, nonce="n1")

    with pytest.raises(RefusedError) as error:
        make.posted(services, nonce="n2")

    assert codes(error.value.reasons) == [ReasonCode.DUPLICATE]


def test_a_form_without_scripts_after_one_with_is_a_resend(services):
    """Where one of the two carries no nonce, network and time decide."""
    first = make.posted(services, nonce="n1")

    assert make.posted(services).comment == first.comment


def test_a_withdrawn_text_may_be_sent_again(services):
    """Who takes words back may say them anew."""
    first = make.posted(services)
    services.withdraw(first.receipt)

    second = make.posted(services)

    assert second.comment.id != first.comment.id


def test_one_form_sent_eight_times_at_once_is_one_comment(services, stored, at_once):
    """Whoever is second finds the first, and all get the same receipt."""
    results = at_once(*[lambda: make.posted(services)] * 8)

    assert len({result.receipt for result in results}) == 1
    assert sorted(result.again for result in results) == [False] + [True] * 7
    assert count(stored) == 1


def test_one_form_with_a_nonce_sent_eight_times_at_once_is_one_comment(
    services, stored, at_once
):
    """From two networks, as when a phone changes its own on the way."""
    results = at_once(
        *[
            lambda at=at: make.posted(services, nonce="n", network=f"192.0.2.{at % 2}")
            for at in range(8)
        ]
    )

    assert len({result.receipt for result in results}) == 1
    assert count(stored) == 1


def test_two_first_comments_of_one_address_at_once_are_one_authors(services, at_once):
    """The second finds the author that the first one made."""
    one, other = at_once(
        lambda: make.posted(services, body="أول"),
        lambda: make.posted(services, body="ثان"),
    )

    assert one.comment.author_id == other.comment.author_id
    assert one.comment.id != other.comment.id
