"""One page of a thread: where it begins, what it shows, and where it leads.

A page has the name of the comment that it begins with, so that it stays where it is
while comments come and go, and costs the same wherever it is in a long thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.comment import id_at
from moderation.domain.errors import NotFoundError

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.ports import Reading

# In place of a comment's id: the page that begins where the thread does.
BEGINNING = 0


@dataclass(frozen=True)
class ThreadItem:
    """One comment of a thread; `parent` is what it replies to, while that is public."""

    comment: Comment
    parent: Comment | None


@dataclass(frozen=True)
class Ways:
    """The other pages that a page leads to, each by the comment that it begins with.

    `BEGINNING` is the first page; None a way that leads nowhere, or where a nearer one
    leads already.
    """

    first: int | None = None
    earlier: int | None = None
    later: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class ThreadPage:
    """A page of a thread; `begins` is its first comment's id, or `BEGINNING`."""

    begins: int
    thread: list[ThreadItem]
    ways: Ways


def path_of_comment(unit: Reading, article: Article, comment_id: int) -> str:
    """Return where the page of a comment begins, also if it is public no more.

    Raises NotFoundError for one that never was public in this article: whether a
    comment waits is not told.
    """
    comment = unit.comments.get(comment_id)
    if comment is None or comment.article_id != article.id or not comment.was_public:
        raise NotFoundError("page")
    return comment.path


def path_of_number(unit: Reading, article: Article, page: int, per_page: int) -> str:
    """Return where the page of a number begins, counted from 1.

    Older links count; walking there takes the longer the farther it is. Raises
    NotFoundError beyond the last page.
    """
    if page == 1:
        return ""
    path, before = None, (page - 1) * per_page
    if 0 < before < article.approved:
        path = unit.comments.path_at(article.id, offset=before)
    if path is None:
        raise NotFoundError("page")
    return path


def thread_page(
    unit: Reading, article: Article, path: str, per_page: int
) -> ThreadPage:
    """Return the page that begins with what stands at `path`, or would stand next."""
    found = unit.comments.thread(article.id, since=path, limit=per_page + 1)
    if path and not found:
        # Nothing is left there or behind it: the thread ends before.
        ends = unit.comments.paths_before(article.id, limit=per_page)
        path = min(ends, default="")
        found = unit.comments.thread(article.id, since=path, limit=per_page + 1)
    shown, behind = found[:per_page], found[per_page:]
    before = []
    if path and shown:
        before = unit.comments.paths_before(
            article.id, shown[0].path, limit=per_page + 1
        )
    return ThreadPage(
        begins=shown[0].id if before else BEGINNING,
        thread=_with_parents(unit, shown),
        ways=Ways(
            *_back(before, per_page),
            *_onward(unit, article, behind, per_page),
        ),
    )


def _back(before: list[str], per_page: int) -> tuple[int | None, int | None]:
    """Return the ways to the first and to the earlier page."""
    if not before:
        return None, None
    if len(before) <= per_page:
        return None, BEGINNING
    return BEGINNING, id_at(before[per_page - 1])


def _onward(
    unit: Reading, article: Article, behind: list[Comment], per_page: int
) -> tuple[int | None, int | None]:
    """Return the ways to the later and to the last page."""
    if not behind:
        return None, None
    later, last = behind[0], unit.comments.paths_before(article.id, limit=per_page)[-1]
    return later.id, id_at(last) if last > later.path else None


def _with_parents(unit: Reading, comments: list[Comment]) -> list[ThreadItem]:
    here = {comment.id: comment for comment in comments}
    missing = {c.parent_id for c in comments if c.parent_id} - here.keys()
    known = {**unit.comments.by_ids(missing), **here}
    public = {key: parent for key, parent in known.items() if parent.is_public}
    return [ThreadItem(c, public.get(c.parent_id or 0)) for c in comments]
