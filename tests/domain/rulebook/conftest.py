"""A rulebook of one rule, asked about what Amina sends."""

import pytest

from moderation.domain.rulebook import Rulebook
from tests import make


@pytest.fixture
def found():
    """Return where and what one rule finds; None if it does not match."""

    def ask(rule, *, facts=None, zone="UTC", **sent):
        submission = make.submission(**sent)
        book = Rulebook([rule], zone)
        matches = book.matches(submission, facts or make.facts())
        if not matches:
            return None
        (match,) = matches
        words = [submission.body[start:end] for start, end in match.spans]
        return match.place, words

    return ask
