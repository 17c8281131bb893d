"""What was acknowledged is there, once: over a stop, a kill, a slow reader and a store that fails."""

import asyncio
import contextlib
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest
from hub_house import SETTLED, House, Peer, new_id, open_house
from websockets.asyncio.client import connect

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.hub.keys import load_keys
from console.store import open_store

PEERS = 8


@contextlib.asynccontextmanager
async def hub_process(state: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """Run a hub in a process of its own; give it and its address."""
    runner = Path(__file__).with_name("run_hub.py")
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(runner), str(state), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    port = int(await process.stdout.readline())
    try:
        yield process, f"ws://127.0.0.1:{port}/ws"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def customer_of(url: str, token: str = "") -> Peer:
    peer = Peer(await connect(url, compression=None, max_size=None, ping_interval=None))
    await peer.send(wire.Hello("customer", token))
    peer.welcome = await peer.gets(wire.Welcome)
    return peer


async def chatter(peer: Peer, conversation: str, acknowledged: set[str]) -> None:
    """Say one thing after the other until the hub is gone; note what was acknowledged."""
    with contextlib.suppress(Exception):
        for n in range(100_000):
            cids = [f"{conversation}.{n}.{part}" for part in range(3)]
            for cid in cids:
                await peer.send(wire.Do(cid, conversation, cmd.Say("a few words")))
            for cid in cids:
                await peer.answer(cid, max(0, len(peer.frames) - 50))
    acknowledged |= {
        f.cid for f in peer.frames if isinstance(f, wire.Done) and f.cid.startswith(conversation)
    }


async def test_killed_under_load_nothing_acknowledged_is_lost_and_nothing_is_there_twice(
    tmp_path: Path,
) -> None:
    acknowledged: set[str] = set()
    tokens: dict[str, str] = {}
    for _ in range(3):
        async with hub_process(tmp_path) as (process, url):
            talking = []
            for _ in range(PEERS):
                peer = await customer_of(url)
                conversation = new_id()
                await peer.ok(conversation, cmd.Start())
                tokens[conversation] = peer.welcome.token
                talking.append((peer, asyncio.create_task(chatter(peer, conversation, acknowledged))))
            first = talking[0][0]
            await first.until(lambda peer=first: len(peer.frames) > 60)
            process.send_signal(signal.SIGKILL)
            for peer, task in talking:
                await peer.ended.wait()
                await task
    assert len(acknowledged) > 3 * PEERS

    async with hub_process(tmp_path) as (process, url):
        cid = sorted(acknowledged)[0]
        conversation = cid.partition(".")[0]
        peer = await customer_of(url, tokens[conversation])
        before = len(await peer.watch(conversation))
        await peer.ok(conversation, cmd.Say("a few words"), cid)
        assert len(await peer.watch(conversation)) == before
        await peer.leave()
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0

    stored: list[str] = []
    store = await open_store(f"sqlite:///{tmp_path}/hub.db", load_keys(tmp_path).vault)
    for conversation in tokens:
        records = await store.read(conversation)
        assert [r.seq for r in records] == list(range(1, len(records) + 1))
        stored += [r.cid for r in records if isinstance(r.event, ev.Said)]
    await store.close()
    assert acknowledged <= set(stored)
    assert len(stored) == len(set(stored))


async def test_a_stop_in_order_loses_nothing_and_tells_everybody_to_come_back(tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    async with open_house(tmp_path) as house:
        talking = []
        for _ in range(PEERS):
            peer = await house.customer()
            conversation = await house.started(peer)
            talking.append(
                (conversation, peer, asyncio.create_task(chatter(peer, conversation, acknowledged)))
            )
        first = talking[0][1]
        await first.until(lambda: len(first.frames) > 40)
        await house.stop()
        for _, peer, task in talking:
            await task
            bye = await peer.gets(wire.Bye)
            assert bye.why == "restart" and 0 < bye.retry_ms < 10_000
            assert peer.socket.close_code == 1012
    async with open_house(tmp_path) as house:
        for conversation, _, _ in talking:
            records = await house.serving.store.read(conversation)
            stored = [r.cid for r in records if isinstance(r.event, ev.Said)]
            own = {cid for cid in acknowledged if cid.startswith(conversation)}
            assert own == set(stored) and len(stored) == len(set(stored))


async def test_a_slow_reader_is_cut_off_resumes_and_has_missed_nothing(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, outbox_bytes=50_000)
    async with open_house(tmp_path, limits=limits) as house:
        customer, agent = await house.customer(), await house.agent()
        conversation = await house.waiting(customer)
        await agent.ok(conversation, cmd.Claim())
        slow = await house.customer(customer.welcome.token)
        await slow.watch(conversation)
        slow.socket.transport.pause_reading()
        hub = house.serving.hub
        said = 0
        while "slow" not in {s.closed for s in hub.rooms[conversation].followers} and said < 20_000:
            await agent.ok(conversation, cmd.Say(f"{said} " + "x" * 3000))
            said += 1
            if not any(
                s.closed == "" and s.peer.kind == "customer" for s in hub.rooms[conversation].followers
            ):
                break
        slow.socket.transport.resume_reading()
        await slow.ended.wait()
        await agent.ok(conversation, cmd.Say("after"))
        again = await house.customer(customer.welcome.token)
        seen = slow.records(conversation)
        await again.watch(conversation, seen[-1].seq)
        both = [r.seq for r in [*seen, *again.records(conversation)]]
        await customer.hears(conversation, ev.Said, said + 1)
        assert both == [r.seq for r in customer.records(conversation) if r.seq in set(both)]
        assert [*slow.said(conversation), *again.said(conversation)] == customer.said(conversation)


async def test_one_damaged_conversation_does_not_keep_the_hub_from_starting(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        customer = await house.customer()
        good, bad = await house.started(customer), await house.started(customer)
        token = customer.welcome.token
    with contextlib.closing(sqlite3.connect(tmp_path / "hub.db")) as database:
        database.execute("UPDATE events SET body = '{' WHERE conversation = ?", (bad,))
        database.commit()
    async with open_house(tmp_path) as house:
        customer = await house.customer(token)
        await customer.ok(good, cmd.Say("still fine"))
        assert await customer.refused(bad, cmd.Say("lost?")) == "not_stored"


async def test_a_store_that_fails_acknowledges_nothing_and_the_hub_goes_on(house: House) -> None:
    customer = await house.customer()
    conversation = await house.started(customer)
    store = house.serving.hub.store
    await store.close()
    answers = await asyncio.gather(*(customer.do(conversation, cmd.Say(f"lost {n}")) for n in range(3)))
    assert {getattr(a, "code", a) for a in answers} == {"not_stored"}
    room = house.serving.hub.rooms[conversation]
    assert room.state == room.stored and room.state.seq == 2
    assert customer.said(conversation) == []


async def test_a_full_disk_below_store_and_log_is_told_to_everybody_who_sends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stderr", full)
        async with open_house(tmp_path) as house:
            customer = await house.customer()
            conversation = await house.started(customer)
            await house.serving.hub.store.close()
            answers = [await customer.do(conversation, cmd.Say("no room")) for _ in range(3)]
            assert {getattr(answer, "code", answer) for answer in answers} == {"not_stored"}
        with contextlib.suppress(OSError):
            full.close()


async def test_erased_words_are_gone_for_everybody_who_looks_later(house: House) -> None:
    customer, agent = await house.customer(), await house.agent()
    conversation = await house.waiting(customer, name="Example customer 1")
    await customer.ok(conversation, cmd.Say("forget these words"))
    await agent.watch(conversation)
    await customer.ok(conversation, cmd.Leave())
    await customer.ok(conversation, cmd.Erase())
    await agent.hears(conversation, ev.Erased)
    late = await house.agent("bert")
    await late.watch(conversation)
    assert late.said(conversation) == [""]
    assert b"forget these" not in msgspec.json.encode(await house.serving.store.read(conversation))
