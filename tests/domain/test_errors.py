"""What can go wrong, and what each error carries."""

from moderation.domain.decision import Reason, ReasonCode
from moderation.domain.errors import (
    FieldError,
    InvalidError,
    NotFoundError,
    RefusedError,
    StaleError,
    ThrottledError,
)


def test_invalid_fields_are_named_in_order():
    """The text of the error names each field with its code."""
    error = InvalidError(FieldError("body", "blank"), FieldError("name", "lines"))

    assert str(error) == "body: blank, name: lines"
    assert [one.field for one in error.errors] == ["body", "name"]


def test_what_was_not_found_has_a_noun():
    """The error says what was looked for."""
    assert NotFoundError("article").what == "article"


def test_a_refusal_carries_its_reasons():
    """Reasons stay codes with data."""
    reason = Reason(ReasonCode.FLOOD, {"retry_after": 9})

    error = RefusedError(reason)

    assert error.reasons == (reason,)
    assert str(error) == "flood"


def test_a_stale_decision_says_what_happened_instead():
    """Without a decision there is still a status and a version."""
    error = StaleError(status="withdrawn", version=2)

    assert str(error) == "withdrawn, version 2"
    assert (error.outcome, error.moderator, error.at) == (None, None, None)


def test_who_is_throttled_learns_when_to_return():
    """The seconds are data, and the text says them."""
    error = ThrottledError(60)

    assert error.retry_after == 60
    assert str(error) == "retry after 60 s"
