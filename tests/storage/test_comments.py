"""Comments are stored, edited and moved; versions decide who was first."""

from moderation.domain.comment import Status
from tests.storage import make

LATER = make.NOW + make.MINUTE


def test_a_stored_comment_comes_back_equal(store):
    """What `add` returns is what is read later."""
    with store.writing() as unit:
        added = make.comment(
            unit, body="سطر\nآخر", website="https://example.org", risk=9
        )

    with store.reading() as unit:
        assert unit.comments.get(added.id) == added
        assert unit.comments.by_ids([added.id, 5]) == {added.id: added}
    assert (added.version, added.depth, added.published_at) == (1, 0, None)
    assert added.risk == 9


def test_an_unknown_comment_is_none(store):
    """No comment is None, also for a number that no database can hold."""
    with store.reading() as unit:
        assert unit.comments.get(1) is None
        assert unit.comments.get(10**30) is None


def test_a_reply_stands_below_its_parent(store):
    """The path of a reply begins with its parent's."""
    with store.writing() as unit:
        parent = make.comment(unit, status=Status.APPROVED)
        reply = make.comment(unit, parent=parent)

    assert reply.parent_id == parent.id
    assert reply.depth == 1
    assert reply.path == parent.path + f"{reply.id:016x}"


def test_very_deep_replies_stand_in_order_below_one_level(store):
    """Their paths grow no longer, so that an index can hold them; their depth does."""
    with store.writing() as unit:
        parent, made = None, []
        for _ in range(140):
            parent = make.comment(unit, parent=parent, status=Status.APPROVED)
            made.append(parent)

    with store.reading() as unit:
        thread = unit.comments.thread(parent.article_id, limit=200)
    assert [comment.id for comment in thread] == [comment.id for comment in made]
    assert [comment.depth for comment in thread] == list(range(140))
    assert {len(comment.path) // 16 for comment in thread[100:]} == {101}


def test_a_comment_that_is_approved_at_once_is_published_at_once(store):
    """Whoever passes without a moderator is public from the first moment."""
    with store.writing() as unit:
        comment = make.comment(unit, status=Status.APPROVED)

    assert comment.published_at == comment.changed_at == make.NOW


def test_the_first_approval_publishes_for_good(store):
    """Approving again after a rejection keeps the first date."""
    with store.writing() as unit:
        comment = make.comment(unit)
        for moment, status in enumerate(
            [Status.APPROVED, Status.REJECTED, Status.APPROVED]
        ):
            unit.comments.move(comment, status, now=LATER + moment)
            comment = unit.comments.get(comment.id)

    assert comment.published_at == LATER
    assert comment.changed_at == LATER + 2
    assert comment.version == 4


def test_moving_out_of_sight_changes_nothing_for_readers(store):
    """From pending to rejected, nobody outside sees a difference."""
    with store.writing() as unit:
        comment = make.comment(unit)
        before = unit.articles.by_slug("election").revision

        unit.comments.move(comment, Status.REJECTED, now=LATER)

        assert unit.comments.get(comment.id).changed_at is None
        assert unit.articles.by_slug("election").revision == before


def test_a_stale_move_changes_nothing(store):
    """Whoever judged an earlier version is told so by False."""
    with store.writing() as unit:
        seen = make.comment(unit)
        unit.comments.move(seen, Status.APPROVED, now=LATER)
        before = unit.articles.by_slug("election")

        moved = unit.comments.move(seen, Status.SPAM, now=LATER)

        assert not moved
        assert unit.comments.get(seen.id).status is Status.APPROVED
        assert unit.articles.by_slug("election") == before


def test_an_edit_replaces_the_text_and_raises_the_version(store):
    """Body, page and search follow the edit."""
    with store.writing() as unit:
        seen = make.comment(unit, body="قبل")

        edited = unit.comments.edit(seen, **texts("بعد"), now=LATER)

        comment = unit.comments.get(seen.id)
        assert edited
        assert (comment.body, comment.html) == ("بعد", "<p>بعد</p>")
        assert (comment.version, comment.edited_at) == (2, LATER)
        assert comment.risk == 64


def test_a_stale_edit_changes_nothing(store):
    """An edit of a version that is gone is refused by False."""
    with store.writing() as unit:
        seen = make.comment(unit, body="قبل")
        unit.comments.edit(seen, **texts("بعد"), now=LATER)

        edited = unit.comments.edit(seen, **texts("متأخر"), now=LATER)

        assert not edited
        assert unit.comments.get(seen.id).body == "بعد"


def test_an_edit_that_is_approved_is_published(store):
    """The pipeline may let an edited comment pass."""
    with store.writing() as unit:
        seen = make.comment(unit)

        unit.comments.edit(seen, **texts("بعد", Status.APPROVED), now=LATER)

        assert unit.comments.get(seen.id).published_at == LATER
        assert unit.articles.by_slug("election").approved == 1


def test_the_newest_twin_is_found(store):
    """Of two comments with the same text, the later one counts."""
    with store.writing() as unit:
        make.comment(unit, twin=b"twin")
        newer = make.comment(unit, twin=b"twin", created_at=LATER)

        assert unit.comments.sent_by_twin(b"twin").comment_id == newer.id


def test_withdrawing_gives_up_the_claim_on_the_text(store):
    """Who took a comment back may send the same text again."""
    with store.writing() as unit:
        comment = make.comment(unit, twin=b"twin")

        unit.comments.move(comment, Status.WITHDRAWN, now=LATER)

        assert unit.comments.sent_by_twin(b"twin") is None


def test_an_edit_moves_the_claim_to_the_new_text(store):
    """The old text is free again, the new one is taken."""
    with store.writing() as unit:
        comment = make.comment(unit, twin=b"old")

        unit.comments.edit(comment, **texts("بعد", twin=b"new"), now=LATER)

        assert unit.comments.sent_by_twin(b"old") is None
        assert unit.comments.sent_by_twin(b"new").comment_id == comment.id


def texts(body, status=Status.PENDING, twin=b"twin"):
    """What an edit replaces."""
    return {
        "body": body,
        "html": f"<p>{body}</p>",
        "folded": body,
        "twin": twin,
        "status": status,
        "risk": 64,
    }
