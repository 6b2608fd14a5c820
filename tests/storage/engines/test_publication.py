"""What readers see is counted in every process before a change is acknowledged."""

import pytest

from moderation.domain.comment import Status
from moderation.ports.publication import UNKNOWN
from tests.storage import make
from tests.storage.conftest import opened
from tests.waiting import eventually


@pytest.fixture
def other(store, address, tmp_path):
    """Another process's view of the same store."""
    other = opened(address, tmp_path / "var")
    yield other
    other.close()


@pytest.fixture
def articles(store):
    """Two articles, one comment that readers see and one that waits."""
    with store.writing() as unit:
        one, two = make.article(unit, "one"), make.article(unit, "two")
        seen = make.comment(unit, article_id=one.id, status=Status.APPROVED)
        waiting = make.comment(unit, article_id=one.id)
    return one, two, seen, waiting


def numbers(store, *articles):
    places = [None, *(article.id for article in articles)]
    return [store.publication.at(store.publication.place(id_)) for id_ in places]


def all_risen(before, after):
    return all(new > old for old, new in zip(before, after, strict=True))


def test_a_change_raises_its_article_in_every_process(store, other, articles):
    """And the number of everything; no other article."""
    one, two, _, waiting = articles
    before = numbers(other, one, two)

    with store.writing() as unit:
        unit.comments.move(waiting, Status.APPROVED, now=make.NOW)

    after = numbers(other, one, two)
    risen = [new > old for old, new in zip(before, after, strict=True)]
    assert risen == [True, True, False]


def test_what_nobody_can_see_raises_nothing(store, other, articles):
    """A comment that waits is no change for readers."""
    one, two, *_ = articles
    before = numbers(other, one, two)

    with store.writing() as unit:
        make.comment(unit, article_id=one.id)

    assert numbers(other, one, two) == before


def test_marks_are_of_one_moment(store, articles):
    """They do not move with the numbers."""
    one, _, seen, _ = articles
    place = store.publication.place(one.id)
    marks = store.publication.marks()

    with store.writing() as unit:
        unit.comments.move(seen, Status.REJECTED, now=make.NOW)

    assert store.publication.at(place) > marks[place]


CHANGES = {
    "a text": "update comments set body = 'x', html = 'x' where id = {seen}",
    "a comment gone": "delete from comments where id = {seen}",
    "a title": "update articles set title = 'x' where id = {one}",
    "a related article": "insert into related_articles values ({one}, 0, {two})",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_by_another_program_is_noticed(store, execute, articles, change):
    """Whoever writes into the store; within the time that a look may take."""
    one, two, seen, _ = articles
    before = numbers(store, one)

    execute(change.format(one=one.id, two=two.id, seen=seen.id))
    store.publication.hold(0)

    assert eventually(lambda: all_risen(before, numbers(store, one)))


def test_an_article_that_is_gone_raises_everything(store, execute, articles):
    """It has no number any more that could rise."""
    one, two, *_ = articles
    before = numbers(store, one)

    execute("delete from articles where id = ?", two.id)
    store.publication.hold(0)

    assert eventually(lambda: all_risen(before, numbers(store, one)))


@pytest.mark.engine("sqlite")
def test_a_store_that_was_put_back_raises_everything(store, tmp_path, articles):
    """Its own numbers are smaller then."""
    one, _, _, waiting = articles
    store.backup(tmp_path / "backup.db")
    with store.writing() as unit:
        unit.comments.move(waiting, Status.APPROVED, now=make.NOW)
    before = numbers(store, one)

    store.restore(tmp_path / "backup.db")

    after = numbers(store, one)
    assert all_risen(before, after)


@pytest.mark.engine("sqlite")
def test_a_store_that_cannot_be_asked_makes_no_promise(store, path, articles):
    """Whoever keeps a page then asks the store, which says why."""
    path.rename(path.with_suffix(".away"))
    store.close()

    assert numbers(store) == [UNKNOWN]
    assert store.publication.marks() is None


@pytest.mark.engine("sqlite")
def test_without_a_file_the_numbers_are_this_process_s_own(path, store, articles):
    """Others are noticed as other programs are."""
    one, _, _, waiting = articles
    store.close()
    path.with_name(f"{path.name}-publication").unlink()
    path.with_name(f"{path.name}-publication").mkdir()
    before = numbers(store, one)

    with store.writing() as unit:
        unit.comments.move(waiting, Status.APPROVED, now=make.NOW)

    assert all_risen(before, numbers(store, one))
