"""A store is carried over whole, or the target is not opened: refusals, kills and what is compared."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_processes import start
from store_records import record

from console.core.decide import Secret
from console.core.event import Said
from console.store import Account, Head, Store, StoreError, open_store
from console.store import move as moving
from console.store.move import MoveRefused, move
from tests.postgres_server import PostgresServer

EMAIL = Secret("[email 1]", "email", "someone@example.org")


def quiet(what: str, done: int, of: int) -> None:
    assert what in ("copied", "compared")
    assert done <= of


@pytest.fixture
def source(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'old.db'}"


@pytest.fixture(params=["to postgresql", "from postgresql"])
def ends(request: pytest.FixtureRequest, source: str, postgres: PostgresServer) -> tuple[str, str]:
    both = (source, postgres.database())
    return both if request.param == "to postgresql" else both[::-1]


async def fill(url: str, key: bytes, conversations: int, records: int) -> None:
    store = await open_store(url, key)
    for n in range(conversations):
        head = Head(f"c-{n}", f"customer-{n}", n % 2 == 0, n)
        events = [record(f"c-{n}", s, Said(f'"é" \x00 😀 {n} {s}')) for s in range(1, records + 1)]
        await store.append(events, head=head, secrets=[EMAIL] if n % 3 == 0 else [])
    await store.erase("c-1")
    await store.put_account(Account("agent-1", "human", "Example agent 1", "hash", ("billing",), True))
    await store.hold("clock", "hub-1", until=2**50, now=0)
    await store.close()


async def everything(store: Store) -> tuple[object, ...]:
    log = await store.since(0, limit=10**6)
    secrets = [await store.secret(head.conversation, EMAIL.ref) for head in await store.heads()]
    return log, await store.heads(), await store.expired(10**6), secrets, await store.accounts()


async def seen(url: str, key: bytes) -> tuple[object, ...]:
    store = await open_store(url, key)
    try:
        return await everything(store)
    finally:
        await store.close()


async def test_all_is_carried_over_but_leases(
    ends: tuple[str, str], key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 7)
    await fill(ends[0], key, 10, 5)
    moved = await move(*ends, quiet)
    assert (moved.events, moved.heads, moved.secrets, moved.accounts) == (50, 10, 4, 1)
    assert await seen(ends[0], key) == await seen(ends[1], key)
    store = await open_store(ends[1], key)
    assert await store.leases("", now=0) == []
    assert await store.append([record("c-9", 6)]) == [51]
    await store.close()


async def test_an_empty_store_is_moved_too(ends: tuple[str, str], key: bytes) -> None:
    await (await open_store(ends[0], key)).close()
    assert (await move(*ends, quiet)).events == 0
    assert await seen(ends[1], key) == ([], [], [], [], [])


async def test_a_target_that_holds_anything_is_left_alone(ends: tuple[str, str], key: bytes) -> None:
    await fill(ends[0], key, 3, 2)
    await fill(ends[1], key, 2, 2)
    before = await seen(ends[1], key)
    with pytest.raises(MoveRefused) as refused:
        await move(*ends, quiet)
    assert (refused.value.code, refused.value.facts) == ("not_empty", {"table": "events", "n": 4})
    assert await seen(ends[1], key) == before


async def test_a_move_that_ended_is_not_begun_again(ends: tuple[str, str], key: bytes) -> None:
    await fill(ends[0], key, 3, 2)
    await move(*ends, quiet)
    with pytest.raises(MoveRefused) as refused:
        await move(*ends, quiet)
    assert refused.value.code == "not_empty"


async def test_a_killed_move_goes_on_where_it_was(
    ends: tuple[str, str], key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(ends[0], key, 40, 50)
    killed = 0
    while True:
        with start("mover.py", *ends, "20") as process:
            assert process.stdout
            for line in process.stdout:
                if line.startswith(b"copied") and int(line.split()[1]) >= 500 * (killed + 1):
                    process.send_signal(signal.SIGKILL)
                    killed += 1
                    break
            process.communicate()
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL
        with pytest.raises(StoreError, match="one whose move has not ended"):
            await open_store(ends[1], key)
    assert killed >= 3
    assert await seen(ends[0], key) == await seen(ends[1], key)


async def test_half_a_store_is_no_source_and_no_target_of_another(
    ends: tuple[str, str], key: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(ends[0], key, 10, 5)
    monkeypatch.setattr(moving, "BATCH", 10)

    def interrupt(what: str, done: int, of: int) -> None:
        if done >= 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await move(*ends, interrupt)
    with pytest.raises(MoveRefused) as refused:
        await move(ends[1], f"sqlite:///{tmp_path / 'third.db'}", quiet)
    assert refused.value.code == "source_unfinished"
    other = f"sqlite:///{tmp_path / 'other.db'}"
    store = await open_store(other, key)
    await store.append([record("x", 1)])
    await store.close()
    with pytest.raises(MoveRefused) as refused:
        await move(other, ends[1], quiet)
    assert refused.value.code == "other_move"
    assert (await move(*ends, quiet)).events == 50


async def test_a_source_that_is_still_written_is_noticed_and_the_move_can_go_on(
    ends: tuple[str, str], key: bytes
) -> None:
    await fill(ends[0], key, 3, 2)
    hub = await open_store(ends[0], key)
    written: list[asyncio.Task[list[int]]] = []

    def write(what: str, done: int, of: int) -> None:
        if what == "copied" and not written:
            written.append(asyncio.create_task(hub.append([record("c-0", 3)])))

    with pytest.raises(MoveRefused) as refused:
        await move(*ends, write)
    assert refused.value.code == "grown"
    await hub.close()
    assert (await move(*ends, quiet)).events == 7


async def test_a_row_that_came_over_differently_is_named(ends: tuple[str, str], key: bytes) -> None:
    await fill(ends[0], key, 3, 2)
    target = await open_store(ends[1], key)

    def spoil(what: str, done: int, of: int) -> None:
        if what == "copied" and not spoiled:
            spoiled.append(asyncio.create_task(target.erase("c-0")))

    spoiled: list[asyncio.Task[None]] = []
    with pytest.raises(MoveRefused) as refused:
        await move(*ends, spoil)
    assert (refused.value.code, refused.value.facts) == ("differs", {"table": "events", "row": "1"})
    await target.close()


async def test_a_damaged_row_stops_the_move_by_name(
    source: str, postgres: PostgresServer, key: bytes
) -> None:
    await fill(source, key, 3, 2)
    with closing(sqlite3.connect(source.removeprefix("sqlite:///"), isolation_level=None)) as file:
        file.execute("UPDATE events SET body = CAST(x'7bff7d' AS TEXT) WHERE position = 4")
    with pytest.raises(MoveRefused) as refused:
        await move(source, postgres.database(), quiet)
    assert (refused.value.code, refused.value.facts) == ("damaged", {"position": 4})


async def test_a_source_that_is_not_there_is_not_made(postgres: PostgresServer, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        await move(f"sqlite:///{tmp_path / 'typo.db'}", postgres.database(), quiet)
    assert list(tmp_path.iterdir()) == []


async def test_a_store_is_not_moved_onto_itself(source: str) -> None:
    with pytest.raises(MoveRefused) as refused:
        await move(source, source, quiet)
    assert refused.value.code == "same"
