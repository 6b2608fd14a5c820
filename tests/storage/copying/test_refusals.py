"""A copy is made of one store into an empty place, and is the same or says so."""

import pytest

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying import Copying, refuse_unfinished
from tests.storage import make
from tests.storage.conftest import opened
from tests.storage.copying.plug import Interrupted, plug_pulled_after

pytestmark = pytest.mark.engine("postgres")


def test_a_copy_is_no_store_before_it_was_checked(copying, source, target):
    """Nobody serves half a newspaper, and nobody copies it."""
    copying.move()

    with pytest.raises(StoreUnavailableError, match="unfinished copy"):
        refuse_unfinished(target)
    with pytest.raises(StoreUnavailableError, match="unfinished copy"):
        Copying(target, source).move()

    copying.check()
    refuse_unfinished(target)


def test_a_store_with_rows_is_no_target(copying, target):
    """Two stores do not mix, and what is there stays."""
    target.migrate()
    make.put(target, "a")

    with pytest.raises(StoreUnavailableError, match="holds data already") as caught:
        copying.move()

    assert target.name in str(caught.value)
    assert make.slugs(target) == ["a"]


def test_a_finished_copy_is_no_target(copying, source, target):
    """It may have been written in since."""
    copying.move()
    copying.check()

    with pytest.raises(StoreUnavailableError, match="holds data already"):
        Copying(source, target).move()


def test_half_a_copy_of_another_store_is_no_target(copying, target, pair, tmp_path):
    """The rows of the first would stay in it."""
    (maker, _, _), _ = pair
    other_url = maker.make(tmp_path / "other")
    other = opened(other_url, tmp_path / "other")
    other.migrate()
    make.put(other, "a")
    with pytest.raises(Interrupted):
        Copying(other, target).move(plug_pulled_after(0))

    with pytest.raises(StoreUnavailableError, match="unfinished copy of") as caught:
        copying.move()

    assert other.name in str(caught.value)
    other.close()
    maker.remove(other_url)


def test_a_store_is_not_copied_into_itself(source):
    """It would be its own unfinished copy."""
    with pytest.raises(StoreUnavailableError, match="is the store itself"):
        Copying(source, source).move()


def test_a_target_in_use_is_refused(source, target, pair, tmp_path):
    """Whoever serves from it would see it fill."""
    target.migrate()
    ours = opened(pair[1][1], tmp_path / "target")

    with target.reading() as unit:
        unit.articles.newest()
        with pytest.raises(StoreUnavailableError, match="another process"):
            Copying(source, ours).move()

    assert make.slugs(target) == []


def test_a_source_that_changed_on_the_way_is_told(copying, source, target):
    """The table is named, and what to do; it stays unfinished."""
    with pytest.raises(Interrupted):
        copying.move(plug_pulled_after(9))
    with source.writing() as unit:
        unit.articles.put(make.source(title="عنوان آخر"))
    copying.move()

    with pytest.raises(StoreUnavailableError) as caught:
        copying.check()

    (line,) = str(caught.value).splitlines()
    assert line.startswith("articles differs: 2 rows")
    assert f"stop the service, empty {target.name} and copy again" in line
    with pytest.raises(StoreUnavailableError, match="unfinished"):
        refuse_unfinished(target)


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("comments", "update comments set body = 'never said' where depth = 1"),
        ("authors", "update authors set email_sealed = email_index"),
        ("decisions", "delete from decisions"),
        ("comments", "update comments set website = '' where depth = 1"),
    ],
)
def test_a_difference_is_told_with_its_table(copying, target, pair, table, statement):
    """One byte is enough, and nothing is not an empty text."""
    copying.move()
    target.close()
    maker, url, _ = pair[1]
    maker.tamper(url, statement)

    with pytest.raises(StoreUnavailableError, match=f"^{table} differs: "):
        copying.check()


def test_a_row_that_no_store_of_ours_may_hold_is_told(copying, source, pair):
    """Somebody changed the source by hand; the table is named and the rule."""
    maker, url, _ = pair[0]
    source.close()
    maker.tamper(url, "drop index reports_open")
    maker.tamper(url, DOUBLED)

    with pytest.raises(StoreUnavailableError) as caught:
        copying.move()

    (line,) = str(caught.value).splitlines()
    assert line.startswith("reports: ")
    assert "look after the source" in line


DOUBLED = """
    insert into reports (id, comment_id, complaint, network, at)
    select id + 1, comment_id, complaint, network, at from reports
"""
