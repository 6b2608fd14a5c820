"""A full store of one engine, and a place for its copy in the other."""

import pytest

from moderation.storage.copying import Copying, moving, tables
from moderation.storage.engines import sqlite_connection
from tests.engines import Files
from tests.storage import make
from tests.storage.conftest import opened

TO_POSTGRES, TO_SQLITE = "sqlite to postgres", "postgres to sqlite"


@pytest.fixture(params=[TO_POSTGRES, TO_SQLITE])
def pair(request, engine, tmp_path, monkeypatch):
    """A full store of one engine and a place for one of the other: who makes each."""
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(moving, "_PARTS_IN_A_UNIT", 2)
    monkeypatch.setattr(sqlite_connection, "PATIENCE", 0.05)
    makers = [Files(), engine] if request.param == TO_POSTGRES else [engine, Files()]
    made = []
    for maker, name in zip(makers, ("source", "target"), strict=True):
        url = maker.make(tmp_path / name)
        made.append((maker, url, opened(url, tmp_path / name)))
    _, _, source = made[0]
    source.migrate()
    make.all_kinds(source)
    source.close()
    yield made
    for maker, url, store in made:
        store.close()
        maker.remove(url)


@pytest.fixture
def source(pair):
    """The store that is copied."""
    return pair[0][2]


@pytest.fixture
def target(pair):
    """Where it goes; nothing is there yet."""
    return pair[1][2]


@pytest.fixture
def copying(source, target):
    """What moves one into the other."""
    return Copying(source, target)
