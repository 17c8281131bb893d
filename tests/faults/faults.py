"""The faults, one function each, and their table."""

import asyncio
import time

from .machines import RESTART_S, set_clock
from .scene import Fault, Scene

AWAY_S = 5.0
"""How long a server is gone, a disk is full, or a clock is wrong."""
CUT_S = 12.0
BEAT = {"heartbeat_s": 3}
"""With it both ends of a silent socket give it up within 6 s; the hub's usual beat is 20 s."""
HOUR = 3600


async def kill_hub(scene: Scene) -> None:
    """A hub dies as in a power cut, and is started again."""
    scene.strike()
    scene.hub.kill()
    await scene.hub.restart()


async def kill_redis(scene: Scene) -> None:
    """Redis dies and stays away for a while: service goes on, and the hubs say that hints do not come."""
    assert scene.company.redis
    scene.strike()
    await scene.company.redis.stop()
    started = time.monotonic()
    for hub in scene.company.hubs:
        await scene.healthy(hub, lambda health: health.get("ok") and "degraded" in health, "ok, degraded")
    scene.notes.append(f"/health told after {time.monotonic() - started:.1f} s")
    await asyncio.sleep(AWAY_S)
    await scene.company.redis.start()
    for hub in scene.company.hubs:
        await scene.healthy(hub, lambda health: health.get("ok") and "degraded" not in health, "ok")


async def kill_postgres(scene: Scene) -> None:
    """PostgreSQL dies with all its processes, and is started again."""
    assert scene.company.postgres
    scene.strike()
    await asyncio.to_thread(scene.company.postgres.kill)
    await asyncio.sleep(RESTART_S)
    await asyncio.to_thread(scene.company.postgres.start)
    scene.over()


async def full_disk(scene: Scene) -> None:
    """The disk of the store is full for a while: what cannot be stored is refused by name."""
    assert scene.company.disk
    scene.notes.append(scene.company.disk.title)
    refused = scene.refused
    scene.strike()
    scene.company.disk.fill()
    await scene.met(lambda: scene.refused > refused, "somebody is told that it is not stored")
    await asyncio.sleep(AWAY_S)
    scene.company.disk.free()
    postgres = scene.company.postgres
    if postgres and not postgres.running():  # it gives up when it cannot write its own log ahead
        await asyncio.to_thread(postgres.start)
        scene.notes.append("PostgreSQL was started again")
    scene.over()


async def cut_network(scene: Scene) -> None:
    """A hub is cut off from everybody for longer than both ends believe in their sockets."""
    assert scene.company.cables
    scene.notes.append(scene.company.cables.title)
    scene.strike()
    scene.company.cables.pull(0)
    await asyncio.sleep(CUT_S)
    scene.company.cables.plug(0)
    if len(scene.company.hubs) == 1:
        scene.over()
    await scene.healthy(scene.hub, lambda health: health.get("ok"), "ok")


async def wrong_clock(scene: Scene) -> None:
    """A hub's clock jumps an hour ahead, then to an hour behind, then to the right time."""
    scene.strike()
    for seconds in (HOUR, -HOUR, 0):
        set_clock(scene.hub.folder, seconds)
        await scene.its_clock_is_off_by(seconds)
        before = scene.people.ledger.acknowledged
        await asyncio.sleep(AWAY_S / 2)
        if scene.people.ledger.acknowledged == before:
            scene.broken.append(f"nothing was acknowledged with the clock {seconds} s off")
    scene.over()


FAULTS = (
    Fault("kill-hub", "kill -9 of a hub", kill_hub, rounds=5),
    Fault("kill-redis", "kill -9 of Redis, gone for 5 s", kill_redis, kinds=("pair",)),
    Fault("kill-postgres", "kill -9 of PostgreSQL", kill_postgres, kinds=("pair",), rounds=2),
    Fault("full-disk", "the store's disk full for 5 s", full_disk, small_disk=True),
    Fault("cut", "a hub cut off for 12 s, sockets half open", cut_network, cut=True, limits=BEAT),
    Fault("clock", "a hub's clock +1 h, -1 h, right", wrong_clock, clocks=True),
)
