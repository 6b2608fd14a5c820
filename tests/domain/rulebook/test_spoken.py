"""The language of a text, well enough for a rule."""

import pytest

from moderation.domain.rulebook.spoken import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "مقال جميل، شكرًا لكم."),
        ("ar", "قرأت في The Guardian خبرًا مثله عن هذا الموسم"),
        ("en", "The harvest was good this year."),
        ("en", "Lovely article"),
        ("fr", "La récolte est bonne cette année."),
        ("fr", "merci"),
        ("other", "Хорошая статья"),
        ("other", "好文章"),
        ("other", "این پیام چیزی گفت که گفتگو"),
        ("other", "Der Artikel war wirklich sehr gut geschrieben"),
        ("other", "👍 2026"),
        ("other", ""),
    ],
)
def test_a_text_is_told_by_its_script_and_commonest_words(language, text):
    """Few words without any of them are taken for English."""
    assert language_of(text) == language
