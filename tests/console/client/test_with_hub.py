"""The client and a real hub: what was folded on the way equals what a fresh fetch shows, whatever was cut."""

import asyncio
from pathlib import Path

from console.client import Backoff, Client, CommandRefused, Credentials, connect
from console.core import command as cmd
from console.core import event as ev
from console.hub.server import serve_hub
from console.hub.settings import HubSettings, Limits

C = "conversation-1"
AT_ONCE = Backoff(base_s=0.02)


def settings(state: Path, port: int = 0) -> HubSettings:
    limits = Limits(customer_rate=10_000, settle_s=0.05)
    return HubSettings(f"sqlite:///{state}/hub.db", state, port=port, limits=limits)


def said(client: Client) -> list[str]:
    return [r.event.text for r in client.followed[C].records if isinstance(r.event, ev.Said)]


async def test_words_sent_while_the_hub_restarts_arrive_once_and_in_order(tmp_path: Path) -> None:
    async with serve_hub(settings(tmp_path)) as hub:
        url, port = hub.url, hub.port
        connecting = connect(url, Credentials("customer"), backoff=AT_ONCE)
        client = await connecting.__aenter__()
        await client.do(C, cmd.Start())
        await client.watch(C)
        await client.do(C, cmd.AskHuman())
        posted = [client.post(C, cmd.Say(f"word {n}")) for n in range(20)]
    posted += [client.post(C, cmd.Say(f"word {n}")) for n in range(20, 40)]
    async with serve_hub(settings(tmp_path, port)):
        async with asyncio.timeout(20):
            seqs = await asyncio.gather(*posted)
            assert seqs == sorted(set(seqs))
            async for _ in client.heard():
                if client.followed[C].last >= seqs[-1]:
                    break
        assert said(client) == [f"word {n}" for n in range(40)]
        again = Credentials("customer", client.welcome.token)
        async with connect(url, again) as fresh:
            fetched = await fresh.watch(C)
            assert fetched.records == client.followed[C].records
            assert fetched.state == client.followed[C].state
        await connecting.__aexit__(None, None, None)


async def test_a_watch_of_somebody_elses_conversation_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    async with (
        serve_hub(settings(tmp_path)) as hub,
        connect(hub.url, Credentials("customer")) as owner,
        connect(hub.url, Credentials("customer")) as other,
    ):
        await owner.do(C, cmd.Start())
        async with asyncio.timeout(20):
            try:
                await other.watch(C)
            except CommandRefused as refused:
                assert refused.frame.code in ("not_yours", "not_found")
            else:
                raise AssertionError("a stranger may read it")
            assert not other.followed
