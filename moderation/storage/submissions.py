"""What is asked before a submission is judged, in one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.article import ArticleState
from moderation.domain.author import Author
from moderation.domain.comment import Sent, Traffic
from moderation.domain.facts import Known

if TYPE_CHECKING:
    from moderation.domain.submission import Trace
    from moderation.storage.sql import Row, Sql


def known(
    sql: Sql, slug: str, trace: Trace, *, hour: int, most: int | None
) -> Known | None:
    """Return what is stored of a submission's place, author, form and words."""
    if most is None:
        row = sql.row(_KNOWN, **vars(trace), slug=slug)
    else:
        values = {**vars(trace), "slug": slug, "hour": hour, "most": most}
        row = sql.row(_KNOWN_WITH_TRAFFIC, **values)
    if row is None:
        return None
    return Known(
        article_id=row["article_id"],
        article_state=ArticleState(row["state"]),
        section=row["section"],
        policy=row["policy"] or 0,
        people=row["people"],
        taught=row["taught"] or 0,
        author=_author(row),
        by_form=_sent(row, "form"),
        twin=_sent(row, "twin"),
        traffic=Traffic() if most is None else _traffic(row),
    )


def _author(row: Row) -> Author | None:
    if row["author_id"] is None:
        return None
    return Author(
        id=row["author_id"],
        sealed=row["sealed"],
        confirmed=bool(row["confirmed"]),
        approved=row["approved"],
        rejected=row["rejected"],
        spam=row["spam"],
    )


def _sent(row: Row, by: str) -> Sent | None:
    comment_id = row[f"{by}_id"]
    if comment_id is None:
        return None
    return Sent(
        comment_id=comment_id,
        network=row[f"{by}_network"],
        nonce=row[f"{by}_nonce"],
        created_at=row[f"{by}_created_at"],
    )


def _traffic(row: Row) -> Traffic:
    return Traffic(
        last_from_network=row["last_from_network"],
        last_from_author=row["last_from_author"],
        hour_from_network=row["hour_from_network"],
        hour_from_author=row["hour_from_author"],
    )


_COLUMNS = """
    select a.id as article_id, a.state, a.section,
        (select max(version) from policies) as policy,
        (select count(*) from moderators) as people,
        (select max(id) from audit_log
            where act in ('decide', 'explain', 'undo', 'edit')) as taught,
        w.id as author_id, w.email_sealed as sealed, w.confirmed, w.approved,
        w.rejected, w.spam,
        form.id as form_id, form.network as form_network, form.nonce as form_nonce,
        form.created_at as form_created_at,
        twin.id as twin_id, twin.network as twin_network, twin.nonce as twin_nonce,
        twin.created_at as twin_created_at
"""

_TRAFFIC = """,
    (select max(created_at) from comments where network = :network)
        as last_from_network,
    (select max(created_at) from comments where author_id = w.id)
        as last_from_author,
    (select count(*) from (
        select 1 from comments where network = :network and created_at >= :hour
        limit :most
    ) few) as hour_from_network,
    (select count(*) from (
        select 1 from comments where author_id = w.id and created_at >= :hour
        limit :most
    ) few) as hour_from_author
"""

_TABLES = """
    from articles a
    left join authors w on w.email_index = :index
    left join comments form on form.article_id = a.id and form.nonce = :nonce
    left join comments twin
        on twin.id = (select max(id) from comments where twin = :twin)
    where a.slug = :slug
"""

_KNOWN = _COLUMNS + _TABLES
_KNOWN_WITH_TRAFFIC = _COLUMNS + _TRAFFIC + _TABLES
