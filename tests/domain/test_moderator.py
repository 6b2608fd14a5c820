"""What a role allows."""

import pytest

from moderation.domain.errors import ForbiddenError
from moderation.domain.moderator import Act, Moderator, Role

YES = {
    Role.CHIEF: {
        *(Act.LOOK, Act.DECIDE, Act.REVEAL),
        *(Act.CHANGE_POLICY, Act.MANAGE_PEOPLE),
    },
    Role.MODERATOR: {Act.LOOK, Act.DECIDE, Act.REVEAL},
    Role.VIEWER: {Act.LOOK},
}


def person(role, disabled_at=None):
    return Moderator(1, "سلمى", role, created_at=0, disabled_at=disabled_at)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_a_role_allows_its_acts_and_no_other(role, act):
    """Who may do what, as one table."""
    assert person(role).may(act) == (act in YES[role])


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_who_left_the_desk_may_nothing(role, act):
    """Disabled moderators may not even look."""
    assert not person(role, disabled_at=1).may(act)


def test_what_is_not_allowed_is_forbidden():
    """`must` raises where `may` says no, and else says nothing."""
    viewer = person(Role.VIEWER)

    viewer.must(Act.LOOK)
    with pytest.raises(ForbiddenError, match="decide"):
        viewer.must(Act.DECIDE)
