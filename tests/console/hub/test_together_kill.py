"""Two hub processes on PostgreSQL and Redis: one is killed, and everybody goes on at the other."""

import asyncio
import contextlib
import random
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hub_house import PASSWORD, House, Peer
from together_house import once_in_order, open_pair, until

from console.client import Backoff, Client, Credentials, connect
from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.conversation import Conversation, evolve, fold
from console.core.event import Recorded
from console.fanout.local import LocalFanout
from console.hub.auth import hash_password, new_bot_key
from console.hub.keys import load_keys
from console.store import Account, Store, open_store
from tests.postgres_server import PostgresServer
from tests.redis_server import redis_server

QUICK = Backoff(0.05, 0.5)
CUSTOMERS = 4


@contextlib.asynccontextmanager
async def hub_process(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    runner = Path(__file__).with_name("run_hub.py")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(runner),
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout
    port = int(await process.stdout.readline())
    try:
        yield process, f"ws://127.0.0.1:{port}/ws"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@contextlib.asynccontextmanager
async def furnished(state: Path, url: str) -> AsyncIterator[tuple[Store, str]]:
    """Open the store beside the hubs, with accounts in it; give it and the bot's key."""
    store = await open_store(url, load_keys(state).vault)
    key, hashed = new_bot_key("bot")
    await store.put_account(Account("bot", "bot", "Example bot", hashed))
    await store.put_account(Account("anna", "human", "Example agent anna", hash_password(PASSWORD)))
    yield store, key
    await store.close()


async def talk(client: Client, conversation: str, acknowledged: list[str], stop: asyncio.Event) -> None:
    """Say one thing after the other; note what was acknowledged, in its order."""
    number = 0
    while not stop.is_set():
        number += 1
        text = f"{client.welcome.id[:4]} {number}"
        await client.do(conversation, cmd.Say(text))
        acknowledged.append(text)


async def test_killed_in_the_middle_everybody_goes_on_at_the_other_hub_and_nothing_is_lost(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    url = postgres.database()
    async with (
        redis_server(tmp_path) as redis,
        furnished(tmp_path, url) as (store, _),
        hub_process(str(tmp_path), url, redis.url) as (first, one),
        hub_process(str(tmp_path), url, redis.url) as (_, two),
        contextlib.AsyncExitStack() as peers,
    ):
        hubs = f"{one},{two}"
        agent_is = Credentials("human", user="anna", password=PASSWORD)
        agent = await peers.enter_async_context(connect(hubs, agent_is, backoff=QUICK))
        stop = asyncio.Event()
        said: dict[str, list[str]] = {}
        heard: dict[str, list[str]] = {}
        talking: list[asyncio.Task[None]] = []
        for number in range(CUSTOMERS):
            at = hubs if number % 2 else f"{two},{one}"
            customer = await peers.enter_async_context(connect(at, Credentials("customer"), backoff=QUICK))
            conversation = f"conversation-{number}"
            await customer.do(conversation, cmd.Start())
            await customer.do(conversation, cmd.AskHuman())
            await agent.do(conversation, cmd.Claim())
            await customer.watch(conversation)
            await agent.watch(conversation)
            said[conversation], heard[conversation] = [], []
            talking.append(asyncio.create_task(talk(customer, conversation, said[conversation], stop)))
            talking.append(asyncio.create_task(talk(agent, conversation, heard[conversation], stop)))
        await until(lambda: all(len(words) > 5 for words in (*said.values(), *heard.values())))
        first.send_signal(signal.SIGKILL)
        before = {conversation: len(words) for conversation, words in said.items()}
        await until(
            lambda: all(len(words) > before[conversation] + 5 for conversation, words in said.items())
        )
        stop.set()
        await asyncio.gather(*talking)
        for conversation in said:
            records = await store.read(conversation)
            assert [r.seq for r in records] == list(range(1, len(records) + 1))
            for kind, acknowledged in (("customer", said), ("human", heard)):
                stored = [r.event.text for r in records if isinstance(r.event, ev.Said) and r.by.kind == kind]
                assert stored == acknowledged[conversation]
            assert _one_controller(records)
            state = fold(records)
            await until(lambda c=conversation, s=state: agent.followed[c].state == s)


async def test_a_killed_hubs_bot_is_followed_by_one_at_another_and_its_agent_is_missed(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    url = postgres.database()
    async with (
        redis_server(tmp_path) as redis,
        furnished(tmp_path, url) as (_, key),
        hub_process(str(tmp_path), url, redis.url) as (first, one),
        hub_process(str(tmp_path), url, redis.url) as (_, two),
        connect(one, Credentials("bot", key), reconnect=False) as lost_bot,
        connect(one, Credentials("human", user="anna", password=PASSWORD), reconnect=False) as agent,
        connect(two, Credentials("customer")) as customer,
        connect(two, Credentials("customer")) as other,
    ):
        await customer.do("asked-for", cmd.Start())
        await customer.do("asked-for", cmd.AskHuman())
        await agent.do("asked-for", cmd.Claim())
        watched = await customer.watch("asked-for")
        await other.do("answered", cmd.Start())
        await other.do("answered", cmd.Say("hello"))
        turn = await _turn(lost_bot)
        async with connect(two, Credentials("bot", key)) as bot:
            first.send_signal(signal.SIGKILL)
            again = await _turn(bot)
            assert (again.conversation, again.seq, again.epoch) == ("answered", turn.seq, turn.epoch)
            await bot.do("answered", cmd.Say("here", epoch=again.epoch))
        await until(lambda: any(isinstance(r.event, ev.AgentAway) for r in watched.records))
        async with connect(two, Credentials("human", user="anna", password=PASSWORD)):
            await until(lambda: isinstance(watched.records[-1].event, ev.AgentBack))


async def _turn(bot: Client) -> wire.Turn:
    async with asyncio.timeout(60):
        async for change in bot.heard():
            if isinstance(change, wire.Turn):
                return change
    raise AssertionError("the bot was disconnected")


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_is_asked_at_two_hubs_at_once_they_agree_with_the_store(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    async with open_pair(tmp_path, LocalFanout()) as (one, two):
        customer = await one.customer()
        conversation = await one.started(customer)
        await two.bot()
        peers = [
            customer,
            await two.customer(customer.welcome.token),
            *[await house.agent(name) for house in (one, two) for name in ("anna", "bert", "sam")],
        ]
        for peer in peers[1:]:
            await peer.watch(conversation)
        await asyncio.gather(*(_disturb(peer, conversation, chance) for peer in peers))
        await until(lambda: _quiet(one, conversation) and _quiet(two, conversation))
        records = await one.serving.store.read(conversation)
        await until(lambda: all(_seq(house, conversation) == records[-1].seq for house in (one, two)))
        state = fold(records)
        rooms = [house.hub.rooms[conversation] for house in (one, two)]
        assert [room.stored for room in rooms] == [room.state for room in rooms] == [state, state]
        assert _one_controller(records)
        for peer in peers:
            await until(lambda p=peer: _last(p, conversation) == _last_seen(records, p))
            assert once_in_order(peer, conversation)
        assert one.hub.tally.load == two.hub.tally.load and one.hub.tally.queue == two.hub.tally.queue


async def _disturb(peer: Peer, conversation: str, chance: random.Random) -> None:
    """Ask for this and that, several things on their way at once."""
    mine: list[Any] = (
        [cmd.Say("words"), cmd.AskHuman(), cmd.LeaveQueue(), cmd.Say("a human please")]
        if peer.welcome.role == "customer"
        else [
            cmd.Claim(),
            cmd.Say("words"),
            cmd.ReturnToQueue(),
            cmd.Hold(),
            cmd.TakeOver(),
            cmd.Note("note"),
        ]
    )
    for _ in range(10):
        await asyncio.gather(*(peer.do(conversation, chance.choice(mine)) for _ in range(3)))


def _one_controller(records: list[Recorded]) -> bool:
    """Whoever spoke was in control at that very place in the log."""
    state = Conversation()
    for recorded in records:
        if isinstance(recorded.event, ev.Said) and recorded.by.kind in ("bot", "human"):
            assert state.controller == (recorded.by.kind, recorded.by.id)
        state = evolve(state, recorded)
    return True


def _quiet(house: House, conversation: str) -> bool:
    return not house.hub.rooms[conversation].busy


def _seq(house: House, conversation: str) -> int:
    return house.hub.rooms[conversation].stored.seq


def _last(peer: Peer, conversation: str) -> int:
    return max((r.seq for r in peer.records(conversation)), default=0)


def _last_seen(records: list[Recorded], peer: Peer) -> int:
    from console.core.audience import seen_by

    viewer = "agent" if peer.welcome.role == "human" else "customer"
    return max(r.seq for r in records if seen_by(r, viewer))
