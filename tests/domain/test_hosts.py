"""Host names as browsers compare them."""

import pytest

from moderation.domain.hosts import above, ascii_host, host_named, host_of


@pytest.mark.parametrize(
    ("host", "plain"),
    [
        ("EXAMPLE.org", "example.org"),
        ("مثال.example", "xn--mgbh0fb.example"),
        ("a_b.ü.example", "a_b.xn--tda.example"),
    ],
)
def test_a_host_is_written_in_ascii(host, plain):
    """Names that nobody can own too."""
    assert ascii_host(host) == plain


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.org:8080/a", "example.org"),
        ("https://example.org./", "example.org"),
        ("https://amina@example.org", "example.org"),
        ("", ""),
        ("no address", ""),
        ("http://[::1", ""),
        (f"https://{'a' * 254}/", ""),
    ],
)
def test_an_address_has_a_host_or_none(url, host):
    """What cannot be read names none."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("example.org", "example.org"),
        ("*.Example.ORG.", "example.org"),
        ("مثال.إختبار", "xn--mgbh0fb.xn--kgbechtv"),
        ("org", None),
        ("", None),
        ("a..b", None),
        ("192.0.2.1", None),
    ],
)
def test_a_text_names_a_host_or_none(text, host):
    """A whole top level is none, nor is an IP address."""
    assert host_named(text) == host


def test_a_host_stands_below_others():
    """Itself first."""
    assert list(above("a.example.org")) == ["a.example.org", "example.org", "org"]
