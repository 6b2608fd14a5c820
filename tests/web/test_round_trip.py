"""What is accepted comes back equal: through the page, JSON, feeds and the export."""

import itertools
import json
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from moderation.domain import text
from moderation.domain.submission import faults_of_text
from tests import make

ATOM = "{http://www.w3.org/2005/Atom}"
HARD = [
    "\u202eabc\u2066",  # turns the direction and never turns it back
    "<script>alert(1)</script>",
    "&amp; &#x41; ]]>",
    "👩‍👩‍👧 e\u0301 \u200d\ufeff",
    "«أَهْلًا» 2026 http://example.org/؟ ok",
    "\u2028\u0085\u2029",
]
TEXTS = st.lists(st.text() | st.sampled_from([*HARD, "\n", "\r\n", "\n\n", " "]))
NAMES = st.text(max_size=40) | st.sampled_from(HARD)
# One service for all examples: each posts a comment of its own.
ONE_SERVICE = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
    ],
)


@pytest.fixture
def publish(client, services, approve):
    """Send a body and a name as a browser would; return the comment once public."""
    authors = itertools.count()

    def act(body, name):
        # Somebody else each time: the same words again would be the same comment.
        email = f"author{next(authors)}@example.org"
        sent = make.fields(body=body, name=name, email=email)
        answer = client.post("/articles/olive-harvest/comments", data=sent)
        assert answer.status_code == 303
        receipt = services.read_receipt(answer.headers["Location"].split("/")[-1])
        if not receipt.comment.is_public:
            approve(receipt.comment.id)
        return receipt.comment

    return act


@ONE_SERVICE
@given(TEXTS.map("".join), NAMES)
def test_words_and_names_come_back_equal(client, publish, body, name):
    """Nothing is lost, added, or taken for markup, wherever it is read."""
    assume("\x00" not in body + name)
    wanted = text.read(body), text.read(name)
    assume(not faults_of_text("body", wanted[0]))
    assume(not faults_of_text("name", wanted[1]))
    comment = publish(body, name)

    after = f"after={comment.id - 1}&limit=1"
    found = [
        in_page(client, comment),
        in_json(client.get(f"/articles/olive-harvest/comments.json?{after}").text),
        in_json(client.get(f"/export.json?{after}").text),
        in_lines(client, comment),
        in_feed(client, comment),
    ]

    assert found == [wanted] * len(found)


def in_page(client, comment):
    """Read the comment as the browser shows it."""
    page = client.get(f"/articles/olive-harvest?page={page_of(client, comment)}").text
    shown = BeautifulSoup(page, "html5lib").find(id=f"comment-{comment.id}")
    return words_of(shown.find(class_="comment-words")), shown.find("bdi").get_text()


def page_of(client, comment):
    """Return the page of the thread that the receipt of the comment leads to."""
    entry = entry_of(client, comment)
    address = entry.find(f"{ATOM}link").get("href")
    return address.partition("page=")[2].partition("#")[0] or "1"


def in_json(document):
    """Read the only comment of a document."""
    (comment,) = json.loads(document)["comments"]
    return comment["body"], comment["author"]["name"]


def in_lines(client, comment):
    """Read the comment's line of the stream."""
    lines = client.get(f"/export.ndjson?after={comment.id - 1}").text.splitlines()
    found = json.loads(lines[0])
    assert found["id"] == str(comment.id)
    return found["body"], found["author"]["name"]


def in_feed(client, comment):
    """Read the comment's entry as a feed reader does."""
    entry = entry_of(client, comment)
    html = BeautifulSoup(entry.find(f"{ATOM}content").text, "html5lib").body
    return words_of(html), entry.find(f"{ATOM}author/{ATOM}name").text


def entry_of(client, comment):
    """Return the entry of the feed whose page is the comment's."""
    feed = ET.fromstring(client.get("/feed.atom").text)  # noqa: S314 - our own feed
    entries = feed.findall(f"{ATOM}entry")
    (found,) = (
        e for e in entries if f"comment-{comment.id}" in ET.tostring(e).decode()
    )
    return found


def words_of(html):
    """Return the text of paragraphs and lines."""
    for line_end in html.find_all("br"):
        line_end.replace_with("\n")
    return "\n\n".join(p.get_text() for p in html.find_all("p", recursive=False))
