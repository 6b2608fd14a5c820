"""Addresses that are printed for people to open."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.settings import Settings

HOST = "127.0.0.1"
PORT = 8000


def site_address(settings: Settings, host: str = HOST, port: int = PORT) -> str:
    """Return the address that readers know: SITE_URL, or where the server listens."""
    return settings.site_url or f"http://{_reachable(host)}:{port}"


def invitation_address(
    settings: Settings, token: str, host: str = HOST, port: int = PORT
) -> str:
    """Return where an invitation is taken."""
    return f"{site_address(settings, host, port)}/moderate/invitations/{token}"


def _reachable(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "localhost"
    return f"[{host}]" if isinstance(address, IPv6Address) else host
