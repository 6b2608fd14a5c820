"""A moderator looks through the versions of the policy."""

import pytest

from moderation.domain.errors import NotFoundError
from moderation.domain.policy import Thresholds
from moderation.domain.policy_changes import Change, ChangeKind
from tests import make


@pytest.fixture
def save(wired):
    """Save versions of the policy, each with its rules."""

    def save_one(version, *rules):
        with wired.store.writing() as unit:
            unit.policies.add(
                version,
                at=make.NOW,
                moderator_id=None,
                note=f"v{version}",
                rules=rules,
                thresholds=Thresholds(),
            )

    return save_one


def test_each_version_tells_what_changed_in_it(services, nora, save):
    """The newest first, the first one over nothing."""
    save(1, make.rule())
    save(2)

    told, older = services.policy_history(nora)

    assert [(one.version.version, one.changes) for one in told] == [
        (2, [Change(ChangeKind.REMOVED, 7, "شتائم")]),
        (1, [Change(ChangeKind.ADDED, 7, "شتائم")]),
    ]
    assert older is None


def test_many_versions_are_turned_page_by_page(services, nora, save):
    """The cursor leads on to the next."""
    for number in range(1, 13):
        save(number, make.rule(title=str(number)))

    first, before = services.policy_history(nora)
    rest, end = services.policy_history(nora, before=before)

    assert [one.version.version for one in first] == list(range(12, 2, -1))
    assert [one.version.version for one in rest] == [2, 1]
    assert end is None


def test_before_anyone_saved_there_are_none(services, nora):
    """Nor is there anything older than the first."""
    assert services.policy_history(nora) == ([], None)
    assert services.policy_history(nora, before=1) == ([], None)


def test_one_version_is_told_by_its_number(services, nora, save):
    """Zero is what was before the first."""
    save(1, make.rule())

    one, none = (
        services.policy_history.one(nora, 1),
        services.policy_history.one(nora, 0),
    )

    assert (one.version.note, len(one.changes)) == ("v1", 1)
    assert (none.version.rules, none.changes) == ((), [])


def test_a_version_that_nobody_saved_is_not_found(services, nora):
    """It may come yet."""
    with pytest.raises(NotFoundError):
        services.policy_history.one(nora, 1)
