"""Articles are stored once, and their revision follows what readers see."""

import pytest

from moderation.domain.article import ArticleState
from tests.storage import make


def test_a_new_article_is_added(store):
    """What was put comes back by its slug, open and without comments."""
    source = make.source(slug="ports")

    with store.writing() as unit:
        outcome = unit.articles.put(source)

    with store.reading() as unit:
        article = unit.articles.by_slug("ports")
    assert outcome == "added"
    assert (article.title, article.html) == (source.title, source.html)
    assert (article.state, article.approved) == ("open", 0)


def test_an_unknown_slug_is_nobody(store):
    """No article is None."""
    with store.reading() as unit:
        assert unit.articles.by_slug("nowhere") is None


def test_the_same_article_again_changes_nothing(store):
    """Loading a file twice neither doubles nor revises its article."""
    with store.writing() as unit:
        before = make.article(unit)

    with store.writing() as unit:
        outcome = unit.articles.put(make.source())

        assert outcome == "unchanged"
        assert unit.articles.newest() == [before]


@pytest.mark.parametrize(
    "change",
    [{"title": "جديد"}, {"state": ArticleState.CLOSED}, {"html": ""}],
    ids=str,
)
def test_any_change_updates_and_revises(store, change):
    """Every field that readers see counts; id and count of comments stay."""
    with store.writing() as unit:
        before = make.article(unit)

    with store.writing() as unit:
        outcome = unit.articles.put(make.source(**change))

        after = unit.articles.by_slug("election")
        assert outcome == "updated"
        assert after.id == before.id
        assert after.revision > before.revision


def test_a_new_title_revises_the_pages_that_name_it(store):
    """An article that is related to the changed one shows its title too."""
    with store.writing() as unit:
        naming, named = make.article(unit, "naming"), make.article(unit, "named")
        unit.articles.relate(naming.id, [named.id])
        before = unit.articles.by_slug("naming").revision

    with store.writing() as unit:
        unit.articles.put(make.source(slug="named", title="عنوان"))

        assert unit.articles.by_slug("naming").revision > before


def test_related_articles_keep_their_order(store):
    """The nearest stands first, and storing the same again revises nothing."""
    with store.writing() as unit:
        one, two, three = (make.article(unit, slug) for slug in ("a", "b", "c"))

        unit.articles.relate(one.id, [three.id, two.id])
        before = unit.articles.by_slug("a").revision

    with store.writing() as unit:
        unit.articles.relate(one.id, [three.id, two.id])

        assert [a.slug for a in unit.articles.related(one.id)] == ["c", "b"]
        assert unit.articles.by_slug("a").revision == before


def test_fewer_related_articles_replace_more(store):
    """What is not named any more is not related any more."""
    with store.writing() as unit:
        one, two, three = (make.article(unit, slug) for slug in ("a", "b", "c"))
        unit.articles.relate(one.id, [two.id, three.id])

        unit.articles.relate(one.id, [three.id])

        assert [a.slug for a in unit.articles.related(one.id)] == ["c"]


def test_the_newest_article_stands_first(store):
    """The front page is in the order of publication."""
    with store.writing() as unit:
        make.article(unit, "old", published_at=make.NOW - 1)
        make.article(unit, "new", published_at=make.NOW)

        assert [a.slug for a in unit.articles.newest()] == ["new", "old"]


def test_sections_are_named_once_in_order(store):
    """Two articles of one section give one section."""
    with store.writing() as unit:
        for slug, section in [("a", "ب"), ("b", "أ"), ("c", "ب")]:
            make.article(unit, slug, section=section)

        assert unit.articles.sections() == ["أ", "ب"]


def test_words_come_back_folded(store):
    """Words compare across spellings, so they are kept folded."""
    with store.writing() as unit:
        article = make.article(unit, words="أَحْمَـد")

        assert unit.articles.words() == [(article, "احمد")]


def test_by_ids_skips_what_does_not_exist(store):
    """Only the articles that exist are in the answer."""
    with store.writing() as unit:
        article = make.article(unit)

        assert unit.articles.by_ids([article.id, 1]) == {article.id: article}
        assert unit.articles.by_ids([]) == {}
