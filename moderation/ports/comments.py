"""Comments as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.comment import (
        Comment,
        NewComment,
        Sent,
        Status,
    )
    from moderation.domain.facts import Known
    from moderation.domain.queue import Filter, Tally
    from moderation.domain.submission import Trace


class ReadComments(Protocol):
    """Finding comments."""

    def get(self, comment_id: int) -> Comment | None:
        """Return one comment, whatever its status."""

    def by_ids(self, ids: Collection[int]) -> dict[int, Comment]:
        """Return those of `ids` that exist, by id."""

    def thread(self, article_id: int, *, limit: int, since: str = "") -> list[Comment]:
        """Return approved comments, each followed by its replies, oldest first.

        They begin with what stands at the path `since`, or would stand next.
        """

    def paths_before(
        self, article_id: int, path: str | None = None, *, limit: int
    ) -> list[str]:
        """Return where the approved comments before `path` stand, the nearest first.

        Without `path`, these are the last of the thread. It costs what is returned,
        however long the thread is.
        """

    def path_at(self, article_id: int, *, offset: int) -> str | None:
        """Return where the approved comment stands that has `offset` before it.

        This walks past all of them; None if there are no more.
        """

    def latest(self, article_id: int | None, *, limit: int) -> list[Comment]:
        """Return approved comments, the last published first; of one article or all."""

    def approved(
        self, article_id: int | None, *, after: int, limit: int
    ) -> list[Comment]:
        """Return approved comments with an id above `after`, in the order of ids."""

    def every(self, article_id: int | None, *, after: int, limit: int) -> list[Comment]:
        """Return comments of every status above `after`, in the order of ids."""

    def changed(
        self, article_id: int | None, *, since: int, after: int, limit: int
    ) -> list[Comment]:
        """Return what readers saw change at `since` or later, in the order of ids.

        These are approved comments, and comments that once were; ids above `after`.
        """

    def page(self, wanted: Filter) -> list[Comment]:
        """Return at most `wanted.limit` comments of a queue in its order."""

    def tallies(self) -> list[Tally]:
        """Return count and age of every queue, in the order of QueueName."""

    def known(
        self, slug: str, trace: Trace, *, hour: int, most: int | None
    ) -> Known | None:
        """Return what is stored of a submission; None for an unknown article.

        `hour` is where the hour of its traffic begins, and no more than `most` are
        counted of each; None where nobody asks for the traffic.
        """

    def sent_by_twin(self, twin: bytes) -> Sent | None:
        """Return how the newest comment with the same text and place was sent."""


class Comments(ReadComments, Protocol):
    """Finding and keeping comments."""

    def add(self, new: NewComment) -> Comment:
        """Store a comment with version 1 and count it for its author and article."""

    def add_many(self, news: Sequence[NewComment]) -> list[Comment]:
        """Store comments as `add` does, much quicker; return them in the order given.

        Their ids rise in that order, and counts move once for all of them. A parent
        is a comment that was stored before: of an earlier call, not of this one. Like
        everything in a unit they are kept all or not at all. An article, author or
        parent that is not there, or a nonce that was stored before, fails the unit
        with the engine's own error, so whoever imports asks before.
        """

    def edit(  # noqa: PLR0913 - what an edit replaces has these parts
        self,
        comment: Comment,
        *,
        body: str,
        html: str,
        folded: str,
        twin: bytes,
        status: Status,
        risk: int,
        now: int,
    ) -> bool:
        """Replace the text with what was made of it, and raise the version.

        False, and nothing is changed, if its version is not `comment.version` any
        more.
        """

    def move(self, comment: Comment, to: Status, *, now: int) -> bool:
        """Give the comment a status and raise its version.

        False, and nothing is changed, if its version is not `comment.version` any
        more. The counts of its author and article move with it; the article's
        revision rises if readers see a difference. The first approval sets
        `published_at`; withdrawing gives up the claim on its text (`sent_by_twin`).
        """
