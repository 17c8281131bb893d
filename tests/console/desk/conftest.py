"""What the tests of the desk share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from desk_hub import DeskHub, desk_hub


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskHub]:
    """A real hub with two agents: anna, and tess of team sales."""
    async with desk_hub(tmp_path) as hub:
        yield hub
