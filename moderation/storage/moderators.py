"""Moderators and the invitations that make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.errors import TakenError
from moderation.domain.folding import fold
from moderation.domain.moderator import Invitation, Moderator
from moderation.storage import rows

if TYPE_CHECKING:
    from moderation.domain.moderator import Role
    from moderation.storage.sql import Sql

_MODERATORS = "select id, name, role, created_at, disabled_at from moderators "
_INVITATIONS = """
    select i.id, i.role, m.name as by, i.expires_at, i.used_at
    from invitations i left join moderators m on m.id = i.invited_by
"""


class StoredModerators:
    """Implements `ports.moderators.Moderators`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def exist(self) -> bool:
        return self._sql.row("select 1 as found from moderators limit 1") is not None

    def number(self) -> int:
        row = self._sql.row("select count(*) as number from moderators")
        return row["number"] if row else 0

    def all(self) -> list[Moderator]:
        found = self._sql.rows(_MODERATORS + "order by folded")
        return [rows.moderator(row) for row in found]

    def get(self, moderator_id: int) -> Moderator | None:
        row = self._sql.row(_MODERATORS + "where id = :id", id=moderator_id)
        return rows.moderator(row) if row else None

    def by_name(self, name: str) -> Moderator | None:
        row = self._sql.row(_MODERATORS + "where folded = :folded", folded=fold(name))
        return rows.moderator(row) if row else None

    def password_hash(self, moderator_id: int) -> str:
        row = self._sql.row(
            "select password_hash from moderators where id = :id", id=moderator_id
        )
        return row["password_hash"] if row else ""

    def invitation(self, invitation_id: int) -> Invitation | None:
        row = self._sql.row(_INVITATIONS + "where i.id = :id", id=invitation_id)
        return rows.invitation(row) if row else None

    def invitations(self, *, now: int) -> list[Invitation]:
        found = self._sql.rows(
            _INVITATIONS
            + "where i.used_at is null and i.expires_at > :now order by i.id desc",
            now=now,
        )
        return [rows.invitation(row) for row in found]

    def add(self, name: str, role: Role, *, password_hash: str, now: int) -> Moderator:
        moderator = Moderator(self._sql.new_id(), name, role, now)
        added = self._sql.run(
            """
            insert into moderators (id, name, folded, role, password_hash, created_at)
            values (:id, :name, :folded, :role, :password_hash, :now)
            on conflict (folded) do nothing
            """,
            id=moderator.id,
            name=name,
            folded=fold(name),
            role=role,
            password_hash=password_hash,
            now=now,
        )
        if not added:
            raise TakenError
        return moderator

    def set_role(self, moderator_id: int, role: Role) -> None:
        self._sql.do(
            "update moderators set role = :role where id = :id",
            id=moderator_id,
            role=role,
        )

    def set_password_hash(self, moderator_id: int, password_hash: str) -> None:
        self._sql.do(
            "update moderators set password_hash = :password_hash where id = :id",
            id=moderator_id,
            password_hash=password_hash,
        )

    def set_disabled(self, moderator_id: int, at: int | None) -> None:
        self._sql.do(
            "update moderators set disabled_at = :at where id = :id",
            id=moderator_id,
            at=at,
        )

    def invite(
        self, role: Role, *, by: int | None, now: int, expires_at: int
    ) -> Invitation:
        invitation_id = self._sql.new_id()
        self._sql.do(
            """
            insert into invitations (id, role, invited_by, created_at, expires_at)
            values (:id, :role, :by, :now, :expires_at)
            """,
            id=invitation_id,
            role=role,
            by=by,
            now=now,
            expires_at=expires_at,
        )
        inviter = self.get(by) if by is not None else None
        return Invitation(
            invitation_id, role, inviter.name if inviter else None, expires_at
        )

    def use_invitation(self, invitation_id: int, *, at: int) -> bool:
        return bool(
            self._sql.run(
                """
                update invitations set used_at = :at
                where id = :id and used_at is null and expires_at > :at
                """,
                id=invitation_id,
                at=at,
            )
        )
