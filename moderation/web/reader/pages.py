"""The pages of a thread, counted from 1."""

from __future__ import annotations

_NEAR = 1


def around(page: int, pages: int) -> list[int | None]:
    """Return the pages to offer on `page`: the ends and the nearest, None for a gap.

    >>> around(6, 12)
    [1, None, 5, 6, 7, None, 12]
    """
    near = range(page - _NEAR, page + _NEAR + 1)
    offered = sorted({1, pages, *(number for number in near if 1 <= number <= pages)})
    listed: list[int | None] = []
    for number in offered:
        before = listed[-1] if listed else None
        if before and number - before > 1:
            # A gap of one page takes no more room when it is named.
            listed.append(number - 1 if number - before == 1 + 1 else None)
        listed.append(number)
    return listed


def page_at(place: int, per_page: int) -> int | None:
    """Return the page that holds what stands at `place`, None for the first.

    >>> page_at(99, 100), page_at(100, 100)
    (None, 2)
    """
    page = place // per_page + 1
    return page if page > 1 else None
