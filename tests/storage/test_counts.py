"""Counts that are kept agree with a recount, whatever happened."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderation.domain.comment import Status
from tests.storage import make


def test_an_author_is_counted_by_what_their_comments_are_now(store):
    """A comment that is approved after its rejection counts as approved alone."""
    with store.writing() as unit:
        author = make.author(unit)
        comment = make.comment(unit, author_id=author.id, status=Status.REJECTED)
        make.comment(unit, author_id=author.id, status=Status.SPAM)

        unit.comments.move(comment, Status.APPROVED, now=make.NOW)

        (counted,) = unit.authors.by_ids([author.id]).values()
        assert (counted.approved, counted.rejected, counted.spam) == (1, 0, 1)


def test_the_revision_rises_when_readers_see_a_difference(store):
    """Approving and taking away revise the article; deciding unseen does not."""
    with store.writing() as unit:
        comment = make.comment(unit)
    before = store.publication.at(store.publication.place(comment.article_id))
    seen = []

    for status in (Status.SPAM, Status.APPROVED, Status.PENDING, Status.REJECTED):
        with store.writing() as unit:
            unit.comments.move(comment, status, now=make.NOW)
            comment = unit.comments.get(comment.id)
            approved = unit.articles.by_slug("election").approved
        risen = store.publication.at(store.publication.place(comment.article_id))
        seen.append((risen - before, approved))

    assert seen == [(0, 0), (1, 1), (2, 0), (2, 0)]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=25,
    deadline=None,
)
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from(Status), st.booleans()),
        max_size=12,
    )
)
def test_every_count_equals_a_recount(store, acts):
    """After any acts in any order, `check` finds nothing to correct."""
    with store.writing() as unit:
        authors = [make.author(unit) for _ in range(2)]
        comments = [
            make.comment(unit, author_id=authors[n % 2].id, status=status)
            for n, status in enumerate(Status)
        ]
        for which, status, stale in acts:
            comment = unit.comments.get(comments[which].id)
            unit.comments.move(
                comments[which] if stale else comment, status, now=make.NOW
            )

    assert store.check() == []
