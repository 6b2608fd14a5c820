"""What is asked before a submission is judged."""

from moderation.domain.article import ArticleState
from moderation.domain.comment import Sent, Traffic
from moderation.domain.submission import Trace
from tests.storage import make


def test_an_unknown_article_has_nothing(store):
    """What is written nowhere is not asked about any further."""
    with store.reading() as unit:
        assert known(unit, "nowhere") is None


def test_of_a_stranger_only_the_article_is_known(store):
    """No author, no form and no words like these were here before."""
    with store.writing() as unit:
        comment = make.comment(unit)

        found = known(unit, index=b"other", nonce=None, twin=b"new")

    assert found.article_id == comment.article_id
    assert found.article_state is ArticleState.OPEN
    assert (found.author, found.by_form, found.twin) == (None, None, None)


def test_an_author_is_found_by_the_address(store):
    """The record comes with the author."""
    with store.writing() as unit:
        make.comment(unit)
        author = unit.authors.add(7, index=b"mine", sealed=b"sealed", now=make.NOW)

        assert known(unit, index=b"mine").author == author


def test_a_form_is_found_by_its_nonce(store):
    """A second click finds what the first one sent, under the same article only."""
    with store.writing() as unit:
        comment = make.comment(unit, nonce=b"nonce")
        unit.articles.put(make.source(slug="other"))

        found = known(unit, nonce=b"nonce")

        assert found.by_form == Sent(comment.id, b"network", b"nonce", make.NOW)
        assert known(unit, "other", nonce=b"nonce").by_form is None


def test_a_form_without_a_nonce_is_nobodys(store):
    """Two comments that came without scripts are not one for that."""
    with store.writing() as unit:
        make.comment(unit, nonce=None)

        assert known(unit, nonce=None).by_form is None


def test_the_newest_twin_is_known(store):
    """Of two comments with the same text, the later one counts."""
    with store.writing() as unit:
        make.comment(unit, twin=b"twin")
        newer = make.comment(unit, twin=b"twin")

        assert known(unit, twin=b"twin").twin.comment_id == newer.id


def test_traffic_is_counted_by_network_and_by_author(store):
    """Each is counted alone; the hour begins where the caller says."""
    with store.writing() as unit:
        mine = unit.authors.add(7, index=b"mine", sealed=b"sealed", now=make.NOW)
        other = make.author(unit)
        for created_at, author, network in [
            (1, mine, b"home"),
            (10, mine, b"home"),
            (11, mine, b"away"),
            (12, other, b"home"),
        ]:
            make.comment(
                unit, created_at=created_at, author_id=author.id, network=network
            )

        found = known(unit, index=b"mine", network=b"home", hour=10)

    assert found.traffic == Traffic(12, 11, hour_from_network=2, hour_from_author=2)


def test_traffic_is_counted_up_to_the_limit(store):
    """Whether it is reached is all that is asked."""
    with store.writing() as unit:
        for created_at in range(3):
            make.comment(unit, created_at=created_at, network=b"home")

        found = known(unit, network=b"home", most=2)

    assert found.traffic.hour_from_network == 2


def test_a_new_author_from_a_new_network_has_no_traffic(store):
    """Nothing came, so there is no moment and no count."""
    with store.writing() as unit:
        make.comment(unit)

        found = known(unit, index=b"other", network=b"new")

    assert found.traffic == Traffic()


def test_traffic_that_no_limit_asks_for_is_not_counted(store):
    """Where every limit is switched off, nobody looks."""
    with store.writing() as unit:
        make.comment(unit, network=b"home")

        found = known(unit, network=b"home", most=None)

    assert found.traffic == Traffic()


def known(unit, slug="election", *, hour=0, most=9, **trace):
    """What is known of a submission; change only the part in question."""
    parts = {"index": b"index", "network": b"new", "twin": b"twin", "nonce": b"n"}
    return unit.comments.known(slug, Trace(**{**parts, **trace}), hour=hour, most=most)
