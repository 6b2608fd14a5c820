"""A moderator looks through a queue."""

from dataclasses import replace

import pytest

from moderation.domain.comment import NewComment
from moderation.domain.decision import ReasonCode
from moderation.domain.errors import ForbiddenError, NotFoundError
from moderation.domain.moderator import Moderator, Role
from moderation.domain.queue import Cursor, Order, QueueName
from tests import make
from tests.storage import make as stored

GONE = Moderator(1, "غائب", Role.CHIEF, created_at=0, disabled_at=1)


@pytest.fixture
def queue(services, nora):
    """Look at a queue; return the bodies on its first page."""

    def look(**changes):
        page = services.review(nora, make.wanted(**changes))
        return [card.comment.body for card in page.cards]

    return look


@pytest.fixture
def three(services, clock):
    """Three comments that wait, a minute apart."""
    ids = []
    for body in ("أول", "ثان", "ثالث"):
        ids.append(make.posted(services, body=body).comment.id)
        clock.pass_(make.MINUTE)
    return ids


def test_a_card_shows_all_that_one_must_know(services, nora, published, decide):
    """Comment, article, parent, reasons, record, and a masked address."""
    parent = published(body="الأصل")
    decide("reject", make.posted(services, body="سيئ").comment.id)
    comment = make.posted(services, body="رد", parent=parent.id).comment

    (card,) = services.review(nora, make.wanted()).cards

    assert card.comment == comment
    assert card.article.slug == "olive-harvest"
    assert card.parent.body == "الأصل"
    assert [r.code for r in card.decision.reasons] == [ReasonCode.UNREVIEWED]
    assert (card.author.approved, card.author.rejected, card.author.spam) == (1, 1, 0)
    assert card.masked == "a•••@e•••"
    assert card.reports == ()


def test_a_card_tells_what_the_rules_said_whatever_people_decided(
    services, nora, decide
):
    """Its places are those of the text that is there."""
    body = "انظروا https://example.org/a و https://example.org/b"
    comment = make.posted(services, body=body).comment
    decide("approve", comment.id)

    card = services.look(nora, comment.id).card

    assert card.decision.moderator == "سلمى"
    assert card.judged.reasons[0].code is ReasonCode.TOO_MANY_LINKS
    assert [body[start:end] for start, end in card.judged.reasons[0].spans] == [
        "https://example.org/a",
        "https://example.org/b",
    ]


def test_a_card_of_a_changed_text_names_no_places_of_the_one_before(
    services, wired, nora
):
    """Other words stand there now."""
    body = "انظروا https://example.org/a و https://example.org/b"
    comment = make.posted(services, body=body).comment
    with wired.store.writing() as unit:
        now = comment.created_at + make.SECOND
        stored.edited(unit, comment, body="لا روابط", now=now)

    card = services.look(nora, comment.id).card

    assert [reason.spans for reason in card.judged.reasons] == [(), ()]


def test_a_comment_that_nobody_judged_has_nothing_to_say(services, wired, nora):
    """As those that came from elsewhere."""
    like = make.posted(services).comment
    with wired.store.writing() as unit:
        comment = unit.comments.add(
            NewComment(
                article_id=like.article_id,
                parent=None,
                author_id=like.author_id,
                name=like.name,
                website=None,
                body=like.body,
                html=like.html,
                folded="",
                status=like.status,
                created_at=like.created_at,
                network=b"",
                nonce=None,
                twin=b"",
            )
        )

    card = services.look(nora, comment.id).card

    assert (card.decision, card.judged) == (None, None)


def test_a_comment_on_the_article_has_no_parent(services, nora):
    """There is nothing that it replies to."""
    make.posted(services)

    (card,) = services.review(nora, make.wanted()).cards

    assert card.parent is None


def test_who_waits_longest_comes_first(queue, three):
    """Unless the newest are asked for."""
    assert queue() == ["أول", "ثان", "ثالث"]
    assert queue(order=Order.NEWEST) == ["ثالث", "ثان", "أول"]


@pytest.mark.parametrize("order", [Order.OLDEST, Order.NEWEST])
def test_a_queue_is_read_page_by_page(services, nora, three, order):
    """The cursor is the last comment of the page; the last page has none."""
    wanted = make.wanted(order=order, limit=2)

    first = services.review(nora, wanted)
    second = services.review(nora, replace(wanted, after=first.next))

    read = [card.comment.id for page in (first, second) for card in page.cards]
    assert read == (three[::-1] if order is Order.NEWEST else three)
    assert first.next == Cursor(first.cards[-1].comment.id)
    assert second.next is None
    assert first.wanted == wanted


def test_by_risk_the_cursor_knows_the_risk_that_was_seen(services, wired, nora):
    """What is edited between two pages moves none of the others."""
    posts = [make.posted(services, body=body).comment for body in ("أ", "ب", "ج")]
    with wired.store.writing() as unit:
        high, low, _ = (
            stored.edited(unit, comment, risk=risk)
            for comment, risk in zip(posts, (90, 40, 0), strict=True)
        )
    wanted = make.wanted(order=Order.RISK, limit=1)

    first = services.review(nora, wanted)
    with wired.store.writing() as unit:
        stored.edited(unit, high, risk=1)
    rest = services.review(nora, replace(wanted, after=first.next, limit=2))

    assert first.next == Cursor(high.id, 90)
    assert [card.comment.id for card in rest.cards] == [low.id, high.id]
    assert rest.next == Cursor(high.id, 1)


def test_a_page_that_is_just_full_is_the_last(services, nora, three):
    """There is no cursor to nothing."""
    assert services.review(nora, make.wanted(limit=3)).next is None


def test_a_queue_is_narrowed_to_an_article(services, queue):
    """By its slug."""
    services.load_articles([make.source(slug="market")])
    make.posted(services, body="زيتون")
    make.posted(services, body="سوق", article="market")

    assert queue(article="market") == ["سوق"]
    assert queue(article="nowhere") == []


def test_a_queue_is_narrowed_to_a_section(services, queue, nora):
    """The sections to choose from come along."""
    services.load_articles([make.source(slug="vote", section="سياسة")])
    make.posted(services, body="زيتون")
    make.posted(services, body="انتخاب", article="vote")

    page = services.review(nora, make.wanted(section="سياسة"))

    assert queue(section="سياسة") == ["انتخاب"]
    assert page.sections == ["اقتصاد", "سياسة"]
    assert {article.slug for article in page.articles} == {"olive-harvest", "vote"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("احمد", ["كتب أَحْمَـد هذا"]),
        ("هذا كتب", ["كتب أَحْمَـد هذا"]),
        ("يوسف", ["نص"]),
        ("غائب", []),
        ("\u064b", []),
        ('" OR *', []),
        (" ", ["كتب أَحْمَـد هذا", "نص"]),
    ],
)
def test_a_queue_is_narrowed_to_words(services, queue, text, found):
    """All of them, in texts and names, however they are spelt."""
    make.posted(services, body="كتب أَحْمَـد هذا")
    make.posted(services, body="نص", name="يوسف", email="yusuf@example.org")

    assert queue(text=text) == found


def test_every_status_has_its_queue(services, queue, decide):
    """And one queue has them all."""
    for body, outcome in [("منشور", "approve"), ("مرفوض", "reject"), ("مزعج", "spam")]:
        decide(outcome, make.posted(services, body=body).comment.id)
    services.withdraw(make.posted(services, body="مسحوب").receipt)
    make.posted(services, body="جديد")

    assert queue(queue=QueueName.PENDING) == ["جديد"]
    assert queue(queue=QueueName.APPROVED) == ["منشور"]
    assert queue(queue=QueueName.REJECTED) == ["مرفوض"]
    assert queue(queue=QueueName.SPAM) == ["مزعج"]
    assert queue(queue=QueueName.REPORTED) == []
    assert len(queue(queue=QueueName.ALL)) == 5


def test_queues_are_counted_with_their_age(services, nora, three, decide):
    """On every page of the desk, and by themselves."""
    decide("approve", three[0])

    tallies = services.count(nora)

    told = {tally.queue: (tally.count, tally.oldest) for tally in tallies}
    assert list(told) == list(QueueName)
    assert told[QueueName.PENDING] == (2, make.NOW + make.MINUTE)
    assert told[QueueName.APPROVED] == (1, make.NOW)
    assert told[QueueName.SPAM] == (0, None)
    assert told[QueueName.ALL] == (3, make.NOW)
    assert services.review(nora, make.wanted()).tallies == tallies


def test_a_comment_has_a_history(services, nora, decide, clock):
    """Every decision and every entry about it, oldest first."""
    posted = make.posted(services)
    services.edit(posted.receipt, "كلام آخر")
    decide("approve", posted.comment.id)
    make.posted(services, body="غيره")

    history = services.look(nora, posted.comment.id)

    assert history.card.comment.body == "كلام آخر"
    assert [d.outcome for d in history.decisions] == ["hold", "hold", "approve"]
    assert [e.act for e in history.entries] == ["submit", "edit", "decide"]


def test_an_unknown_comment_has_none(services, nora):
    """It is not found."""
    with pytest.raises(NotFoundError, match="comment"):
        services.look(nora, 1)


def test_who_left_the_desk_sees_nothing(services):
    """Not a queue, not a number, not a comment."""
    for look in (
        lambda: services.review(GONE, make.wanted()),
        lambda: services.count(GONE),
        lambda: services.look(GONE, 1),
    ):
        with pytest.raises(ForbiddenError):
            look()
