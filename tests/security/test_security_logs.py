"""What ends in a log or on a terminal: no secret, no word of anybody, and nothing that acts there."""

import asyncio
import json
import os
import pty
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.hub.auth import agent_token, customer_token, hash_password, new_bot_key
from console.hub.keys import load_keys
from console.store import Account, open_store
from tests.console.hub.hub_house import PASSWORD, PATIENCE_S, Peer, new_id
from tests.security.loud_hub import BREAK

ROOT = Path(__file__).parents[2]
ACTS = '\x1b]0;owned\x07\r\n{"event":"forged"}\u202e'
PHONE = "0612345678"
MAIL = "voorbeeld.klant@shop.example"
WORDS = "a-word-of-the-customer"
NOTE = "a-note-of-the-agent"


class Hub:
    """A hub in a process of its own, and everything it writes."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.written = b""
        self.port = 0
        self.peers: list[Peer] = []

    async def peer(self, hello: wire.Hello) -> Peer:
        socket = await connect(f"ws://127.0.0.1:{self.port}/ws", compression=None, ping_interval=None)
        peer = Peer(socket)
        self.peers.append(peer)
        await peer.send(hello)
        await peer.gets(wire.Welcome | wire.Refused)  # type: ignore[arg-type]
        return peer


@asynccontextmanager
async def loud_hub(state: Path, *, terminal: bool) -> AsyncIterator[Hub]:
    hub = Hub(state)
    ours, theirs = pty.openpty() if terminal else os.pipe()
    command = (sys.executable, "-m", "tests.security.loud_hub", str(state))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=-1, stderr=theirs)
    os.close(theirs)
    over = asyncio.Event()

    def read() -> None:
        try:
            data = os.read(ours, 65536)
        except OSError:
            data = b""
        hub.written += data
        if not data:
            asyncio.get_running_loop().remove_reader(ours)
            over.set()

    asyncio.get_running_loop().add_reader(ours, read)
    try:
        assert process.stdout
        async with asyncio.timeout(PATIENCE_S):
            hub.port = int(await process.stdout.readline() or 0)
        assert hub.port, hub.written
        yield hub
        for peer in hub.peers:
            await peer.leave()
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        await asyncio.wait_for(over.wait(), PATIENCE_S)
        os.close(ours)


async def knock(port: int, request: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    assert not (await reader.read()).startswith(b"HTTP/1.1 101")
    writer.close()


async def accounts(state: Path) -> str:
    """Make an agent and a bot; give the bot's key."""
    store = await open_store(f"sqlite:///{state}/hub.db", load_keys(state).vault)
    key, kept = new_bot_key("bot")
    await store.put_account(Account("bot", "bot", "Example bot", kept))
    await store.put_account(Account("anna", "human", "Example agent", hash_password(PASSWORD)))
    await store.close()
    return key


@pytest.mark.parametrize("terminal", [False, True], ids=["a-file", "a-terminal"])
async def test_no_secret_and_no_word_is_in_the_log_at_any_level(tmp_path: Path, terminal: bool) -> None:
    key = await accounts(tmp_path)
    keys, now = load_keys(tmp_path), time.time()
    signed = customer_token(keys, "customer-7", 600, now, "Example customer 7")
    agents = agent_token(keys, "anna", 600, now)
    async with loud_hub(tmp_path, terminal=terminal) as hub:
        customer = await hub.peer(wire.Hello("customer", signed))
        await hub.peer(wire.Hello("bot", key))
        await hub.peer(wire.Hello("human", user="anna", password="a-wrong-password"))
        await hub.peer(wire.Hello("human", agents))
        agent = await hub.peer(wire.Hello("human", user="anna", password=PASSWORD))
        conversation = new_id()
        await customer.ok(
            conversation, cmd.Start(name="Example customer 7", page="https://shop.example/secret")
        )
        await customer.ok(conversation, cmd.AskHuman())
        await agent.ok(conversation, cmd.Claim())
        await agent.watch(conversation)
        await customer.ok(conversation, cmd.Say(f"{WORDS} {PHONE} {MAIL}"))
        await agent.ok(conversation, cmd.Note(NOTE))
        await agent.hears(conversation, ev.Said)
        await agent.send(wire.Reveal("r1", conversation, "[phone 1]"))
        assert isinstance(await agent.answer("r1"), wire.Revealed)
        await agent.send(wire.Find("f1", WORDS))
        assert (await agent.answer("f1")).hits
        await customer.send(wire.Do(new_id("cid"), conversation, cmd.Say(f"{WORDS} {BREAK}")))
        async with asyncio.timeout(PATIENCE_S):
            while b"broken on purpose" not in hub.written:
                await asyncio.sleep(0.02)
    assert b"hub stopped" in hub.written
    secrets = (PASSWORD, "a-wrong-password", key, key.partition(".")[2], signed, agents, keys.customers)
    secrets = (*secrets, keys.agents, keys.vault.decode(), customer.welcome.token or signed)
    personal = (WORDS, NOTE, PHONE, "612345678", MAIL, "Example customer 7", "shop.example/secret")
    found = [word for word in (*secrets, *personal) if word.encode() in hub.written]
    assert found == [], hub.written.decode(errors="replace")[-4000:]


async def test_nobody_writes_a_line_of_the_log_or_acts_on_its_terminal(tmp_path: Path) -> None:
    """Each line is one of ours, whatever peers put into names, tokens, paths, sites and frames."""
    await accounts(tmp_path)
    async with loud_hub(tmp_path, terminal=False) as hub:
        for header in ("Origin", "User-Agent", "X-Forwarded-For", "Sec-WebSocket-Protocol"):
            value = ACTS.replace("\r\n", " ")
            await knock(hub.port, f"GET /ws HTTP/1.1\r\nHost: x\r\n{header}: {value}\r\n\r\n".encode())
        await knock(hub.port, b"GET /\x1b]0;owned\x07%0d%0a HTTP/1.1\r\nHost: \x1b[2J\r\n\r\n")
        for hello in (
            wire.Hello("human", user=ACTS[:100], password=ACTS[:100]),
            wire.Hello("bot", ACTS),
            wire.Hello("customer", ACTS),
        ):
            await hub.peer(hello)
        customer = await hub.peer(wire.Hello("customer"))
        await customer.socket.send(ACTS)
        await customer.socket.send(json.dumps({"frame": ACTS, ACTS: ACTS}))
        conversation = new_id()
        await customer.ok(conversation, cmd.Start(name=ACTS[:60], page=ACTS[:60]))
        await customer.ok(conversation, cmd.Say(ACTS))
        await customer.send(wire.Do(new_id("cid"), conversation, cmd.Say(f"{ACTS} {BREAK}")))
        async with asyncio.timeout(PATIENCE_S):
            while b"broken on purpose" not in hub.written:
                await asyncio.sleep(0.02)
    assert not set(hub.written) & set(b"\x1b\x07\r")
    assert "\u202e".encode() not in hub.written
    ours = [json.loads(line) for line in hub.written.splitlines() if line.startswith(b"{")]
    assert {"hub started", "hub stopped", "fault"} <= {line["event"] for line in ours}
    assert "forged" not in {line["event"] for line in ours}


@pytest.mark.parametrize("command", ["line", "bot"])
async def test_a_hub_that_refuses_writes_nothing_that_acts_on_the_terminal(
    tmp_path: Path, command: str
) -> None:
    """Whoever answers at the address an agent was given may be anybody."""

    async def refuse(connection: ServerConnection) -> None:
        await connection.recv()
        await connection.send(wire.encode(wire.Refused("", "bad_credentials", ACTS, ACTS)), text=True)
        await connection.send(wire.encode(wire.Bye("credentials")), text=True)
        await connection.wait_closed()

    async with serve(refuse, "127.0.0.1", 0) as strange:
        url = f"ws://127.0.0.1:{strange.sockets[0].getsockname()[1]}/ws"
        ours, theirs = pty.openpty()
        what = {"line": ("line", "--url", url), "bot": ("bot", "--url", url)}[command]
        env = {**os.environ, "HANDRAIL_LANGUAGE": "en", "HANDRAIL_TOKEN": "bot.x", "PYTHONPATH": str(ROOT)}
        run = (sys.executable, "-m", "console", *what)
        process = await asyncio.create_subprocess_exec(
            *run, cwd=tmp_path, env=env, stdin=-3, stdout=theirs, stderr=theirs
        )
        await asyncio.wait_for(process.wait(), PATIENCE_S)
        os.close(theirs)
        shown = os.read(ours, 65536)
        os.close(ours)
    assert process.returncode == 3, shown
    assert b"owned" in shown
    assert not set(shown.replace(b"\r\n", b"\n")) & set(b"\x1b\x07\r")
    assert "\u202e".encode() not in shown


def test_what_is_shown_of_credentials_holds_no_secret() -> None:
    from console.client import Credentials

    shown = repr(Credentials("human", "a-token", "anna", "a-password"))
    assert "a-token" not in shown and "a-password" not in shown
