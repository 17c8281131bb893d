"""What the tests of the hub share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hub_house import House, open_house
from together_house import Pair, open_pair

from console.fanout.local import LocalFanout
from tests.postgres_server import PostgresServer, postgres
from tests.redis_server import redis_server

__all__ = ["postgres"]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as house:
        yield house


@pytest.fixture(params=["sqlite and hints", "postgresql alone", "postgresql and redis"])
async def pair(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: PostgresServer
) -> AsyncIterator[Pair]:
    if request.param == "sqlite and hints":
        async with open_pair(tmp_path, LocalFanout()) as pair:
            yield pair
    elif request.param == "postgresql alone":
        async with open_pair(tmp_path, "store", postgres.database()) as pair:
            yield pair
    else:
        async with (
            redis_server(tmp_path) as redis,
            open_pair(tmp_path, redis.url, postgres.database()) as pair,
        ):
            yield pair


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Pair]:
    """Where it makes no difference what is between the hubs."""
    async with open_pair(tmp_path, LocalFanout()) as pair:
        yield pair
