"""Hosts, with all that is below them."""

import pytest

from moderation.domain.rulebook import Place, RuleMatch
from moderation.domain.written_rule import LooksFor
from tests import make


def domains(*lines):
    return make.rule(looks_for=LooksFor.DOMAINS, lines=lines)


@pytest.mark.parametrize("line", ["shop.example", "*.shop.example", ".shop.example"])
def test_the_host_of_a_link_is_marked_with_its_link(matched, line):
    """A domain means what is below it too."""
    rule = domains(line)
    body = "هنا https://www.shop.example/a وهنا http://shop.example:8080"

    found = matched(rule, body=body)

    marked = [body[start:end] for start, end in found.spans]
    assert marked == ["https://www.shop.example/a", "http://shop.example:8080"]


@pytest.mark.parametrize(
    "body",
    ["https://myshop.example/", "https://example/", "https://shop.example.org/"],
)
def test_another_name_is_another_host(matched, body):
    """What ends alike, what is above, and what is written before."""
    assert matched(domains("shop.example"), body=body) is None


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        (Place.WEBSITE, {"website": "https://www.shop.example/"}),
        (Place.SENDER, {"email": "amina@mail.shop.example"}),
    ],
)
def test_website_and_address_have_hosts_as_well(matched, place, changes):
    """They have no place in the text."""
    rule = domains("shop.example")

    assert matched(rule, **changes) == RuleMatch(rule, place)


@pytest.mark.parametrize(
    "line", ["متجر.example", "xn--pgbep1f.example", "MÜLLER.example"]
)
def test_a_host_is_one_in_whatever_script_it_is_written(matched, line):
    """Punycode, letters, and capitals compare alike."""
    body = "https://متجر.example/ https://xn--mller-kva.example/"

    assert matched(domains(line), body=body)


@pytest.mark.parametrize(
    "line", ["", "example", "*", "a b.example", "192.0.2.1", "-a.example", "x" * 254]
)
def test_what_names_no_host_is_refused(refused, line):
    """One word alone would be a whole top level."""
    assert refused(domains("shop.example", line)) == ("rule_domain", 2)
