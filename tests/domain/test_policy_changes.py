"""What is different between two versions of the policy."""

from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.policy_changes import Change, ChangeKind, changes
from tests import make


def version(*rules, **more):
    """Return a version that Salma saved."""
    return PolicyVersion(2, make.NOW, "سلمى", "", rules, **more)


def test_the_first_version_adds_what_it_has():
    """There was nothing before."""
    assert changes(None, version(make.rule())) == [
        Change(ChangeKind.ADDED, 7, "شتائم"),
    ]


def test_what_was_added_changed_and_removed_is_told_by_its_title():
    """Rules that stayed are not."""
    same, gone = make.rule(id=1), make.rule(id=2, title="قديمة")
    before = version(same, gone, make.rule(id=3))

    after = version(same, make.rule(id=3, title="أخرى"), make.rule(id=4))

    assert changes(before, after) == [
        Change(ChangeKind.CHANGED, 3, "أخرى"),
        Change(ChangeKind.ADDED, 4, "شتائم"),
        Change(ChangeKind.REMOVED, 2, "قديمة"),
    ]


def test_thresholds_are_told_of_as_one():
    """Whichever of them is another."""
    before, after = version(), version(thresholds=Thresholds(spam_held=0.9))

    assert changes(before, after) == [Change(ChangeKind.THRESHOLDS)]
