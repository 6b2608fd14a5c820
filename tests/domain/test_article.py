"""What is commented on."""

import pytest

from moderation.domain.article import Article, ArticleState, Language


@pytest.mark.parametrize(
    ("language", "direction"),
    [(Language.ARABIC, "rtl"), (Language.ENGLISH, "ltr"), (Language.FRENCH, "ltr")],
)
def test_an_article_runs_in_the_direction_of_its_language(language, direction):
    """Arabic runs from right to left, English and French the other way."""
    article = Article(
        id=1,
        slug="olive-harvest",
        title="موسم الزيتون",
        section="اقتصاد",
        language=language,
        state=ArticleState.OPEN,
        summary="",
        html="",
        published_at=0,
    )

    assert article.direction == direction


def test_arabic_is_the_first_language():
    """Lists of languages begin with Arabic."""
    assert next(iter(Language)) is Language.ARABIC
