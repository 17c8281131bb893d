"""What the store in PostgreSQL makes of a database, and which servers and databases it refuses."""

import asyncio
import re
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cryptography.fernet import Fernet
from sqlalchemy import String
from sqlalchemy.dialects.postgresql import dialect
from store_records import Open, record

from console.store import Head, Store, StoreError, open_store, schema
from console.store.sql import SqlStore
from tests.postgres_server import PostgresServer


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.database()


async def test_migrations_make_the_schema_that_the_code_uses(store: SqlStore) -> None:
    found = await store.database.read(
        lambda connection: compare_metadata(MigrationContext.configure(connection), schema.metadata)
    )
    assert found == []


async def test_several_that_open_an_empty_database_at_once_make_one_schema(url: str, key: bytes) -> None:
    stores = await asyncio.gather(*(open_store(url, key) for _ in range(8)))
    await asyncio.gather(*(s.append([record(f"c-{n}", 1)]) for n, s in enumerate(stores)))
    assert len(await stores[0].since(0)) == 8
    for store in stores:
        await store.close()


async def test_a_store_of_an_older_schema_is_brought_up_to_date(
    postgres: PostgresServer, store: Store, url: str, opener: Open
) -> None:
    await store.append([record("c-1", 1)], head=Head("c-1", "x", True, 1))
    await store.close()
    postgres.run("DROP TABLE leases", url)
    postgres.run("DROP FUNCTION handrail_append_1", url)
    postgres.run("UPDATE alembic_version SET version_num = '0001'", url)
    again = await opener()
    assert await again.hold("clock", "hub-1", until=100, now=50)
    await again.append([record("c-1", 2)])
    assert [len(await again.read("c-1")), len(await again.heads())] == [2, 1]


async def test_a_newer_schema_is_refused(
    postgres: PostgresServer, store: Store, url: str, key: bytes
) -> None:
    await store.close()
    postgres.run("UPDATE alembic_version SET version_num = '9999'", url)
    with pytest.raises(StoreError, match="schema 9999, which a newer version made"):
        await open_store(url, key)


async def test_another_programs_database_is_left_alone(
    postgres: PostgresServer, url: str, key: bytes
) -> None:
    postgres.run("CREATE TABLE recipes (id integer)", url)
    with pytest.raises(StoreError, match="another program's database"):
        await open_store(url, key)
    assert postgres.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", url) == "recipes\n"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("handrail@", "handrail:hunter2@", "/store", "/nowhere_store"), "expected a database that exists"),
        (("handrail@", "stranger:hunter2@"), "expected a user the server lets in"),
        (("127.0.0.1:", "127.0.0.1:1"), "expected a server that answers, got not a usable URL"),
        (("127.0.0.1:", "127.0.0.1:x"), "expected postgresql://user@host:port/name"),
    ],
)
async def test_a_url_that_leads_nowhere_says_why_and_keeps_the_password_to_itself(
    change: tuple[str, ...], named: str, url: str, key: bytes
) -> None:
    wrong = url
    for old, new in zip(change[::2], change[1::2], strict=True):
        wrong = wrong.replace(old, new, 1)
    with pytest.raises(StoreError, match=named) as refused:
        await open_store(f"{wrong}?password=hunter2", key)
    assert "hunter2" not in str(refused.value)


async def test_a_database_that_cannot_hold_every_text_is_refused(
    postgres: PostgresServer, key: bytes
) -> None:
    postgres.run("CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(StoreError, match="expected server_encoding to be UTF8"):
        await open_store(postgres.url("ascii"), key)


async def test_a_server_that_may_not_be_written_fails_the_ping(
    postgres: PostgresServer, store: Store, url: str
) -> None:
    name = url.rsplit("/", 1)[1]
    postgres.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    with pytest.raises(StoreError, match="expected a server that may be written"):
        await store.ping()


async def test_reads_use_no_full_scan_of_the_log(postgres: PostgresServer, store: Store, url: str) -> None:
    for query in (
        "SELECT body FROM events WHERE conversation = 'c' AND seq > 1 ORDER BY seq",
        "SELECT body FROM events WHERE position > 5 ORDER BY position LIMIT 9",
        "SELECT * FROM heads WHERE open IS true ORDER BY at DESC LIMIT 9",
        "SELECT * FROM heads WHERE open IS false AND at < 5 AND erased IS false ORDER BY at LIMIT 9",
        "SELECT * FROM heads WHERE customer = 'x'",
    ):
        plan = postgres.run(f"SET enable_seqscan = off; EXPLAIN {query}", url)
        assert re.search(r"Index Scan|Bitmap Index Scan", plan), plan


def test_opening_a_file_loads_no_driver_of_another_database() -> None:
    program = (
        "import asyncio, sys; from console.store import open_store;"
        f"asyncio.run(open_store('sqlite:////nowhere/at/all.db', {Fernet.generate_key()!r}))"
    )
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True
    )
    assert "StoreError" in ended.stderr
    assert "asyncpg" not in ended.stderr


async def test_names_are_compared_byte_by_byte_whatever_the_databases_locale(
    postgres: PostgresServer, store: Store, url: str
) -> None:
    query = (
        "SELECT relname || '.' || attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
        " JOIN pg_namespace ON pg_namespace.oid = relnamespace JOIN pg_collation c ON c.oid = attcollation"
        " WHERE nspname = 'public' AND relkind = 'r' AND atttypid = 'varchar'::regtype AND collname <> 'C'"
    )
    assert postgres.run(query, url).split() == ["alembic_version.version_num"]
    names = [c for t in schema.metadata.tables.values() for c in t.columns if type(c.type) is String]
    assert names
    assert all(c.type.dialect_impl(dialect()).collation == "C" for c in names)
