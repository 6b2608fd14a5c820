"""A page speaks one language, with its plural forms and dates."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import dates
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from moderation.domain.article import Language
from moderation.domain.errors import FieldError
from moderation.web import language, wording
from moderation.wiring import ROOT

METHODS = [("moderation/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy": None,
    "ngettext": (1, 2),
    "plural_forms": (1, 2),
}
OPTIONS = {"templates/**.html": {"trimmed": "true", "encoding": "utf-8"}}
CATALOGUES = ROOT / "moderation" / "web" / "locale"


def over(number):
    """Return the sentence for a text that is `number` characters too long."""
    data = {"longest": 10, "length": 10 + number}
    return wording.sentence_of_field(FieldError("body", "too_long", data))


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (0, "ضمن الحد المسموح."),
        (1, "بحرف واحد."),
        (2, "بحرفين."),
        (3, "3 أحرف."),
        (10, "10 أحرف."),
        (11, "11 حرفًا."),
        (99, "99 حرفًا."),
        (100, "100 حرف."),
        (102, "102 حرف."),
        (103, "103 أحرف."),
        (111, "111 حرفًا."),
    ],
)
def test_a_number_agrees_with_its_noun_in_arabic(app, number, ending):
    """All six forms are right."""
    with app.test_request_context("/?lang=ar"):
        sentence = over(number)

    assert sentence.endswith(ending)


@pytest.mark.parametrize(
    ("code", "number", "ending"),
    [
        ("en", 1, "1 character too long."),
        ("en", 2, "2 characters too long."),
        ("fr", 0, "0 caractère."),
        ("fr", 2, "2 caractères."),
    ],
)
def test_a_number_agrees_with_its_noun(app, code, number, ending):
    """French counts nothing as one, English does not."""
    with app.test_request_context(f"/?lang={code}"):
        sentence = over(number)

    assert sentence.endswith(ending)


@pytest.mark.parametrize(
    ("query", "preferred", "spoken"),
    [
        ("", None, "ar"),
        ("", "fr", "fr"),
        ("?lang=en", "fr", "en"),
        ("?lang=de", "fr", "fr"),
        ("?lang=", None, "ar"),
    ],
)
def test_the_language_is_the_asked_the_articles_or_the_sites(
    app, query, preferred, spoken
):
    """The address decides; where it is silent, what is shown does."""
    wanted = preferred and language.Language(preferred)

    with app.test_request_context(f"/{query}"):
        chosen = language.speak(wanted)

    assert chosen.value == spoken


def test_dates_are_words_of_the_language_in_the_sites_time_zone(app):
    """Casablanca is an hour ahead of UTC."""
    at = 1_700_000_000_000_000  # 2023-11-14T22:13:20Z

    with app.test_request_context("/?lang=ar"):
        arabic = language.moment(at)
    with app.test_request_context("/?lang=en"):
        english = language.moment(at)

    assert arabic == "14 نوفمبر 2023، 23:13"
    assert english == "November 14, 2023, 23:13"
    assert language.iso(at) == "2023-11-14T22:13:20Z"


@pytest.mark.parametrize("code", Language)
@pytest.mark.parametrize("at", [0, 1_700_000_000_000_000, 1_795_402_740_000_000])
def test_dates_are_what_each_language_writes(app, code, at):
    """Made once a day and written many times, they are what they would be alone."""
    with app.test_request_context(f"/?lang={code}"):
        words = [language.moment(at), language.day(at), language.day(at)]

    local = datetime.fromtimestamp(at // 1_000_000, ZoneInfo("Africa/Casablanca"))
    day = dates.format_date(local, "long", locale=code)
    comma = "،" if code is Language.ARABIC else ","
    time = dates.format_time(local, "HH:mm", locale=code)
    assert words == [f"{day}{comma} {time}", day, day]


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_every_sentence_is_translated(code):
    """What the code and the templates say stands in the catalogues of the language."""
    known = {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for path in (CATALOGUES / code).glob("*.po")
        for message in catalogue(path, code)
        if message.id
    }

    missing = sorted(sentences() - translated(known))

    assert missing == [], f"add these to {CATALOGUES / code}"


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*/*.po")), ids=str)
def test_a_catalogue_says_only_what_is_asked(path):
    """No sentence stays behind when its page has gone."""
    known = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(path, path.parent.name)
        if message.id
    }

    assert sorted(known - sentences()) == []


def catalogue(path: Path, code: str):
    """Return the messages of a catalogue."""
    with path.open("rb") as source:
        return read_po(source, locale=code)


def translated(known):
    """Return the sentences of a catalogue that have every form filled in."""
    return {
        key
        for key, message in known.items()
        if all(
            message.string if isinstance(message.string, tuple) else [message.string]
        )
    }


@cache
def sentences():
    """Return every sentence that code and templates ask for."""
    found = extract_from_dir(ROOT, METHODS, OPTIONS, KEYWORDS, directory_filter=ours)
    return {
        message if isinstance(message, str) else message[0]
        for _, _, message, *_ in found
    }


def ours(folder: str) -> bool:
    """Tell whether a folder may hold sentences of ours."""
    return Path(folder).name not in {".venv", ".git", ".cache", "var", "node_modules"}
