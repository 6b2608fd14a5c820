"""An operator loads source articles."""

import pytest

from moderation.domain.article import ArticleState, Language
from tests import make
from tests.engines import REFUSALS


def article_at(services, slug="olive-harvest"):
    return services.read_article(slug).article


def related_to(services, slug="olive-harvest"):
    return [article.slug for article in services.read_article(slug).related]


def test_new_articles_are_added(services):
    """As their files say them."""
    source = make.source(slug="market", state=ArticleState.HELD)

    done = services.load_articles([source])

    article = article_at(services, "market")
    assert done == {"added": 1}
    assert (article.title, article.section) == (source.title, source.section)
    assert (article.summary, article.html) == (source.summary, source.html)
    assert (article.language, article.state) == (source.language, source.state)
    assert article.published_at == source.published_at


def test_loading_again_changes_nothing(services):
    """Neither the articles nor what caches know of them."""
    before = services.list_articles()

    done = services.load_articles([make.source()])

    assert done == {"unchanged": 1}
    assert services.list_articles() == before


def test_loading_again_updates_and_never_duplicates(services, published):
    """The article keeps its id and its comments, and caches hear of it."""
    published()
    before = article_at(services)

    done = services.load_articles([make.source(title="عنوان آخر")])

    after = article_at(services)
    assert done == {"updated": 1}
    assert len(services.list_articles()) == 1
    assert (after.id, after.title, after.approved) == (before.id, "عنوان آخر", 1)
    assert after.revision > before.revision


def test_each_article_is_counted_once(services):
    """Added, updated and unchanged in one load."""
    sources = [
        make.source(),
        make.source(slug="market"),
        make.source(slug="library"),
    ]
    services.load_articles(sources[:2])

    done = services.load_articles([*sources[::2], make.source(slug="market", html="")])

    assert done == {"unchanged": 1, "added": 1, "updated": 1}


def test_the_same_section_is_related_first(services):
    """Then the nearest in words; three at most, and never the article itself."""
    services.load_articles(
        [
            make.source(slug="far", section="سياسة", words="انتخاب"),
            make.source(slug="near", section="سياسة"),
            make.source(slug="market", words="سوق"),
            make.source(slug="library", words="مكتبة", published_at=make.NOW),
        ]
    )

    assert related_to(services) == ["library", "market", "near"]


def test_articles_in_other_languages_are_not_related(services):
    """In neither direction."""
    french = make.source(slug="cinema", language=Language.FRENCH)

    services.load_articles([french])

    assert related_to(services) == related_to(services, "cinema") == []


def test_every_article_is_related_anew(services):
    """A new one may be the nearest to an old one, whose page changes then."""
    services.load_articles([make.source(slug="market", words="سوق")])
    before = article_at(services).revision

    services.load_articles([make.source(slug="harvest")])

    assert related_to(services) == ["harvest", "market"]
    assert article_at(services).revision > before


def test_all_are_stored_or_none(services):
    """What the store refuses takes the others with it."""
    broken = make.source(slug="broken", title=None)

    with pytest.raises(REFUSALS):
        services.load_articles([make.source(slug="market"), broken])

    assert [article.slug for article in services.list_articles()] == ["olive-harvest"]
