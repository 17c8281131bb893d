"""What was acknowledged survives `kill -9`; two processes on one file never share a place."""

import asyncio
import random
import signal
from collections import Counter, defaultdict

import pytest
from store_processes import start

from console.store import open_store


def killed_after(lines: int, url: str, key: bytes, generation: str) -> list[tuple[str, int, int]]:
    """Let it append until so many are acknowledged, kill it, and return all that it acknowledged."""
    with start("appender.py", url, key.decode(), generation) as process:
        assert process.stdout
        heard = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        heard += process.stdout.readlines()
    whole = [line.split() for line in heard if line.endswith(b"\n")]
    return [(conversation.decode(), int(seq), int(position)) for conversation, seq, position in whole]


@pytest.mark.timeout(240)
def test_nothing_acknowledged_is_lost_or_doubled_by_kill_9(url: str, key: bytes) -> None:
    acknowledged: list[tuple[str, int, int]] = []
    for generation in range(20):
        acknowledged += killed_after(random.randint(1, 1500), url, key, str(generation))
        stored = asyncio.run(everything(url, key))
        assert len(set(stored)) == len(stored)
        assert set(acknowledged) <= set(stored)
        seqs = defaultdict(list)
        for conversation, seq, _ in stored:
            seqs[conversation].append(seq)
        assert all(found == list(range(1, len(found) + 1)) for found in seqs.values())
    assert acknowledged


async def everything(url: str, key: bytes) -> list[tuple[str, int, int]]:
    store = await open_store(url, key)
    found: list[tuple[str, int, int]] = []
    while more := await store.since(found[-1][2] if found else 0):
        found += [(r.conversation, r.seq, r.position) for r in more]
    await store.close()
    return found


def test_of_two_processes_that_race_for_a_place_one_gets_it(url: str, key: bytes) -> None:
    racers = [start("racer.py", url, key.decode(), name, "40") for name in ("one", "two")]
    wins = [Counter(racer.communicate(timeout=60)[0].decode().split("\n")[:-1]) for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    places = {f"c-{n} {seq}" for n in range(5) for seq in range(1, 41)}
    assert wins[0] + wins[1] == Counter(places)
