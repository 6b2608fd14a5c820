"""Which articles a reader may want next."""

from moderation.domain.article import Article, ArticleState, Language
from moderation.domain.related import nearest


def article(number, **changes):
    said = {
        "slug": f"article-{number}",
        "title": "",
        "section": "اقتصاد",
        "language": Language.ARABIC,
        "state": ArticleState.OPEN,
        "summary": "",
        "html": "",
        "published_at": number,
    }
    return Article(id=number, **{**said, **changes})


READ = article(1)


def slugs_near(words, *others, limit=3):
    return [a.id for a in nearest(READ, words, others, limit=limit)]


def test_the_same_section_comes_first():
    """However near another section's words are."""
    same = article(2), "كتاب بعيد"
    other = article(3, section="سياسة"), "زيتون الجبال"

    assert slugs_near("زيتون الجبال", other, same) == [2, 3]


def test_within_a_section_the_nearest_in_words_comes_first():
    """Shared words count against all words of both."""
    far = article(2), "زيتون سينما مسرح كتاب"
    near = article(3), "زيتون الجبال"
    farther = article(4), "سينما"

    assert slugs_near("زيتون الجبال معصرة", farther, far, near) == [3, 2, 4]


def test_ties_go_to_the_newer():
    """News ages."""
    older, newer = (article(2), "زيتون"), (article(3), "زيتون")

    assert slugs_near("زيتون", older, newer) == [3, 2]


def test_other_languages_are_not_related():
    """Who reads Arabic is not sent to a French page."""
    french = article(2, language=Language.FRENCH), "زيتون"

    assert slugs_near("زيتون", french) == []


def test_short_words_say_nothing():
    """Particles that every text shares do not make two articles alike."""
    particles = article(2), "في من على"
    subject = article(3, published_at=0), "معصرة"

    assert slugs_near("في من على معصرة", particles, subject) == [3, 2]


def test_articles_without_words_are_no_fault():
    """Two empty texts share nothing."""
    assert slugs_near("", (article(2), "")) == [2]


def test_there_are_no_more_than_asked_for():
    """The nearest are kept."""
    others = [(article(number), "زيتون") for number in range(2, 9)]

    assert slugs_near("زيتون", *others, limit=2) == [8, 7]
