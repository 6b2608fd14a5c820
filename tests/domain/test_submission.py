"""What keeps a field of a submission out."""

import pytest

from moderation.domain.errors import FieldError
from moderation.domain.submission import LONGEST, faults_of_text, faults_of_website

FIELDS = ["body", "name", "website"]


def codes(faults):
    return [fault.code for fault in faults]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ["", " \u00a0", "\u200b\u200f\u2060", "\u00ad\ufe0f"])
def test_what_shows_nothing_is_blank(field, value):
    """Invisible marks alone are no text, and nothing else is said of them."""
    assert faults_of_text(field, value) == [FieldError(field, "blank")]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_may_be_as_long_as_it_says(field):
    """The limit itself is not too long; one more is, and both numbers are told."""
    longest = LONGEST[field]

    assert faults_of_text(field, "م" * longest) == []
    assert faults_of_text(field, "م" * (longest + 1)) == [
        FieldError(field, "too_long", {"longest": longest, "length": longest + 1})
    ]


@pytest.mark.parametrize("field", FIELDS)
def test_controls_are_named(field):
    """XML could not carry them."""
    assert codes(faults_of_text(field, "أ\x08")) == ["control"]


def test_a_name_cannot_end_what_a_page_puts_around_it():
    """Nor turn the words behind it; a comment's text stands in its own paragraphs."""
    value = "أمينة\u2069\u202e"

    assert codes(faults_of_text("name", value)) == ["control"]
    assert codes(faults_of_text("body", value)) == []


@pytest.mark.parametrize("line_end", ["\n", "\u2028", "\u2029", "\x85"])
def test_only_the_body_has_lines(line_end):
    """A name is one line."""
    value = f"أ{line_end}ب"

    assert codes(faults_of_text("body", value)) == []
    assert codes(faults_of_text("name", value)) == ["lines"]


def test_everything_that_is_wrong_is_said_at_once():
    """Nobody has to send a form three times to learn of three faults."""
    assert codes(faults_of_text("name", "\x08\n" + "م" * 120)) == [
        "control",
        "lines",
        "too_long",
    ]


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://مثال.example/صفحة",
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "https://example.org/@amina",
    ],
)
def test_a_website_is_an_address_on_the_web(value):
    """With http or https, a host, and what may follow."""
    assert faults_of_website(value) == []


@pytest.mark.parametrize(
    "value",
    [
        "example.org",
        "//example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "mailto:amina@example.org",
        "https://",
        "https:///path",
        "https://:80",
        "https://example.org:99999",
        "https://example.org:x",
        "https://[2001:db8::1",
        "https://exa mple.org",
        "https://example.org/a\tb",
        "https://amina@example.org",
        "https://example.com\\@example.org",
    ],
)
def test_what_is_no_address_on_the_web_is_said_so(value):
    """No other scheme, no missing host, no name that poses as one."""
    assert faults_of_website(value) == [FieldError("website", "url")]


def test_a_website_is_a_text_first():
    """Its faults as a text are told instead."""
    assert codes(faults_of_website("https://example.org/" + "a" * 200)) == ["too_long"]


def test_what_is_heaped_on_one_character_is_no_writing():
    """It would be one character, and cost as much as a book."""
    heaped = "❤" + "\u200d❤" * 60_000

    assert [fault.code for fault in faults_of_text("body", heaped)] == ["control"]
    assert faults_of_text("body", "👩‍👩‍👧‍👦" * 10_000) == []
