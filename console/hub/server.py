"""A running hub: opened, served and closed in order."""

import asyncio
import gc
import random
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any

import msgspec
from websockets.asyncio.server import Server, serve

from ..core import wire
from ..fanout import Fanout
from ..store import Store, open_store
from .attendance import Attendance
from .auth import Doorkeeper
from .beginning import take_in
from .clock import Agenda, Clock, SystemClock
from .deadlines import Deadlines
from .door import Door, Parts
from .elsewhere import Elsewhere
from .ending import SETTLE_S, SOCKETS_S, STORE_S, TASK_S, Ending
from .following import Following
from .housekeeping import Housekeeping
from .hub import Hub
from .keys import Keys, load_keys
from .line import CLOSE_S, HubConnection
from .lobby import Lobby
from .log import hub_log, quiet_log
from .reception import Reception
from .ringing import Ringing
from .rounds import Rounds
from .settings import HubSettings
from .together import Crew, join, meet, part
from .turns import Turns

COME_BACK_MS = (200, 3_000)
"""When clients come back after a restart: spread, so that they do not all come at once."""


class Serving(msgspec.Struct, frozen=True):
    """A hub that runs."""

    port: int
    url: str
    """Where clients connect, like "ws://127.0.0.1:8080/ws"."""
    page: str
    """The example page, like "http://127.0.0.1:8080/"."""
    keys: Keys
    store: Store
    hub: Hub


@asynccontextmanager
async def serve_hub(
    settings: HubSettings, *, clock: Clock | None = None, fanout: Fanout | None = None
) -> AsyncIterator[Serving]:
    """Run a hub for as long as the context lasts.

    At the end nobody is let in any more, what is being committed is finished and acknowledged, and everybody
    is told to come back; that takes `ending.STOP_S` seconds at most, whatever the store does. Raises
    `StoreError`, `KeyProblem` or `OSError` (the port is taken) at the start.
    """
    log = hub_log()
    keys = load_keys(settings.state_dir)
    async with AsyncExitStack() as stack:
        stack.enter_context(_seldom_collected())
        store = await open_store(settings.store_url, keys.vault)
        hub = Hub(store, settings.policy, clock or SystemClock(), log)
        ending = Ending(hub.trouble)
        stack.push_async_callback(ending.step, "store", store.close, STORE_S)
        own = join(hub, settings, keys, fanout)
        if own:
            stack.push_async_callback(ending.step, "fanout", own.close, TASK_S)
        await take_in(hub)
        door = await _furnish(hub, keys, settings, stack)
        stack.push_async_callback(ending.step, "neighbours", lambda: part(hub), TASK_S)
        server = await _listen(door, settings)
        stack.push_async_callback(_stop, ending, door, hub, server)
        for name, each in {"sweep": door.sweep, **_following(hub)}.items():
            stack.push_async_callback(ending.cancelled, asyncio.create_task(each(), name=name))
        serving = _serving(settings, server, keys, store, hub)
        log.info("hub started", url=serving.url, open_conversations=len(hub.rooms))
        yield serving
    log.info("hub stopped", url=serving.url)


def _following(hub: Hub) -> dict[str, Callable[[], Coroutine[Any, Any, None]]]:
    return {type(each).__name__.lower(): each.run for each in (hub.follower, hub.neighbours) if each}


async def _furnish(hub: Hub, keys: Keys, settings: HubSettings, stack: AsyncExitStack) -> Door:
    """Put the parts together; whoever wants to know what has happened is told in this order."""
    agenda = Agenda(hub.clock)
    stack.callback(agenda.close)
    following = Following(hub)
    elsewhere = Elsewhere(hub, agenda)
    stack.callback(elsewhere.close)
    turns = Turns(hub, agenda, elsewhere, settings.limits.settle_s)
    lobby = Lobby(hub, agenda, lambda customer: tuple(hub.presence.customers.get(customer, ())))
    ringing = Ringing(hub, agenda)

    def on_duty() -> None:
        lobby.refresh()
        ringing.soon()

    deadlines = Deadlines(hub, agenda)
    rounds = Rounds(hub, agenda, elsewhere, settings.limits.settle_s, on_duty)
    housekeeping = Housekeeping(hub, agenda)
    stack.callback(housekeeping.close)
    hub.observers += [following, turns, lobby, deadlines, rounds, ringing]
    await meet(hub, Crew(following, turns, rounds))
    lobby.start()
    deadlines.start()
    rounds.start()
    housekeeping.start()
    doorkeeper = Doorkeeper(keys, hub.store, settings.limits)
    stack.callback(doorkeeper.close)
    attendance = Attendance(hub, following, lobby, turns, rounds)
    parts = Parts(Reception(hub, following, lobby, rounds), attendance, lobby)
    return Door(hub, parts, doorkeeper, keys, settings)


async def _listen(door: Door, settings: HubSettings) -> Server:
    handshake_s = settings.limits.hello_s + settings.limits.handshake_wait_s
    return await serve(
        door.serve,  # type: ignore[arg-type]
        settings.host,
        settings.port,
        process_request=door.request,  # type: ignore[arg-type]
        create_connection=HubConnection,
        compression=None,
        max_size=wire.MAX_FRAME,
        ping_interval=None,
        close_timeout=CLOSE_S,
        open_timeout=handshake_s,
        server_header=None,
        logger=quiet_log(),
        ssl=_tls(settings),
        ssl_handshake_timeout=handshake_s if settings.certificate else None,
    )


async def _stop(ending: Ending, door: Door, hub: Hub, server: Server) -> None:
    door.draining = True
    server.close(close_connections=False)
    await ending.step("settle", hub.writer.settled, SETTLE_S)
    door.bye(lambda: wire.Bye("restart", retry_ms=random.randint(*COME_BACK_MS)))
    if not await ending.step("sockets", server.wait_closed, SOCKETS_S):
        for connection in server.all_connections:
            connection.transport.abort()
    await ending.step("settle", hub.writer.settled, SETTLE_S)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage cycles less often: a message makes none, and looking costs a third of its time."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _serving(settings: HubSettings, server: Server, keys: Keys, store: Store, hub: Hub) -> Serving:
    port = server.sockets[0].getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    s = "s" if settings.certificate else ""
    return Serving(port, f"ws{s}://{host}:{port}/ws", f"http{s}://{host}:{port}/", keys, store, hub)


def _tls(settings: HubSettings) -> ssl.SSLContext | None:
    if not settings.certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(settings.certificate, settings.key)
    return context
