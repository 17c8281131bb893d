"""The faults, one function each, and their table."""

import asyncio
import os
import resource
import signal
import time
from asyncio.subprocess import Process

import msgspec

from console.client import Credentials, connect
from console.core.event import Recorded

from .crowd import WORDS
from .hubs import RESTART_S, helper
from .ledger import Sent
from .machines import set_clock
from .promises import View
from .scene import BACK_S, STEADY, Fault, Scene

AWAY_S = 5.0
"""How long a server is gone, a disk is full, or a clock is wrong."""
CUT_S = 12.0
BEAT = {"heartbeat_s": 3}
"""With it both ends of a silent socket give it up within 6 s; the hub's usual beat is 20 s."""
HOUR = 3600
LONG = "a lot of words " * 250
SLOW_S = 60.0
MANY = int(os.environ.get("HANDRAIL_CONNECTIONS", "10000"))
HELPER_S = 300.0


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
    told = 0
    for seconds in (HOUR, -HOUR, 0):
        set_clock(scene.hub.folder, seconds)
        await scene.its_clock_is_off_by(seconds)
        await scene.acknowledged(STEADY // 4, HELPER_S / 10)
        await asyncio.sleep(AWAY_S / 2)
        async with connect(scene.hub.url, Credentials("customer"), patience_s=BACK_S) as newcomer:
            if newcomer.welcome.now < told:
                scene.broken.append(f"the hub's time went back by {told - newcomer.welcome.now} ms")
            told = newcomer.welcome.now
    scene.over()


async def slow_reader(scene: Scene) -> None:
    """An agent's client stops reading in the middle of much that is said; later it reads on."""
    people, loop = scene.people, asyncio.get_running_loop()
    talks = [name for name in people.customers if name.startswith("talk")]
    token = scene.company.tokens["agent3"]
    async with helper("reader", scene.company.urls(0), token, *talks) as reader:
        await _says(reader, "ready")
        byes = await scene.byes()
        scene.strike()
        reader.send_signal(signal.SIGSTOP)
        people.words = LONG
        while await scene.byes() == byes and loop.time() - scene.struck < SLOW_S:
            await asyncio.sleep(0.2)
        if await scene.byes() == byes:
            scene.broken.append(f"expected the hub to cut a slow reader off within {SLOW_S:g} s")
        scene.notes.append(f"cut off after {loop.time() - scene.struck:.1f} s")
        people.words = WORDS
        scene.over()
        reader.send_signal(signal.SIGCONT)
        newest = {sent.conversation: sent.seq for sent in people.ledger.sent.values() if sent.seq}
        assert reader.stdin and reader.stdout
        for name in talks:
            reader.stdin.write(f"{name} {newest[name]}\n".encode())
            await _says(reader, name)
        scene.notes.append(f"had all of it {loop.time() - scene.overs:.1f} s after it read on")
        reader.stdin.close()
        heard = msgspec.msgpack.decode(await reader.stdout.read(), type=dict[str, list[Recorded]])
    scene.views += [View("slow reader", "agent", *one, newest[one[0]]) for one in heard.items()]


async def flood(scene: Scene) -> None:
    """One address sends words, nonsense, tiny frames and silent connections as fast as it can."""
    seconds = 3.0 if scene.quick else 10.0
    async with helper("flood", *scene.hub.at, seconds) as flooding:
        scene.strike()
        await asyncio.sleep(seconds / 3)
        began = time.monotonic()
        async with connect(scene.hub.url, Credentials("customer"), patience_s=BACK_S):
            scene.notes.append(f"a newcomer was let in after {time.monotonic() - began:.1f} s")
        assert flooding.stdout
        scene.notes.append((await flooding.stdout.read()).decode().strip())
        scene.measured.append((scene.struck, asyncio.get_running_loop().time()))
        scene.over()


async def all_at_once(scene: Scene) -> None:
    """All hubs die with thousands of connections, and are started again; everybody comes back at once."""
    this, loop = scene.company, asyncio.get_running_loop()
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    count = 300 if scene.quick else min(MANY, files - 1000)
    urls, file = " ".join(this.urls(number) for number in range(len(this.hubs))), this.folder / "many"
    async with helper("many", urls, count, file) as many:
        await _says(many, "ready")
        this.limits.pop("handshakes")
        this.configure()
        scene.strike()
        for hub in this.hubs:
            hub.kill()
        await asyncio.gather(*(hub.restart() for hub in this.hubs))
        await scene.all_back()
        mine = loop.time()
        seconds = float((await _says(many, "back")).split()[1])
        scene.measured.append((mine, loop.time()))
        scene.back_s = max(scene.back_s, seconds)
        await _says(many, "said")
    scene.notes.append(f"{count:,} connections")
    for number, line in enumerate(file.read_text().splitlines()):
        cid, conversation, seq = line.split()
        scene.others[cid] = Sent(cid, conversation, "many", number, 0.0, 0.0, int(seq))


async def _says(process: Process, word: str) -> str:
    """Wait until a helper says this word; give its line."""
    assert process.stdout
    async with asyncio.timeout(HELPER_S):
        line = (await process.stdout.readline()).decode()
    if line.split()[:1] != [word]:
        raise RuntimeError(f"expected a helper to say {word!r}, got {line!r}")
    return line


FAULTS = (
    Fault("kill-hub", "kill -9 of a hub", kill_hub, rounds=5),
    Fault("kill-redis", "kill -9 of Redis, gone for 5 s", kill_redis, kinds=("pair",)),
    Fault("kill-postgres", "kill -9 of PostgreSQL", kill_postgres, kinds=("pair",), rounds=2),
    Fault("full-disk", "the store's disk full for 5 s", full_disk, small_disk=True),
    Fault("cut", "a hub cut off for 12 s, sockets half open", cut_network, cut=True, limits=BEAT),
    Fault("slow-reader", "a reader that stops reading", slow_reader),
    Fault("flood", "a flood from one address", flood, limits={"per_address": 200}),
    Fault("all-at-once", "everybody back at once", all_at_once, limits={"handshakes": 100_000}),
    Fault("clock", "a hub's clock +1 h, -1 h, right", wrong_clock, clocks=True),
)
