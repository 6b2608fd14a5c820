"""Host names as browsers compare them."""

import pytest

from moderation.domain.hosts import above, ascii_host, host_named, host_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Example.org:8080/x", "example.org"),
        ("https://example.org./", "example.org"),
        ("https://مثال.com", "xn--mgbh0fb.com"),
        ("", ""),
        ("https://[::1", ""),
        ("https://" + "a" * 300, ""),
    ],
)
def test_the_host_of_an_address_is_named_in_ascii(url, host):
    """Empty where there is none that anyone could own."""
    assert host_of(url) == host


def test_a_name_that_nobody_can_own_is_told_apart_all_the_same():
    """Label by label, in lower case."""
    assert (
        ascii_host("-A.مثال—.org")
        == "-a.xn--" + "مثال—".encode("punycode").decode() + ".org"
    )


@pytest.mark.parametrize("name", ["*.example.org", ".example.org", "example.org."])
def test_a_host_may_be_written_with_what_is_below_it(name):
    """The name is the same."""
    assert host_named(name) == "example.org"


def test_what_is_above_a_host_ends_with_its_top_level():
    """The host itself comes first."""
    assert list(above("a.example.org")) == ["a.example.org", "example.org", "org"]
    assert list(above("")) == []
