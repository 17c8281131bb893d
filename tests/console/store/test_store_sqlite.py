"""What the store in a SQLite file promises beyond the contract.

One commit for many, words that are gone, a bounded write-ahead log, and errors that say what to do.
"""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine, event
from store_records import Open, record

from console.core.decide import Secret
from console.core.event import Noted, Said
from console.store import Damaged, Head, Store, StoreError, open_store
from console.store.sqlite import commit, wal

WORD = "Zonnebloemkwartier"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


def files(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))


def modes(file: Path) -> dict[str, str]:
    return {path.name: oct(path.stat().st_mode & 0o777) for path in sorted(file.parent.iterdir())}


def sizes(file: Path) -> tuple[int, int]:
    """Bytes of the database and of its write-ahead log."""
    return file.stat().st_size, file.with_name(file.name + "-wal").stat().st_size


def change(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(statement, values)


@pytest.fixture
def commits() -> Iterator[list[str]]:
    """The statements by which SQLite itself was asked to make something durable."""
    seen: list[str] = []

    def watch(connection: sqlite3.Connection, _: object) -> None:
        connection.set_trace_callback(lambda sql: seen.append(sql) if "INSERT INTO events" in sql else None)

    event.listen(Engine, "connect", watch)
    yield seen
    event.remove(Engine, "connect", watch)


async def test_appends_that_wait_together_share_one_commit(commits: list[str], store: Store) -> None:
    await asyncio.gather(*(store.append([record(f"c-{n}", 1)]) for n in range(500)))
    assert len(commits) <= 10


async def test_a_commit_waits_for_the_disk(opener: Open) -> None:
    """Without synchronous=FULL a commit is in memory only until the next checkpoint."""
    made: list[sqlite3.Connection] = []

    def remember(connection: sqlite3.Connection, _: object) -> None:
        made.append(connection)

    event.listen(Engine, "connect", remember)
    try:
        await (await opener()).append([record("c-1", 1)])
    finally:
        event.remove(Engine, "connect", remember)
    settings = [made[-1].execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")]
    assert settings == [2, "wal"]


async def test_the_words_of_an_erased_conversation_are_in_no_byte_of_any_file(
    store: Store, file: Path
) -> None:
    long = " ".join([WORD] * 200)
    for wave in range(1, 9):
        events = [Said(f"{WORD} {wave}"), Noted(long), Said(WORD)]
        records = [record(f"c-{n}", 3 * wave - 2 + i, e) for n in range(12) for i, e in enumerate(events)]
        await asyncio.gather(*(store.append(records[n * 3 : n * 3 + 3]) for n in range(12)))
    assert WORD.encode() in files(file)
    for n in range(12):
        await store.erase(f"c-{n}")
    assert WORD.encode() not in files(file)
    assert len(await store.read("c-3")) == 24


async def test_erasing_one_leaves_no_copies_of_its_neighbours_behind(store: Store, file: Path) -> None:
    """Rows that shrink make the database move their neighbours, whose old copies no later erasure reaches."""
    for seq in range(1, 40):
        small = (store.append([record(f"small-{n}", seq, Said(WORD))]) for n in range(2))
        large = (store.append([record(f"large-{n}", seq, Said("x" * 900))]) for n in range(4))
        await asyncio.gather(*small, *large)
    for conversation in ("large-0", "large-1", "large-2", "large-3", "small-0", "small-1"):
        await store.erase(conversation)
    assert WORD.encode() not in files(file)


async def test_erased_words_leave_the_files_when_no_reader_holds_them_any_more(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit, "ERASED_WAIT_MS", 20)
    await store.append([record("c-1", 1, Said(WORD))])
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM events").fetchone()
        await store.erase("c-1")
        assert WORD.encode() in files(file)
        other.execute("COMMIT")
    await store.ping()
    await store.ping()
    assert WORD.encode() not in files(file)


async def test_a_secret_is_never_in_the_files_in_clear(store: Store, file: Path) -> None:
    secret = Secret("[email 1]", "email", f"{WORD}@example.org")
    await store.append([record("c-1", 1)], secrets=[secret])
    assert await store.secret("c-1", "[email 1]") == secret.value
    assert WORD.encode() not in files(file)


async def test_another_key_is_named_and_not_mistaken_for_no_secret(store: Store, url: str) -> None:
    await store.append([record("c-1", 1)], secrets=[Secret("[email 1]", "email", "x")])
    other = await open_store(url, Fernet.generate_key())
    with pytest.raises(StoreError, match=r"secret \[email 1\] of conversation c-1: .*another key"):
        await other.secret("c-1", "[email 1]")
    await other.close()


async def test_a_key_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="32 bytes in URL-safe base64"):
        await open_store(url, b"hunter2")


async def test_the_write_ahead_log_stays_small_though_nobody_copies_it_beside_the_commits(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wal, "SOON", 10**9)
    monkeypatch.setattr(wal, "CAP", 200)
    for wave in range(1, 61):
        await asyncio.gather(*(store.append([record(f"c-{n}", wave, Said("x" * 1000))]) for n in range(50)))
    assert sizes(file)[1] < 4 * 200 * 4096


async def test_the_write_ahead_log_is_copied_beside_the_commits(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wal, "SOON", 20)
    monkeypatch.setattr(wal, "CAP", 10**9)
    await store.append([record("c-1", 1)])
    before, seq = sizes(file)[0], 1
    async with asyncio.timeout(20):
        while sizes(file)[0] == before:
            seq += 1
            await store.append([record("c-1", seq, Said("x" * 1000))])
    assert len(await store.read("c-1")) == seq


async def test_a_damaged_row_names_itself_and_hides_no_others(store: Store, file: Path) -> None:
    await store.append([record("c-1", seq) for seq in range(1, 6)])
    change(file, "UPDATE events SET body = '{\"event\":' WHERE seq = 2")
    change(file, "UPDATE events SET body = CAST(x'7bff7d' AS TEXT) WHERE seq = 3")
    change(file, "UPDATE events SET body = x'00ff' WHERE seq = 4")
    with pytest.raises(Damaged) as damaged:
        await store.read("c-1")
    assert [r.seq for r in damaged.value.readable] == [1, 5]
    assert [row.split(":")[0] for row in damaged.value.rows] == [
        f"position {seq} (conversation c-1 seq {seq})" for seq in (2, 3, 4)
    ]
    assert [r.seq for r in await store.search("words")] == [5, 1]
    await store.append([record("c-1", 6)])


async def test_erasing_reaches_the_words_in_a_damaged_row(store: Store, file: Path) -> None:
    await store.append([record("c-1", 1)])
    change(file, "UPDATE events SET body = ?", f'{{"{WORD}')
    await store.erase("c-1")
    assert WORD.encode() not in files(file)


@pytest.mark.parametrize(
    ("pragma", "named"),
    [
        ("max_page_count = 1", "expected room to write, got .*SQLITE_FULL"),  # raised to what the file has
        ("query_only = ON", "expected a file that may be written, got .*SQLITE_READONLY"),
    ],
)
async def test_what_cannot_be_written_is_not_acknowledged_and_named(
    pragma: str, named: str, store: Store, opener: Open, file: Path
) -> None:
    await store.append([record("c-1", 1)])
    await store.close()

    def hinder(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    event.listen(Engine, "connect", hinder)
    try:
        hindered = await opener()
        appends = (hindered.append([record(f"d-{n}", 1, Said("x" * 9000))]) for n in range(5))
        results = await asyncio.gather(*appends, return_exceptions=True)
    finally:
        event.remove(Engine, "connect", hinder)
    for result in results:
        assert isinstance(result, StoreError)
        assert re.match(f"{file}: {named}", str(result))
    assert [r.conversation for r in await hindered.since(0)] == ["c-1"]
    await hindered.append([record("d-1", 1)])


async def test_a_lock_that_another_process_holds_is_named(
    store: Store, file: Path, opener: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.store.sqlite.driver.PATIENCE_S", 0.05)
    hurried = await opener()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Find the process that holds the file"):
            await hurried.append([record("c-1", 1)])
        other.execute("ROLLBACK")
    await hurried.append([record("c-1", 1)])


async def test_only_its_owner_can_read_the_files(store: Store, file: Path) -> None:
    await store.append([record("c-1", 1)])
    names = ["store.db", "store.db-shm", "store.db-wal"]
    assert modes(file) == dict.fromkeys(names, "0o600")


async def test_a_closed_store_says_so(store: Store) -> None:
    await store.close()
    for asked in (store.read("c-1"), store.append([record("c-1", 1)]), store.ping()):
        with pytest.raises(StoreError, match="one that is closed"):
            await asked


async def test_a_name_that_is_no_unicode_fails_alone(store: Store) -> None:
    *broken, whole = await asyncio.gather(
        store.append([record("c-\ud800", 1)]),
        store.append([record("c-2", 1, Said("\udcff"))]),
        store.append([record("c-3", 1)], head=Head("c-3", "\ud800", True, 1)),
        store.append([record("c-1", 1)]),
        return_exceptions=True,
    )
    assert all(isinstance(outcome, StoreError) for outcome in broken)
    assert [(r.conversation, r.position) for r in await store.since(0)] == [("c-1", whole[0])]


async def test_search_and_reads_use_no_full_scan_of_the_log(store: Store, file: Path) -> None:
    plans = []
    with closing(sqlite3.connect(file)) as other:
        for query in (
            "SELECT body FROM events WHERE conversation = 'c' AND seq > 1 ORDER BY seq",
            "SELECT body FROM events WHERE position > 5 ORDER BY position LIMIT 9",
            "SELECT * FROM heads WHERE open = 1 ORDER BY at DESC",
            "SELECT * FROM heads WHERE open IS 0 AND at < 5 AND erased IS 0 ORDER BY at LIMIT 9",
            "SELECT * FROM heads WHERE customer = 'x'",
        ):
            plans += [row[3] for row in other.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert all(plan.startswith("SEARCH") for plan in plans), plans
