"""What an entry of the audit log says, whatever was done to it."""

import pytest

from moderation.domain.audit import Entry
from moderation.web.dashboard.entries import details_of


def words(app, detail):
    """Return what an entry with this detail says, in Arabic."""
    entry = Entry(1, 1, "Karim", "decide", 7, detail, "")
    with app.test_request_context("/moderate/?lang=ar"):
        return [one.words for one in details_of(entry)]


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ({"outcome": "approve", "decision": "9"}, ["معتمَد"]),
        ({"outcome": "refuse"}, ["عدم القبول"]),
        ({"status": "pending"}, ["بانتظار المراجعة"]),
        ({"reasons": ["too_many_links", "insult"]}, ["روابط كثيرة", "إهانة"]),
        ({"outcome": "spam", "reports": 2}, ["مزعج", "حُسم بلاغان"]),
        ({"complaint": "advertising"}, ["هو إعلان"]),
        ({"role": "chief", "moderator": "Vera"}, ["Vera", "رئيس"]),
        ({"token": "site", "scopes": ["emails"]}, ["site", "emails"]),
    ],
)
def test_what_was_recorded_is_said_in_words(app, detail, said):
    """Codes as words, names as they are, ids not at all."""
    assert words(app, detail) == said


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ({"outcome": "burn"}, ["burn"]),
        ({"reasons": ["because"]}, ["because"]),
        ({"role": ["chief", 7]}, ["chief, 7"]),
        ({"unreadable": "{"}, ["{"]),
    ],
)
def test_what_was_altered_is_said_as_it_is(app, detail, said):
    """So that it can be seen."""
    assert words(app, detail) == said
