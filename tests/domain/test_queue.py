"""The named lists that moderators work through."""

from moderation.domain.comment import Status
from moderation.domain.queue import STATUSES, Filter, Order, QueueName


def test_every_queue_knows_its_statuses():
    """No queue is left without a meaning."""
    assert set(STATUSES) == set(QueueName)


def test_reported_comments_are_published_ones():
    """What is not published cannot be reported."""
    assert STATUSES[QueueName.REPORTED] == (Status.APPROVED,)


def test_all_means_all():
    """Withdrawn comments are in it too."""
    assert set(STATUSES[QueueName.ALL]) == set(Status)


def test_a_moderator_begins_with_who_waits_longest():
    """Unless they say otherwise they see what is pending, oldest first."""
    wanted = Filter()

    assert (wanted.queue, wanted.order) == (QueueName.PENDING, Order.OLDEST)
