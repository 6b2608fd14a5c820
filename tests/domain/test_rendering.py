"""A comment's text as HTML."""

import re
import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given
from hypothesis import strategies as st

from moderation.domain import text
from moderation.domain.marks import Mark, Tone
from moderation.domain.rendering import links, render


def parsed(body):
    return BeautifulSoup(render(body), "html5lib").body


def hrefs(body):
    return [a["href"] for a in parsed(body).find_all("a")]


def text_of(html):
    """Return the text that a browser's reader would copy from `html`."""
    body = BeautifulSoup(html, "html5lib").body
    for line_end in body.find_all("br"):
        line_end.replace_with("\n")
    return "\n\n".join(p.get_text() for p in body.find_all("p", recursive=False))


def test_paragraphs_and_lines_are_kept():
    """An empty line parts paragraphs, a single one breaks the line."""
    assert render("أ\nب\n\nج") == '<p dir="auto">أ<br>ب</p><p dir="auto">ج</p>'


def test_markup_is_text():
    """What looks like HTML is shown, not obeyed."""
    body = "<script>alert('x')</script> & <b>\"غامق\"</b>"

    assert parsed(body).find_all(["script", "b"]) == []
    assert text_of(render(body)) == body


def test_an_address_is_linked_without_endorsement():
    """Search engines do not follow, and the page behind cannot reach back."""
    (link,) = parsed("انظر https://example.org/a?b=1&c=2 هنا").find_all("a")

    assert link["href"] == link.get_text() == "https://example.org/a?b=1&c=2"
    assert set(link["rel"]) == {"nofollow", "ugc", "noopener"}
    assert set(link.attrs) == {"href", "rel", "dir"}


@pytest.mark.parametrize("mark", [*"،؛؟۔»”’….,!?)", "؟»", "…؟"])
def test_marks_behind_an_address_are_not_of_it(mark):
    """Arabic sentences end like Latin ones."""
    assert hrefs(f"انظر (https://example.org/صفحة{mark}") == [
        "https://example.org/صفحة"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "example.org",
        "www.example.org",
        "amina@example.org",
        "mailto:amina@example.org",
        "ftp://example.org",
        "//example.org",
        "javascript:alert(1)",
        "http://",
    ],
)
def test_nothing_but_web_addresses_is_linked(body):
    """Only what begins with http or https."""
    assert hrefs(body) == []


@pytest.mark.parametrize(
    "control", ["\u200e", "\u200f", "\u061c", "\u202e", "\u2066", "\u2069"]
)
@pytest.mark.parametrize("url", ["http://exa{}mple.org", "https://example.org/a{}b"])
def test_an_address_with_bidi_controls_is_not_linked(url, control):
    """It would be read in another order than browsers read it."""
    body = url.format(control)

    assert hrefs(body) == []
    assert text_of(render(body)) == body


@pytest.mark.parametrize("host", ["ex℀mple.org", "℅example.org", "a⩴b.org"])
def test_an_address_whose_host_means_several_is_not_linked(host):
    """Compatibility characters stand for slashes and colons, and would split it."""
    body = f"http://{host}/"

    assert hrefs(body) == []
    assert text_of(render(body)) == body


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("http://exаmple.com", "http://xn--exmple-4nf.com"),
        ("http://exаmple.com:80/а?а#а", "http://xn--exmple-4nf.com:80/а?а#а"),
        ("HTTP://EXАMPLE.com/Path", "HTTP://xn--exmple-4nf.com/Path"),
        ("http://www.exаmple.com", "http://www.xn--exmple-4nf.com"),
        ("http://аррӏе.com", "http://xn--80ak6aa92e.com"),
        ("http://ꓮꓑꓑꓡꓰ.com", "http://xn--4l8aa2c7bn.com"),
        ("http://exแmple.com", "http://xn--exmple-jeu.com"),
        ("http://аα.рф", "http://xn--mxa7w.xn--p1ai"),
        ("http://İпример.com/path", "http://xn--i-9bb02glauqhd.com/path"),
        ("http://аpple.com@аpple.com/", "http://аpple.com@xn--pple-43d.com/"),
        ("http://ex😀аmple.com/", "http://xn--exmple-4nf33603h.com/"),
    ],
)
def test_a_host_that_mixes_scripts_is_shown_as_punycode(body, shown):
    """Letters that look Latin among or beside Latin ones are told apart."""
    (link,) = parsed(body).find_all("a")

    assert link["href"] == link.get_text() == shown


@pytest.mark.parametrize(
    "body",
    [
        "http://example.org/" + "…" * 9_000 + "x",
        "http://"
        + "".join(chr(0x4E00 + n * 7 % 20_000) for n in range(9_000))
        + "a.com",
    ],
    ids=["marks behind an address", "a long host"],
)
def test_an_address_made_to_take_long_takes_a_moment(body):
    """Nobody may keep the service busy with one comment."""
    begun = time.process_time()

    text = parsed(body).get_text()

    assert text == body
    assert time.process_time() - begun < 1


def test_a_host_longer_than_any_name_is_not_linked():
    """It cannot exist."""
    assert not parsed("http://" + "a" * 300 + ".com").find_all("a")


@pytest.mark.parametrize(
    "body",
    [
        "http://مثال.com",
        "https://مثال.example/صفحة",
        "http://пример.рф",
        "http://例え.jp",
        "http://münchen.example",
        "http://xn--80ak6aa92e.com",
        "http://😀.example",
    ],
)
def test_a_host_of_one_script_is_shown_as_it_was_written(body):
    """Arabic beside a Latin ending cannot be mistaken for another name."""
    assert hrefs(body) == [body]


def test_the_places_of_links_are_those_in_the_text():
    """Without the marks behind them, and not those that are not linked."""
    body = "أ http://example.org، ب http://a\u202eb.org ج https://example.com/؟"

    assert [body[start:end] for start, end in links(body)] == [
        "http://example.org",
        "https://example.com/",
    ]
    assert links("لا شيء") == links("") == []


PIECES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    st.sampled_from(
        [
            *("\n", "\n\n", " ", "<", "&amp;", '"', "</p>", "\u202e", "؟", "مرحبًا"),
            *("http://example.org/", "https://مثال.example/؟", "http://", "@", ":"),
        ]
    ),
)


@given(st.lists(PIECES).map("".join))
def test_nothing_that_was_written_is_lost(sent):
    """The text of the HTML is the body again, for every text that is accepted."""
    assume("\x00" not in sent)
    body = text.read(sent)
    assume(not text.has_controls(body))
    html = render(body)
    assume("xn--" not in html or "xn--" in body)

    assert text_of(html) == body


def marked(body, *places):
    """Return the HTML of `body` with places that a rule matched."""
    marks = [Mark(start, end, Tone.RULE, ("why-1-1",)) for start, end in places]
    return render(body, marks)


def mark_of(words, tone="rule", about="why-1-1"):
    """Return the HTML of marked words."""
    return f'<mark class="mark--{tone}" aria-describedby="{about}">{words}</mark>'


def test_a_marked_place_is_described_by_its_reason():
    """Who does not see the mark is told as well."""
    assert marked("يا كسول", (3, 7)) == f'<p dir="auto">يا {mark_of("كسول")}</p>'


def test_a_mark_may_cover_part_of_a_word():
    """The letters beside it stay joined to it."""
    assert marked("الكسول", (2, 6)) == f'<p dir="auto">ال{mark_of("كسول")}</p>'


def test_a_mark_goes_on_over_lines_and_paragraphs():
    """Each paragraph has its own part."""
    html = marked("أب\nجد\n\nهو", (1, 9))

    parts = f"أ{mark_of('ب<br>جد')}</p><p", f">{mark_of('هو')}</p>"
    assert parts[0] in html
    assert html.endswith(parts[1])


def test_a_mark_in_an_address_keeps_the_link():
    """Before it, in it and behind it."""
    html = marked("x https://example.org/a y", (0, 10), (18, 25))

    assert html == (
        f'<p dir="auto">{mark_of("x ")}'
        '<a href="https://example.org/a" rel="nofollow ugc noopener" dir="ltr">'
        f"{mark_of('https://')}example.{mark_of('org/a')}</a>{mark_of(' y')}</p>"
    )


def test_an_address_that_is_shown_otherwise_is_marked_whole():
    """No place in it is where it was."""
    html = marked("http://exаmple.org/", (7, 9))

    assert mark_of("http://xn--exmple-4nf.org/") in html


def test_what_is_marked_is_still_text():
    """No markup comes out of a mark."""
    html = marked('a<b>"c', (1, 4))

    assert html == f'<p dir="auto">a{mark_of("&lt;b&gt;")}&quot;c</p>'


@given(
    st.text(alphabet="ab اح\u064eم\n:/.", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45))),
)
def test_marks_change_nothing_but_marks(body, places):
    """Without them the HTML is what it is without marks."""
    html = marked(f"{body} https://example.org/ا {body}", *places)

    bare = re.sub("</?mark[^>]*>", "", html)
    assert bare == render(f"{body} https://example.org/ا {body}")
