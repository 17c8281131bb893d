"""Stores that are opened and closed, and records to put into them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from store_records import Open

from console.store import Store, open_store
from tests.postgres_server import PostgresServer, postgres

__all__ = ["postgres"]


@pytest.fixture
def key() -> bytes:
    return Fernet.generate_key()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, file: Path) -> str:
    """Every store that promises the contract has its URL here."""
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        return server.database()
    return f"sqlite:///{file}"


@pytest.fixture
async def opener(url: str, key: bytes) -> AsyncIterator[Open]:
    opened: list[Store] = []

    async def one() -> Store:
        opened.append(await open_store(url, key))
        return opened[-1]

    yield one
    for store in opened:
        await store.close()


@pytest.fixture
async def store(opener: Open) -> Store:
    return await opener()
