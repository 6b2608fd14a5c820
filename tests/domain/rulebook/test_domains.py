"""Hosts of links, websites and addresses."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.rulebook import Place, Rulebook
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import LooksFor
from tests import make


def domains(*lines):
    return make.rule(looks_for=LooksFor.DOMAINS, lines=lines)


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("example.com", "https://example.com/x"),
        ("example.com", "http://WWW.Example.COM:8080/"),
        ("*.example.com", "https://a.b.example.com"),
        ("مثال.com", "https://xn--mgbh0fb.com/"),
        ("xn--mgbh0fb.com", "https://مثال.com/"),
    ],
)
def test_a_link_to_a_host_or_below_it_is_found(found, line, url):
    """However the host is written."""
    assert found(domains(line), body=f"انظر {url} هنا") == (Place.BODY, [url])


@pytest.mark.parametrize(
    "body", ["https://notexample.com", "https://example.com.evil.test", "example.com"]
)
def test_another_host_is_another(found, body):
    """A name that ends alike, and one that is no link."""
    assert found(domains("example.com"), body=body) is None


def test_a_website_and_an_address_have_hosts_too(found):
    """There is nothing to mark in the text then."""
    website = {"website": "https://www.example.com"}

    assert found(domains("example.com"), **website) == (Place.WEBSITE, [])
    assert found(domains("example.org")) == (Place.SENDER, [])


def test_an_address_that_is_not_known_has_none(found):
    """As when a rule is tried on the past."""
    assert found(domains("example.org"), email="") is None


@pytest.mark.parametrize(
    "line",
    ["com", "exa mple.com", "https://example.com", "192.0.2.1", "", "*.", "-a.b"],
)
def test_what_is_no_host_is_refused(line):
    """With its line."""
    with pytest.raises(InvalidError) as refused:
        Rulebook([domains("example.org", line)], "UTC")

    (fault,) = refused.value.errors
    assert (fault.code, fault.data["line"]) == (RuleFault.DOMAIN, 2)
