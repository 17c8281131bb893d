"""The example of a bot that connects itself, as its own process against a real hub."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot_house import PATIENCE_S, House

from console.core import command as cmd

EXAMPLE = Path(__file__).parents[3] / "examples" / "own_bot.py"


async def start(url: str, key: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, EXAMPLE, url, stdout=asyncio.subprocess.PIPE, env=os.environ | {"HANDRAIL_TOKEN": key}
    )


@pytest.fixture
async def process(house: House) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await start(house.url, house.key)
    yield process
    process.terminate()
    await process.wait()


async def hears(process: asyncio.subprocess.Process) -> dict[str, object]:
    """Read what the example prints: its changes of control, and refusals."""
    assert process.stdout
    frame: dict[str, object] = json.loads(await asyncio.wait_for(process.stdout.readline(), PATIENCE_S))
    return frame


async def test_it_answers_and_is_told_about_control(
    house: House, process: asyncio.subprocess.Process
) -> None:
    customer = await house.customer("conversation-1")
    first = await hears(process)
    assert (first["frame"], first["conversation"], first["yours"]) == ("control", "conversation-1", True)
    assert (await customer.asks("Hello there")).text == "You said: Hello there"
    await customer.client.do(customer.id, cmd.AskHuman())
    assert (await hears(process))["yours"] is False


async def test_a_wrong_key_ends_it_with_the_reason(house: House) -> None:
    process = await start(house.url, "bot.wrong")
    assert (await hears(process))["code"] == "bad_credentials"
    assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 3


def test_it_is_short_and_needs_only_websockets() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    code = [line for line in lines if line.strip() and not line.lstrip().startswith(("#", '"""'))]
    assert len(code) <= 35
    foreign = {line.split()[1].split(".")[0] for line in code if line.startswith(("import ", "from "))}
    assert foreign - set(sys.stdlib_module_names) == {"websockets"}
