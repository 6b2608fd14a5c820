"""Finding comments in every queue at once."""

from __future__ import annotations

from moderation.domain.queue import QueueName
from moderation.web.dashboard.queues import queue_page, wanted


def search() -> str:
    """Show every comment that holds the words of `q`."""
    return queue_page(wanted(QueueName.ALL))
