"""A real hub with a real agent and a bot, on a thread of its own, played from a test that is not async."""

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from console.client import Client, Credentials, connect
from console.core import command as cmd
from console.core.event import Option
from console.core.policy import Policy
from console.hub.auth import agent_token, new_bot_key
from console.hub.server import Serving, serve_hub
from console.hub.settings import HubSettings, Limits
from console.store import Account

POLICY = Policy(
    company="Example shop",
    bot_name="Robin",
    ways={"call_back": "", "email": "", "phone": "010 000 00 00"},
)
DEADLINE_S = 15


class Stage:
    """A hub on a fixed port that can be stopped and started again, with agents and a scripted bot."""

    def __init__(self, folder: Path, policy: Policy = POLICY, limits: Limits | None = None) -> None:
        self.settings = HubSettings(
            f"sqlite:///{folder / 'hub.db'}",
            folder,
            policy=policy,
            limits=limits or Limits(settle_s=0.1, heartbeat_s=20),
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="stage", daemon=True)
        self._stack = AsyncExitStack()
        self._hub = AsyncExitStack()
        self.hub: Serving
        self.agents: dict[str, Client] = {}
        self.bot: Client
        self._bot_key = ""

    def __enter__(self) -> "Stage":
        self._thread.start()
        self.run(self._open())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._stack.aclose())
        self.run(self._hub.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(DEADLINE_S)

    # The hub.

    def stop_hub(self) -> None:
        self.run(self._hub.aclose())

    def start_hub(self, **changes: Any) -> None:
        """Start it again on its port, with other settings where they are named."""
        self.settings = replace(self.settings, port=self.hub.port, **changes)
        self.run(self._serve())

    async def _serve(self) -> None:
        self._hub = AsyncExitStack()
        self.hub = await self._hub.enter_async_context(serve_hub(self.settings))

    async def _open(self) -> None:
        await self._serve()
        self._bot_key, secret = new_bot_key("bot")
        await self.hub.store.put_account(Account("bot", "bot", "Robin (bot)", secret))
        for agent, name in (("anna", "Example agent Anna"), ("ben", "Example agent Ben")):
            await self.hub.store.put_account(Account(agent, "human", name, "-"))
        bot = Credentials("bot", token=self._bot_key)
        self.bot = await self._stack.enter_async_context(connect(self.hub.url, bot))

    # People.

    def arrive(self, agent: str = "anna") -> Client:
        """An agent comes on duty."""
        return self.run(self._arrive(agent))

    async def _arrive(self, agent: str) -> Client:
        token = agent_token(self.hub.keys, agent, 3600, time.time())
        stack = AsyncExitStack()
        client = await stack.enter_async_context(connect(self.hub.url, Credentials("human", token=token)))
        self._stack.push_async_callback(stack.aclose)
        client.leave = stack.aclose  # type: ignore[attr-defined]
        await client.watch_board()
        self.agents[agent] = client
        return client

    def go(self, agent: str = "anna") -> None:
        """An agent's connection ends."""
        self.run(self.agents.pop(agent).leave())  # type: ignore[attr-defined]

    def does(self, command: Any, agent: str = "anna") -> int:
        """An agent acts on the only conversation that is open."""
        return self.run(self.agents[agent].do(self.conversation, command))

    def says(self, text: str, agent: str = "anna") -> int:
        return self.does(cmd.Say(text), agent)

    def answers(self, text: str, *labels: str, language: str = "en", unsure: bool = False) -> int:
        """The bot answers the turn it has."""
        options = tuple(Option(label, label) for label in labels)
        said = cmd.Say(text, language, options, unsure=unsure, epoch=self.state.epoch)
        return self.run(self.bot.do(self.conversation, said))

    # What the hub knows.

    @property
    def conversation(self) -> str:
        rooms = [room.stored for room in list(self.hub.hub.rooms.values()) if room.stored.phase != "closed"]
        return max(rooms, key=lambda c: c.started_at).id

    @property
    def state(self) -> Any:
        return self.hub.hub.rooms[self.conversation].stored

    def until(self, met: Callable[[], Any], what: str = "") -> Any:
        """Wait for a fact at the hub."""
        deadline = time.monotonic() + DEADLINE_S
        while time.monotonic() < deadline:
            with suppress(KeyError, ValueError, AttributeError):
                if found := met():
                    return found
            time.sleep(0.01)
        raise AssertionError(f"expected {what or met} within {DEADLINE_S} s")

    def phase(self, phase: str) -> None:
        self.until(lambda: self.state.phase == phase, f"phase {phase}")
