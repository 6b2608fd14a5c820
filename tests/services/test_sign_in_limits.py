"""A newsroom that switched the limit off is not throttled."""

import pytest

from moderation.domain.errors import SignInError


@pytest.fixture
def environment(environment):
    """No limit."""
    return {**environment, "MODERATION_SIGN_INS_PER_MINUTE": "0"}


def test_without_a_limit_nobody_is_throttled(services):
    """Zero is no limit."""
    for _ in range(12):
        with pytest.raises(SignInError):
            services.sign_in("سلمى", "", network="192.0.2.1")
