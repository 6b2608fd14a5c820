"""The lists that moderators work through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from moderation.domain import text
from moderation.domain.errors import NotFoundError
from moderation.domain.queue import Filter, Order, QueueName
from moderation.web.context import services
from moderation.web.dashboard.addresses import cursor, cursor_text, whole
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.shapes import tally_shape
from moderation.web.dashboard.why import Whys

if TYPE_CHECKING:
    from flask import Response

# A sitting: enough to work through by keyboard without turning a page.
_PAGE = 50
_LARGEST_PAGE = 100
# What waits is worked off from its oldest; what is over is looked up from its newest.
_OLDEST_FIRST = frozenset({QueueName.PENDING, QueueName.REPORTED})


def front() -> str:
    """Show every queue with its count and age."""
    return render_template(
        "dashboard/front.html", tallies=services().count(moderator())
    )


def queue(name: str) -> str:
    """Show one page of a queue."""
    if name not in set(QueueName):
        raise NotFoundError("queue")
    return queue_page(wanted(QueueName(name)))


def counts() -> Response:
    """Return the tallies for a page that asks again and again; 304 while they stand."""
    tallies = services().count(moderator())
    response = document({"queues": [tally_shape(tally) for tally in tallies]})
    response.add_etag()
    response.make_conditional(request)
    return response


def wanted(name: QueueName) -> Filter:
    """Return what the query string asks of a queue; wrong values ask nothing."""
    asked = request.args
    usual = Order.OLDEST if name in _OLDEST_FIRST else Order.NEWEST
    order = asked.get("order")
    limit = whole(asked.get("limit")) or _PAGE
    return Filter(
        queue=name,
        order=Order(order) if order in set(Order) else usual,
        article=text.read(asked.get("article", "")),
        section=text.read(asked.get("section", "")),
        text=text.read(asked.get("q", "")),
        after=cursor(asked.get("after")),
        limit=min(limit, _LARGEST_PAGE),
    )


def queue_page(asked: Filter) -> str:
    """Return the page of what is asked."""
    page = services().review(moderator(), asked)
    narrowed = {
        "article": asked.article,
        "section": asked.section,
        "q": asked.text,
        "order": request.args.get("order", ""),
        "limit": request.args.get("limit", ""),
    }
    return render_template(
        "dashboard/queue.html",
        page=page,
        next=cursor_text(page.next) if page.next else None,
        why=Whys(page.cards),
        wanted=asked,
        tallies=page.tallies,
        narrowed={name: value for name, value in narrowed.items() if value},
        back=request.full_path.removesuffix("?"),
    )
