"""What tests of faults share: a real server without limits of speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.clients import NO_LIMITS
from tests.server import RealServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RealServer]:
    """A service with the seed articles, serving."""
    with RealServer(tmp_path / "var", **NO_LIMITS) as running:
        yield running
