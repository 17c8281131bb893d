"""What the store in PostgreSQL promises beyond the contract.

Positions no reader can skip, one commit for many, a server that may go away, and errors that say what to do.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import asyncpg
import pytest
from store_processes import start
from store_records import record

from console.core.decide import Secret
from console.core.event import Erased, Noted, Said
from console.store import Conflict, Damaged, Head, Store, StoreError, open_store
from console.store.postgres.database import Database
from console.store.sql import SqlStore
from tests.postgres_server import PostgresServer

WORD = "Zonnebloemkwartier"


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.database()


@pytest.fixture
def mortal() -> Iterator[PostgresServer]:
    """A server that a test may kill."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
async def on_mortal(mortal: PostgresServer, key: bytes) -> AsyncIterator[Store]:
    store = await open_store(mortal.url(), key)
    yield store
    await store.close()


def commits(store: Store) -> int:
    assert isinstance(store, SqlStore)
    assert isinstance(store.database, Database)
    return store.database.commits


async def test_appends_that_wait_together_share_one_commit(store: Store) -> None:
    await asyncio.gather(*(store.append([record(f"c-{n}", 1)]) for n in range(500)))
    assert commits(store) <= 3


async def test_a_reader_skips_no_position_while_two_processes_write(
    url: str, key: bytes, store: Store
) -> None:
    """Without the lock on positions the two would take the same, or commit a later one first."""
    writers = [start("appender.py", url, key.decode(), name) for name in ("one", "two")]
    try:
        met: list[int] = []
        while len(met) < 5000:
            met += [r.position for r in await store.since(met[-1] if met else 0, limit=1000)]
            assert [writer.poll() for writer in writers] == [None, None]
    finally:
        for writer in writers:
            writer.kill()
            writer.communicate()
    assert met == list(range(1, len(met) + 1))
    kinds = {r.conversation.split("-")[0] for r in await store.since(0, limit=5000)}
    assert kinds == {"one", "two"}


async def test_a_hub_that_stops_in_the_middle_of_its_batch_holds_up_no_other(store: Store, url: str) -> None:
    """The lock on positions lives within one statement: who says nothing more cannot keep it."""
    stalled = await asyncpg.connect(url)
    try:
        async with stalled.transaction():
            await stalled.execute("SELECT 1 FROM events")
            await asyncio.wait_for(store.append([record("c-1", 1)]), 5)
    finally:
        await stalled.close()
    assert [r.position for r in await store.since(0)] == [1]


async def test_positions_go_on_where_they_were_after_a_refused_append(store: Store) -> None:
    await store.append([record("c-1", 1)])
    for _ in range(3):
        with pytest.raises(Conflict):
            await store.append([record("c-1", 1)])
    assert await store.append([record("c-1", 2)]) == [2]


async def test_a_gap_within_one_append_is_refused(store: Store) -> None:
    with pytest.raises(Conflict):
        await store.append([record("c-1", 1), record("c-1", 3)])
    assert await store.read("c-1") == []


async def test_nothing_acknowledged_is_lost_when_the_server_is_killed(
    mortal: PostgresServer, on_mortal: Store
) -> None:
    acknowledged: dict[tuple[str, int], int] = {}
    up, refused, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def talk(conversation: str) -> None:
        seq = 1
        while not done.is_set():
            await up.wait()
            try:
                [position] = await on_mortal.append([record(conversation, seq)])
            except Conflict:
                seq += 1  # what was not acknowledged had been stored after all
            except StoreError:
                refused.set()
            else:
                acknowledged[conversation, seq] = position
                seq += 1

    talking = asyncio.gather(*(talk(f"c-{n}") for n in range(20)))
    for _ in range(4):
        up.set()
        goal = len(acknowledged) + 200
        await _until(lambda goal=goal: len(acknowledged) > goal)
        refused.clear()
        await asyncio.to_thread(mortal.kill)
        await refused.wait()
        up.clear()
        await asyncio.to_thread(mortal.start)
    up.set()
    done.set()
    await talking
    stored = {(r.conversation, r.seq): r.position for r in await _all(on_mortal)}
    assert acknowledged.items() <= stored.items()
    assert sorted(stored.values()) == list(range(1, len(stored) + 1))


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0.01)


async def _all(store: Store) -> list:
    found: list = []
    while more := await store.since(found[-1].position if found else 0):
        found += more
    return found


async def test_an_outage_is_named_and_ends_without_a_hand(mortal: PostgresServer, on_mortal: Store) -> None:
    await on_mortal.append([record("c-1", 1)])
    mortal.stop()
    for asked in (
        on_mortal.append([record("c-1", 2)]),
        on_mortal.read("c-1"),
        on_mortal.ping(),
        on_mortal.erase("c-1"),
        on_mortal.append([record("c-1", 2, Erased("agent"))]),
        on_mortal.hold("clock", "hub-1", 100, 50),
    ):
        with pytest.raises(StoreError, match="expected a server that answers"):
            await asked
    mortal.start()
    await on_mortal.append([record("c-1", 2)])
    assert [r.seq for r in await on_mortal.read("c-1")] == [1, 2]
    await on_mortal.ping()


async def test_in_an_outage_nobody_waits_for_a_connection_that_was_never_made(
    mortal: PostgresServer, on_mortal: Store
) -> None:
    await on_mortal.append([record("c-1", 1)])
    mortal.stop()
    with pytest.raises(StoreError):
        await on_mortal.read("c-1")  # now there is no connection left
    async with asyncio.timeout(20):  # the pool's own patience is 30 s
        answers = await asyncio.gather(*(on_mortal.read("c-1") for _ in range(40)), return_exceptions=True)
    assert {type(answer) for answer in answers} == {StoreError}
    mortal.start()
    assert all(len(read) == 1 for read in await asyncio.gather(*(on_mortal.read("c-1") for _ in range(40))))


async def test_a_restart_between_two_reads_is_not_noticed(mortal: PostgresServer, on_mortal: Store) -> None:
    await on_mortal.append([record("c-1", 1)])
    await asyncio.gather(*(on_mortal.read("c-1") for _ in range(8)))
    mortal.stop()
    mortal.start()
    assert all(len(read) == 1 for read in await asyncio.gather(*(on_mortal.read("c-1") for _ in range(8))))
    await on_mortal.append([record("c-1", 2)])


async def test_what_a_frozen_server_does_late_is_a_conflict_and_not_done_twice(
    mortal: PostgresServer, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.store.postgres.driver.PATIENCE_S", 0.2)
    hurried = await open_store(mortal.url(), key)
    await hurried.append([record("c-1", 1)])
    mortal.freeze()
    for asked in (hurried.append([record("c-1", 2)]), hurried.read("c-1")):
        with pytest.raises(StoreError, match="expected an answer within"):
            await asyncio.wait_for(asked, 20)
    mortal.thaw()
    late = await asyncio.gather(hurried.append([record("c-1", 2)]), return_exceptions=True)
    assert isinstance(late[0], Conflict) or late == [[2]]
    assert [r.seq for r in await hurried.read("c-1")] == [1, 2]
    await hurried.close()


async def test_a_statement_that_does_not_end_is_not_waited_for(
    store: Store, url: str, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.store.postgres.driver.SETTINGS", {"statement_timeout": "200"})
    hurried = await open_store(url, key)
    blocker = await asyncpg.connect(url)
    async with blocker.transaction():
        await blocker.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StoreError, match=r"expected an answer within .*57014"):
            await hurried.append([record("c-1", 1)])
        with pytest.raises(StoreError, match=r"expected an answer within .*57014"):
            await hurried.read("c-1")
    await blocker.close()
    await hurried.append([record("c-1", 1)])
    await hurried.close()


async def test_erased_words_are_in_no_row_that_is_dead_either(
    postgres: PostgresServer, store: Store, url: str
) -> None:
    long = " ".join([WORD] * 200)
    for n in range(12):
        events = [Said(f"{WORD} {n}"), Noted(long), Said(WORD)]
        await store.append([record(f"c-{n}", seq, e) for seq, e in enumerate(events, 1)])
    assert WORD in postgres.run("SELECT body FROM events", url)
    for n in range(11):
        await store.erase(f"c-{n}")
    await store.append([record("c-11", 4, Erased("customer"))])
    assert WORD not in postgres.run("SELECT body FROM events", url)
    await _until(lambda: not _dead_rows(postgres, url))
    assert len(await store.read("c-3")) == 3


def _dead_rows(postgres: PostgresServer, url: str) -> int:
    """Count the rows that are in the table's pages and in no query, as the server itself sees them."""
    postgres.run("CREATE EXTENSION IF NOT EXISTS pgstattuple", url)
    return int(postgres.run("SELECT dead_tuple_count FROM pgstattuple('events')", url))


async def test_names_that_postgresql_cannot_hold_fail_alone(store: Store) -> None:
    *broken, whole = await asyncio.gather(
        store.append([record("c-\0", 1)]),
        store.append([record("c-\ud800", 1)]),
        store.append([record("c-3", 1)], head=Head("c-3", "\0", True, 1)),
        store.append([record("c-4", 1)], head=Head("c-4", "x", True, 2**70)),
        store.append([record("c-1", 1)]),
        return_exceptions=True,
    )
    assert all(isinstance(outcome, StoreError) for outcome in broken)
    assert [(r.conversation, r.position) for r in await store.since(0)] == [("c-1", whole[0])]


async def test_a_damaged_row_names_itself_and_hides_no_others(
    postgres: PostgresServer, store: Store, url: str
) -> None:
    await store.append([record("c-1", seq) for seq in range(1, 4)])
    postgres.run("UPDATE events SET body = '{' WHERE seq = 2", url)
    with pytest.raises(Damaged) as damaged:
        await store.read("c-1")
    assert [r.seq for r in damaged.value.readable] == [1, 3]


async def test_a_secret_is_never_in_the_database_in_clear(
    postgres: PostgresServer, store: Store, url: str
) -> None:
    await store.append([record("c-1", 1)], secrets=[Secret("[email 1]", "email", f"{WORD}@example.org")])
    assert postgres.run("SELECT position('Zonne' IN encode(token, 'escape')) FROM secrets", url) == "0\n"


async def test_a_closed_store_says_so(store: Store) -> None:
    await store.close()
    for asked in (store.read("c-1"), store.append([record("c-1", 1)]), store.ping()):
        with pytest.raises(StoreError, match="one that is closed"):
            await asked


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit"])
async def test_a_server_that_would_lose_what_it_acknowledged_is_refused(
    setting: str, mortal: PostgresServer, key: bytes
) -> None:
    mortal.run(f"ALTER SYSTEM SET {setting} = off")
    mortal.run("SELECT pg_reload_conf()")
    await _until(lambda: mortal.run(f"SHOW {setting}") == "off\n")
    with pytest.raises(StoreError, match=f"expected {setting} to be on"):
        await open_store(mortal.url(), key)
