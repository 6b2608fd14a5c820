"""Lists of keys as WordPress keeps them load as they are."""

import pytest

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.rule_file import rules_from
from moderation.domain.rulebook import Rulebook
from moderation.domain.written_rule import LooksFor

KEYS = """\
viagra
حمار
192.0.2.
bad@example.org
casino.example.org
[url=
Viagra

"""


def lines_of(*keys):
    """The kind and line that each key becomes, alone."""
    return [
        (rule.looks_for, *rule.lines)
        for key in keys
        for rule in rules_from(key.encode()).rules
    ]


def test_a_list_becomes_a_rule_for_each_kind_of_key():
    """The same key twice counts once, whatever its case."""
    rules = rules_from(KEYS.encode(), name="moderation_keys.txt").rules

    assert [(rule.looks_for, rule.lines) for rule in rules] == [
        (LooksFor.WORDS, ("viagra", "حمار")),
        (LooksFor.PATTERN, (r"\[url\=",)),
        (LooksFor.DOMAINS, ("casino.example.org",)),
        (LooksFor.NETWORKS, ("192.0.2.0/24",)),
        (LooksFor.ADDRESSES, ("bad@example.org",)),
    ]
    assert {rule.outcome for rule in rules} == {Outcome.HOLD}
    assert {rule.title for rule in rules} == {"moderation_keys"}
    assert {rule.id for rule in rules} == {0}


@pytest.mark.parametrize(
    ("key", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7/32", "192.0.2.7"),
        ("192.0.2.7/24", "192.0.2.0/24"),
        ("192.0.2.*", "192.0.2.0/24"),
        ("198.51.", "198.51.0.0/16"),
        ("10.", "10.0.0.0/8"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::/32", "2001:db8::/32"),
        ("2001:db8:", "2001:db8::/32"),
        ("2001:db8:7:", "2001:db8:7::/48"),
    ],
)
def test_the_beginning_of_an_address_is_a_network(key, network):
    """And of IPv6 the finest is a household's /64, as everywhere here."""
    assert lines_of(key) == [(LooksFor.NETWORKS, network)]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("Casino.Example.Org", "casino.example.org"),
        ("https://casino.example.org/", "casino.example.org"),
        ("*.example.org", "*.example.org"),
        ("كازينو.example.org", "كازينو.example.org"),
    ],
)
def test_the_name_of_a_host_is_a_domain(key, line):
    """With or without what stands around it in a link."""
    assert lines_of(key) == [(LooksFor.DOMAINS, line)]


def test_an_address_is_one_without_its_person_too():
    """Everybody at a host."""
    assert lines_of("Bad@Example.org", "@example.org") == [
        (LooksFor.ADDRESSES, "bad@example.org"),
        (LooksFor.ADDRESSES, "@example.org"),
    ]


@pytest.mark.parametrize(
    "key",
    [
        *("buy now", "ك.ل.ب", "صباح.مساء", "1.5", "#hashtag", "256.1.", "300.1.1.1"),
        *(".ru", "@someone", "سـ", "😀", "a..org"),
    ],
)
def test_everything_else_is_a_word_or_a_phrase(key):
    """Also what only looks like a network or a host."""
    assert lines_of(key) == [(LooksFor.WORDS, key)]


@pytest.mark.parametrize(
    ("key", "pattern"),
    [
        ("<A href", r"\<a href"),
        ("...", r"\.\.\."),
        ("::", r"\:\:"),
        ("http://example.org/x?a=1", r"http\:\/\/example\.org\/x\?a\=1"),
        ("ـ", "ـ"),
    ],
)
def test_markup_and_mere_signs_are_looked_for_as_they_are(key, pattern):
    """As words they would be found everywhere, or nowhere."""
    assert lines_of(key) == [(LooksFor.PATTERN, pattern)]


def test_a_remark_is_no_key():
    """A sign and a space, or the sign alone."""
    assert lines_of("# ours\n#\nviagra") == [(LooksFor.WORDS, "viagra")]


def test_every_sign_can_be_read_in_a_pattern():
    """None of them means more than itself."""
    signs = "".join(map(chr, range(33, 127))) + "\n<a\n=\n..."

    (rule,) = (
        rule
        for rule in rules_from(signs.encode()).rules
        if rule.looks_for is LooksFor.PATTERN
    )

    assert Rulebook([rule], "UTC")


@pytest.mark.parametrize(
    ("name", "outcome", "title"),
    [
        ("moderation_keys", Outcome.HOLD, "moderation_keys"),
        ("lists/disallowed_keys.txt", Outcome.REJECT, "disallowed_keys"),
        ("BlackList.txt", Outcome.REJECT, "BlackList"),
        ("blocklist", Outcome.REJECT, "blocklist"),
        ("spam-blacklist.txt", Outcome.SPAM, "spam-blacklist"),
        ("my\nwords.txt", Outcome.HOLD, "my words"),
        ("", Outcome.HOLD, "keys"),
    ],
)
def test_the_name_of_the_file_tells_the_outcome(name, outcome, title):
    """Where nobody says it; the name is the title too."""
    (rule,) = rules_from(b"viagra", name=name).rules

    assert (rule.outcome, rule.title) == (outcome, title)


def test_who_imports_says_the_outcome():
    """Whatever the name."""
    (rule,) = rules_from(
        b"viagra", name="disallowed_keys", outcome=Outcome.APPROVE
    ).rules

    assert rule.outcome is Outcome.APPROVE


def test_hosts_and_spam_advertise():
    """Of other keys nobody knows why they are there."""
    words, domains = rules_from(b"viagra\ncasino.example.org").rules
    (spam,) = rules_from(b"viagra", name="spam.txt").rules

    assert words.reason is ReasonCode.OTHER
    assert domains.reason is spam.reason is ReasonCode.ADVERTISING
