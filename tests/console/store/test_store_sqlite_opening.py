"""What the store in a file says of files that are damaged, strange, old or not there."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from store_records import Open, record

import console.store
from console.core.event import Said
from console.store import Head, Store, StoreError, open_store, schema

WORD = "Zonnebloemkwartier"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


def files(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))


def change(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(statement, values)


def test_a_file_that_is_no_database_is_named(url: str, key: bytes, file: Path) -> None:
    file.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(StoreError, match=f"{file}: expected a SQLite database"):
        asyncio.run(open_store(url, key))
    assert file.read_bytes() == b"Dear diary, " * 1000


async def test_a_damaged_database_is_named(store: Store, url: str, key: bytes, file: Path) -> None:
    await store.append([record("c-1", seq, Said("x" * 3000)) for seq in range(1, 60)])
    await store.close()
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xff" * 4096 * 20)
    with pytest.raises(StoreError, match="restore it from a backup"):
        again = await open_store(url, key)
        try:
            await again.read("c-1")
        finally:
            await again.close()


async def test_another_programs_database_is_left_alone(url: str, key: bytes, file: Path) -> None:
    change(file, "CREATE TABLE recipes (id)")
    before = files(file)
    with pytest.raises(StoreError, match="another program's database"):
        await open_store(url, key)
    assert files(file) == before


async def test_a_newer_schema_is_refused(store: Store, url: str, key: bytes, file: Path) -> None:
    await store.close()
    change(file, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="schema 9999, which a newer version made"):
        await open_store(url, key)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://user:hunter2@db/handrail",
        "sqlite://",
        "mysql+x://h/d",
        "store.db",
        "",
        "sqlite:///:memory:",
    ],
)
async def test_a_url_of_anything_else_says_what_is_supported(url: str, key: bytes) -> None:
    with pytest.raises(StoreError, match=r"sqlite:///path/to/file\.db") as refused:
        await open_store(url, key)
    assert "hunter2" not in str(refused.value)


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(StoreError, match="Check the folder"):
        await open_store(f"sqlite:///{tmp_path / 'no' / 'store.db'}", key)


async def test_migrations_make_the_schema_that_the_code_uses(store: Store, url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", str(Path(console.store.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.REVISION


async def test_a_store_of_an_older_schema_is_brought_up_to_date(
    store: Store, opener: Open, file: Path
) -> None:
    await store.append([record("c-1", 1)], head=Head("c-1", "x", True, 1))
    await store.close()
    change(file, "DROP TABLE leases")
    change(file, "UPDATE alembic_version SET version_num = '0001'")
    again = await opener()
    assert await again.hold("clock", "hub-1", until=100, now=50)
    assert len(await again.read("c-1")) == len(await again.heads()) == 1
    await again.append([record("c-1", 2)])


async def test_two_that_open_an_empty_file_at_once_make_one_schema(url: str, key: bytes) -> None:
    stores = await asyncio.gather(*(open_store(url, key) for _ in range(8)))
    await asyncio.gather(*(s.append([record(f"c-{n}", 1)]) for n, s in enumerate(stores)))
    assert len(await stores[0].since(0)) == 8
    for store in stores:
        await store.close()
