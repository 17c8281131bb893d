"""A store is carried over and backed up by one command each, and what cannot be done is refused clearly."""

import asyncio
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from test_cli import a_conversation, run

from console.core.event import Author, Recorded, Said
from console.hub.keys import load_keys
from console.store import open_store
from tests.postgres_server import PostgresServer, postgres

__all__ = ["postgres"]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    asyncio.run(a_conversation(folder, closed=True))
    return folder


def source(state: Path) -> str:
    return f"sqlite:///{state / 'handrail.db'}"


def test_a_moved_store_serves_the_same_conversation(
    state: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    target = postgres.database()
    moved = run("move", source(state), target)
    assert moved.returncode == 0, moved.stderr
    assert "4 events, 1 conversations" in moved.stdout
    assert "Copied: 4 of 4 events" in moved.stderr
    settings = tmp_path / "handrail.toml"
    settings.write_text(f'[hub]\nstore = "{target}"\n')
    there = run("export", "example-conversation", "--state", str(state), "--config", str(settings))
    assert there.stdout == run("export", "example-conversation", "--state", str(state)).stdout != ""


def test_a_target_in_use_is_refused_in_both_languages(state: Path, postgres: PostgresServer) -> None:
    target = postgres.database()
    run("move", source(state), target)
    again = run("move", source(state), target)
    assert (again.returncode, again.stdout) == (2, "")
    assert "Expected an empty database as the target" in again.stderr
    dutch = run("move", source(state), target, HANDRAIL_LANGUAGE="nl")
    assert "Verwacht een lege database als doel" in dutch.stderr


def test_a_move_from_nowhere_or_to_nowhere_says_so(state: Path, tmp_path: Path) -> None:
    nowhere = run("move", f"sqlite:///{tmp_path / 'typo.db'}", source(state))
    assert (nowhere.returncode, "no such file" in nowhere.stderr) == (3, True)
    refused = run("move", source(state), "postgresql://handrail:hunter2@127.0.0.1:1/x")
    assert (refused.returncode, "a server that answers" in refused.stderr) == (3, True)
    assert "hunter2" not in refused.stderr


def test_a_move_that_is_interrupted_says_how_to_go_on(state: Path, postgres: PostgresServer) -> None:
    target = postgres.database()
    asyncio.run(_fill(state, 60_000))
    command = [sys.executable, "-m", "console", "move", source(state), target]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as moving:
        while postgres.run("SELECT to_regclass('events')", target).strip() != "events":
            assert moving.poll() is None
        while postgres.run("SELECT count(*) FROM events", target) == "0\n":
            assert moving.poll() is None
        moving.send_signal(signal.SIGINT)
        _, said = moving.communicate(timeout=60)
    assert moving.returncode == 130, said
    assert re.search("Give the same command again|Geef dezelfde opdracht", said)
    assert 0 < int(postgres.run("SELECT count(*) FROM events", target)) < 60_004
    again = run("move", source(state), target)
    assert "60004 events" in again.stdout, again.stderr


async def _fill(state: Path, many: int) -> None:
    store = await open_store(source(state), load_keys(state).vault)
    by = Author("customer", "c1")
    for n in range(many // 1000):
        await store.append([Recorded(f"c-{n}", s, 1, by, Said("words")) for s in range(1, 1001)])
    await store.close()


def test_a_backup_of_a_store_that_is_written_is_whole_and_opens(state: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    asyncio.run(_backup_while_writing(state, copy))
    with closing(sqlite3.connect(copy)) as file:
        seqs = [
            row[0] for row in file.execute("SELECT seq FROM events WHERE conversation = 'w' ORDER BY seq")
        ]
    assert seqs == list(range(1, len(seqs) + 1)) != []
    assert oct(copy.stat().st_mode & 0o777) == "0o600"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "state"]
    before_any_work = run("backup", str(copy), "--state", str(state))
    assert (before_any_work.returncode, "not overwritten" in before_any_work.stderr) == (2, True)


async def _backup_while_writing(state: Path, copy: Path) -> None:
    store, acknowledged = await open_store(source(state), load_keys(state).vault), 0
    backing = None
    while backing is None or not backing.done():
        acknowledged += 1
        await store.append([Recorded("w", acknowledged, 1, Author("customer", "c1"), Said("words"))])
        if acknowledged == 20:
            backing = asyncio.create_task(asyncio.to_thread(run, "backup", str(copy), "--state", str(state)))
    done = backing.result()
    await store.close()
    assert done.returncode == 0, done.stderr
    assert "whole, checked copy" in done.stdout
    assert "hub.key" in done.stderr
    kept = await open_store(f"sqlite:///{copy}", load_keys(state).vault)
    assert 20 <= len(await kept.read("w")) <= acknowledged
    await kept.close()


def test_a_backup_overwrites_nothing_and_leaves_nothing_half(state: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    refused = run("backup", str(copy), "--state", str(state))
    assert (refused.returncode, copy.read_text()) == (2, "mine")
    assert "not overwritten" in refused.stderr
    nowhere = run("backup", str(tmp_path / "no" / "copy.db"), "--state", str(state))
    assert (nowhere.returncode, "Check the folder" in nowhere.stderr) == (3, True)
    (state / "handrail.db").write_bytes(b"Dear diary, " * 1000)
    damaged = run("backup", str(tmp_path / "other.db"), "--state", str(state))
    assert (damaged.returncode, "expected a SQLite database" in damaged.stderr) == (3, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "state"]


def test_a_backup_of_nothing_or_of_postgresql_says_what_to_do(tmp_path: Path) -> None:
    nothing = run("backup", str(tmp_path / "copy.db"), "--state", str(tmp_path / "none"))
    assert (nothing.returncode, "no such file" in nothing.stderr) == (3, True)
    settings = tmp_path / "handrail.toml"
    settings.write_text('[hub]\nstore = "postgresql://handrail@127.0.0.1:1/x"\n')
    other = run("backup", str(tmp_path / "copy.db"), "--config", str(settings))
    assert (other.returncode, "pg_dump" in other.stderr) == (2, True)
