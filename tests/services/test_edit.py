"""An author changes the words of a comment that still waits."""

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import (
    InvalidError,
    NotEditableError,
    NotFoundError,
    RefusedError,
)
from tests import make

LINKS = "https://example.org https://example.com"


def standing(stored, comment):
    with stored() as unit:
        return unit.decisions.standing([comment.id])[comment.id]


def codes(decision):
    return [reason.code for reason in decision.reasons]


def test_new_words_take_the_place_of_the_old(services, clock, stored):
    """Text, HTML and moment change; the version rises."""
    posted = make.posted(services)
    clock.pass_(make.MINUTE)

    edited = services.edit(posted.receipt, "كلام <آخر>")

    with stored() as unit:
        assert unit.comments.get(edited.id) == edited
    assert edited.body == "كلام <آخر>"
    assert edited.html == '<p dir="auto">كلام &lt;آخر&gt;</p>'
    assert edited.edited_at == make.NOW + make.MINUTE
    assert (edited.version, edited.status) == (2, Status.PENDING)


def test_new_words_are_judged_anew(services, stored):
    """The decision names the version that it judged."""
    posted = make.posted(services)

    services.edit(posted.receipt, LINKS)

    decision = standing(stored, posted.comment)
    assert (decision.version, decision.moderator) == (2, None)
    assert (decision.before, decision.after) == (Status.PENDING, Status.PENDING)
    assert codes(decision) == [ReasonCode.TOO_MANY_LINKS, ReasonCode.FIRST_COMMENT]


def test_an_edit_leaves_an_entry(services, entries):
    """With the verdict, without the words."""
    posted = make.posted(services)

    services.edit(posted.receipt, LINKS)

    entry = entries()[-1]
    assert (entry.actor, entry.act) == ("reader", "edit")
    assert entry.comment_id == posted.comment.id
    assert entry.detail == {
        "outcome": "hold",
        "reasons": ["too_many_links", "first_comment"],
    }


def test_moderators_find_the_new_words(services, salma):
    """The old ones are forgotten by the search too."""
    posted = make.posted(services, body="قديم")

    services.edit(posted.receipt, "جديد")

    found = {
        text: len(services.review(salma, make.wanted(text=text)).cards)
        for text in ("جديد", "قديم")
    }
    assert found == {"جديد": 1, "قديم": 0}


def test_the_same_words_change_nothing(services, entries):
    """Neither the version nor the log."""
    posted = make.posted(services)

    same = services.edit(posted.receipt, posted.comment.body)

    assert same == posted.comment
    assert len(entries()) == 1


@pytest.mark.parametrize("outcome", ["approve", "reject"])
def test_what_was_decided_stays(services, decide, outcome):
    """Nobody publishes other words than those that were read."""
    posted = make.posted(services)
    decide(outcome, posted.comment.id)

    with pytest.raises(NotEditableError):
        services.edit(posted.receipt, "كلام آخر")


def test_what_a_moderator_held_may_be_changed(services, decide):
    """It waits still."""
    posted = make.posted(services)
    decide("hold", posted.comment.id)

    assert services.edit(posted.receipt, "كلام آخر").version == 3


def test_what_was_withdrawn_stays(services):
    """It is gone."""
    posted = make.posted(services)
    services.withdraw(posted.receipt)

    with pytest.raises(NotEditableError):
        services.edit(posted.receipt, "كلام آخر")


def test_spam_stays_spam_in_other_words(services, stored):
    """For the reasons that made it spam; and it still looks pending."""
    posted = make.posted(services, trap="x")

    edited = services.edit(posted.receipt, "كلام آخر")

    decision = standing(stored, edited)
    assert edited.status is Status.SPAM
    assert edited.shown_status is Status.PENDING
    assert (decision.outcome, codes(decision)) == (Outcome.SPAM, [ReasonCode.HONEYPOT])


def test_spam_in_other_words_names_no_places_of_the_old_ones(services, salma, stored):
    """Nothing of what it was found by stands there any more."""
    services.write_rule(salma, make.rule(id=0, outcome=Outcome.SPAM), seen=0)
    posted = make.posted(services, body="ركب حمار جاره")

    edited = services.edit(posted.receipt, "كلام آخر")

    (reason,) = standing(stored, edited).reasons
    assert (reason.code, reason.spans) == (ReasonCode.INSULT, ())


@pytest.mark.parametrize("body", ["", "\u200f", "م" * 10_001])
def test_a_bad_text_is_named(services, stored, body):
    """The old words stay."""
    posted = make.posted(services)

    with pytest.raises(InvalidError) as error:
        services.edit(posted.receipt, body)

    assert [fault.field for fault in error.value.errors] == ["body"]
    with stored() as unit:
        assert unit.comments.get(posted.comment.id) == posted.comment


def test_a_closed_article_refuses_new_words(services, stored):
    """The debate is over for what waits, too; the old words stay."""
    posted = make.posted(services)
    services.load_articles([make.source(state=ArticleState.CLOSED)])

    with pytest.raises(RefusedError):
        services.edit(posted.receipt, "كلام آخر")

    with stored() as unit:
        assert unit.comments.get(posted.comment.id) == posted.comment


def test_an_edit_into_a_twin_tells_nothing(services, stored):
    """A stranger cannot ask, by editing, what an address wrote."""
    make.posted(services, body="كلام أمينة")
    guess = make.posted(services, body="تخمين", network="198.51.100.7")

    edited = services.edit(guess.receipt, "كلام أمينة")

    assert edited.status is Status.PENDING
    assert ReasonCode.DUPLICATE in codes(standing(stored, edited))


def test_the_old_words_may_be_sent_again(services):
    """An edit gives them up, and claims the new ones."""
    posted = make.posted(services, body="قديم")
    services.edit(posted.receipt, "جديد")

    assert make.posted(services, body="قديم").comment.id != posted.comment.id
    assert make.posted(services, body="جديد").comment.id == posted.comment.id


@pytest.mark.parametrize("token", ["", "nonsense"])
def test_a_token_that_is_not_ours_opens_nothing(services, token):
    """There is no comment behind it."""
    with pytest.raises(NotFoundError, match="receipt"):
        services.edit(token, "كلام آخر")
