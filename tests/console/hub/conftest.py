"""What the tests of the hub share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hub_house import House, open_house

from tests.postgres_server import postgres

__all__ = ["postgres"]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as house:
        yield house
