"""A pair of hubs behind the proxy, as the files have them, that is upgraded live."""

import asyncio
import grp
import json
import os
import pwd
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from console.client import Client, Credentials, connect
from console.core import command as cmd
from console.core import event as ev
from console.hub.auth import agent_token, hash_password
from console.hub.keys import load_keys
from console.store import Account, open_store
from tests.deploy.programs import program
from tests.postgres_server import PostgresServer, postgres
from tests.redis_server import redis_server

__all__ = ["postgres"]

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PATIENCE_S = 30
TIED = ("setpriv", "--pdeathsig", "KILL")
"""What is started ends with the tests, however they end."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Pair:
    """Two hubs as the units start them, and the proxy as its file has it."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.ports = (free_port(), free_port())
        self.https = free_port()
        self.admin = folder / "admin.sock"
        self.env = {**os.environ, **env, "HANDRAIL_HUB__STATE": str(self.state), "PYTHONPATH": str(ROOT)}
        self.hubs: dict[int, asyncio.subprocess.Process] = {}

    @property
    def url(self) -> str:
        return f"wss://127.0.0.1:{self.https}/ws"

    def certificate(self) -> ssl.SSLContext:
        """Make one for the proxy; give what trusts it."""
        cert, key = self.folder / "c.pem", self.folder / "k.pem"
        request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x"]
        names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)]
        subprocess.run([*request, *names], check=True, capture_output=True)
        (self.folder / "both.pem").write_bytes(cert.read_bytes() + key.read_bytes())
        return ssl.create_default_context(cafile=str(cert))

    async def start(self, number: int) -> None:
        """Start a hub and wait until it is healthy."""
        words = ["hub", "--config", str(DEPLOY / "handrail.toml"), "--port", str(self.ports[number])]
        self.hubs[number] = await asyncio.create_subprocess_exec(
            *TIED, sys.executable, "-m", "console", *words, cwd=ROOT, env=self.env
        )
        async with asyncio.timeout(PATIENCE_S), httpx.AsyncClient() as browser:
            while True:
                with suppress(httpx.TransportError):
                    if (
                        await browser.get(f"http://127.0.0.1:{self.ports[number]}/health")
                    ).status_code == 200:
                        return
                assert self.hubs[number].returncode is None
                await asyncio.sleep(0.05)

    async def stop(self, number: int) -> int:
        """Stop it as systemd does; give its exit code."""
        hub = self.hubs[number]
        if hub.returncode is None:
            hub.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(hub.wait(), PATIENCE_S)

    async def ask_proxy(self, words: str) -> str:
        reader, writer = await asyncio.open_unix_connection(self.admin)
        writer.write(f"{words}\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
        return answer

    async def up(self, number: int) -> None:
        """Wait until the proxy sends people to a hub."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                lines = (await self.ask_proxy("show stat -1 4 -1")).splitlines()
                states = {
                    line.split(",")[1]: line.split(",")[17] for line in lines if line.startswith("hubs,")
                }
                if states.get(f"hub{number + 1}", "").startswith("UP"):
                    return
                await asyncio.sleep(0.05)


@asynccontextmanager
async def proxy(pair: Pair) -> AsyncIterator[None]:
    env = {
        "HTTPS": f"127.0.0.1:{pair.https}",
        "HTTP": f"127.0.0.1:{free_port()}",
        "PEM": str(pair.folder / "both.pem"),
        "ADMIN": str(pair.admin),
        "MAXCONN": "200",
        "RUN_AS": pwd.getpwuid(os.getuid()).pw_name,
        "RUN_AS_GROUP": grp.getgrgid(os.getgid()).gr_name,
        "HUB1": f"127.0.0.1:{pair.ports[0]}",
        "HUB2": f"127.0.0.1:{pair.ports[1]}",
    }
    command = (*TIED, program("haproxy"), "-db", "-f", str(DEPLOY / "haproxy.cfg"))
    running = await asyncio.create_subprocess_exec(*command, env={**os.environ, **env}, stdout=-3)
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not pair.admin.exists():
                assert running.returncode is None
                await asyncio.sleep(0.02)
        yield
    finally:
        with suppress(ProcessLookupError):
            running.terminate()
        await running.wait()


@pytest.fixture
async def pair(tmp_path: Path, postgres: PostgresServer) -> AsyncIterator[tuple[Pair, ssl.SSLContext]]:
    async with AsyncExitStack() as stack:
        redis = await stack.enter_async_context(redis_server(tmp_path))
        env = {"HANDRAIL_HUB__STORE": postgres.database(), "HANDRAIL_HUB__FANOUT": redis.url}
        pair = Pair(tmp_path, env)
        trust = pair.certificate()
        await pair.start(0)
        await pair.start(1)
        stack.push_async_callback(pair.stop, 0)
        stack.push_async_callback(pair.stop, 1)
        await stack.enter_async_context(proxy(pair))
        await pair.up(0)
        await pair.up(1)
        yield pair, trust


async def an_agent(pair: Pair) -> str:
    """Make an account; give a token for it."""
    keys = load_keys(pair.state)
    store = await open_store(pair.env["HANDRAIL_HUB__STORE"], keys.vault)
    await store.put_account(Account("anna", "human", "Example agent", hash_password("an example password")))
    await store.close()
    return agent_token(keys, "anna", 3600, time.time())


def said(client: Client, conversation: str) -> list[str]:
    records = client.followed[conversation].records
    return [r.event.text for r in records if isinstance(r.event, ev.Said) and r.by.kind != "bot"]


async def until(met: Any) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not met():
            await asyncio.sleep(0.02)


async def ten_more(sent: list[str]) -> None:
    enough = len(sent) + 10
    await until(lambda: len(sent) > enough)


@pytest.mark.timeout(300)
async def test_a_pair_is_upgraded_while_people_talk_and_they_lose_nothing(
    pair: tuple[Pair, ssl.SSLContext],
) -> None:
    """One hub after the other stops and comes back: once just stopped, once drained by the proxy first."""
    hubs, trust = pair
    token = await an_agent(hubs)
    conversation = "example-conversation"
    async with AsyncExitStack() as stack:
        customer = await stack.enter_async_context(connect(hubs.url, Credentials("customer"), tls=trust))
        agent = await stack.enter_async_context(connect(hubs.url, Credentials("human", token), tls=trust))
        await customer.do(conversation, cmd.Start())
        await customer.watch(conversation)
        await customer.do(conversation, cmd.AskHuman())
        await agent.do(conversation, cmd.Claim())
        await agent.watch(conversation)
        sent: list[str] = []
        over = asyncio.Event()

        async def talk(client: Client, who: str) -> None:
            while not over.is_set():
                words = f"{who} {len(sent)}"
                sent.append(words)
                await client.do(conversation, cmd.Say(words))
                await asyncio.sleep(0.05)

        talking = [asyncio.create_task(talk(customer, "customer")), asyncio.create_task(talk(agent, "agent"))]
        await until(lambda: len(sent) > 10)
        assert await hubs.stop(0) == 0
        await ten_more(sent)
        await hubs.start(0)
        await hubs.up(0)
        await hubs.ask_proxy("set server hubs/hub2 state drain")
        assert await hubs.stop(1) == 0
        await ten_more(sent)
        await hubs.start(1)
        await hubs.ask_proxy("set server hubs/hub2 state ready")
        await hubs.up(1)
        over.set()
        await asyncio.wait_for(asyncio.gather(*talking), PATIENCE_S)
        for client in (customer, agent):
            await until(lambda client=client: len(said(client, conversation)) >= len(sent))
            heard = said(client, conversation)
            assert sorted(heard) == sorted(sent), "each word once"
            for who in ("customer", "agent"):
                own = [int(words.split()[1]) for words in heard if words.startswith(who)]
                assert own == sorted(own), "in the order it was said"
        assert customer.followed[conversation].state.phase == "assigned"
        assert customer.followed[conversation].state.agent


@pytest.mark.timeout(300)
async def test_the_door_ends_tls_and_slow_handshakes_and_hides_what_is_the_operators(
    pair: tuple[Pair, ssl.SSLContext],
) -> None:
    hubs, trust = pair
    async with httpx.AsyncClient(verify=trust, base_url=f"https://127.0.0.1:{hubs.https}") as browser:
        home = await browser.get("/")
        assert home.status_code == 200 and "strict-transport-security" in home.headers
        assert "default-src 'none'" in home.headers["content-security-policy"]
        for path in ("/metrics", "/metrics?x", "/metrics/"):
            forged = {"X-Forwarded-For": "127.0.0.1"}
            assert (await browser.get(path, headers=forged)).status_code == 404
        assert json.loads((await browser.get("/health")).text)["ok"]
    async with httpx.AsyncClient() as inside:
        metrics = await inside.get(f"http://127.0.0.1:{hubs.ports[0]}/metrics")
        assert metrics.status_code == 200
    reader, writer = await asyncio.open_connection("127.0.0.1", hubs.https, ssl=trust)
    writer.write(b"GET /ws HTTP/1.1\r\nHost: x\r\n")
    async with asyncio.timeout(PATIENCE_S):
        answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 408")
    writer.close()
