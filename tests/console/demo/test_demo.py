"""The demo keeps its word: it plays without a terminal, comes alive by itself, and leaves nothing behind."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from console.client import Credentials, connect


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("nl", ["geen mens", "Medewerker Voorbeeldmedewerker: Goedemiddag", "Terug naar de bot"]),
        ("en", ["not a person", "Employee Example employee: Good afternoon", "Back to the bot"]),
    ],
)
def test_without_a_terminal_it_plays_one_conversation_from_greeting_to_hand_back(
    language: str, spoken: list[str]
) -> None:
    words = [sys.executable, "-m", "console", "demo", "--language", language]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "never" not in done.stderr and "pending" not in done.stderr
    places = [done.stdout.index(words) for words in spoken]
    assert places == sorted(places)
    assert "@" not in done.stdout


async def test_example_customers_come_by_themselves_and_go_when_the_front_is_gone(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "console", "demo-stage", str(tmp_path), "0", "en", "3"]
    stage = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert stage.stdin
    assert stage.stdout
    try:
        ready = json.loads(await asyncio.to_thread(stage.stdout.readline))
        async with connect(ready["url"], Credentials("human", token=ready["token"])) as agent:
            board = await agent.watch_board()
            async with asyncio.timeout(60):
                async for _ in agent.heard():
                    if any(row.phase == "queued" and row.example for row in board.rows.values()):
                        break
    finally:
        stage.stdin.close()
        code = await asyncio.to_thread(stage.wait, 30)
        stage.stdout.close()
    assert code == 0


def test_the_stage_ends_in_good_order_when_it_is_told_to_stop(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "console", "hub", "--state", str(tmp_path), "--port", "0"]
    hub = subprocess.Popen(
        words, stderr=subprocess.PIPE, text=True, env={**os.environ, "HANDRAIL_LANGUAGE": "en"}
    )
    assert hub.stderr
    try:
        assert any("listens on ws://127.0.0.1:" in line for line in hub.stderr)
        hub.send_signal(signal.SIGTERM)
        assert "everything is kept" in hub.stderr.read()
        assert hub.wait(20) == 0
    finally:
        hub.kill()
        hub.wait()
        hub.stderr.close()
