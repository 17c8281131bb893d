"""Fixtures of the bots' tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot_house import House, open_house

from console.core.policy import Policy


@pytest.fixture
def policy() -> Policy:
    return Policy()


@pytest.fixture
async def house(tmp_path: Path, policy: Policy) -> AsyncIterator[House]:
    async with open_house(tmp_path, policy) as house:
        yield house
