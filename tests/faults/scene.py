"""One fault on one deployment: everybody talks, it strikes, everybody is back; then the books are read."""

import asyncio
import re
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime

import msgspec
from websockets.asyncio.client import connect

from .crowd import AGENTS, Crowd, Size, crowd
from .hubs import HubMachine
from .ledger import Sent
from .machines import Company, Kind, company
from .promises import Verdict, View, judge

BACK_S = 90
"""After so long without being back somebody counts as gone for good."""
LATE_S = 10
"""Who is back later than this is named."""
STEADY = 200
"""Acknowledgements before the fault strikes, and after everybody is back."""
FULL = Size()
SMALL = Size(talks=6, with_bot=2, contested=2)


class Scene:
    """What a fault has to do with."""

    def __init__(self, this: Company, people: Crowd, quick: bool) -> None:
        self.company = this
        self.people = people
        self.quick = quick
        self.last: list[str] = []
        """Who was back last."""
        self.notes: list[str] = []
        """Figures that only this fault has."""
        self.broken: list[str] = []
        """Promises of this fault alone that were not kept."""
        self.serve_s = self.back_s = 0.0
        self.windows: list[tuple[float, float]] = []
        """From each strike to the moment when everybody was back."""
        self.measured: list[tuple[float, float]] = []
        """When messages were timed, if not in the windows."""
        self.views: list[View] = []
        """What clients in other processes have folded."""
        self.others: dict[str, Sent] = {}
        """What was sent by others than the crowd."""
        self.struck = self.overs = 0.0

    @property
    def hub(self) -> HubMachine:
        """The hub that the fault strikes."""
        return self.company.hubs[0]

    @property
    def refused(self) -> int:
        """How many commands were refused until now because they could not be stored."""
        return sum(sent.refused == "not_stored" for sent in self.people.ledger.sent.values())

    def strike(self) -> None:
        """The fault begins now, and if `over` is not called it is over at once."""
        self.struck = self.overs = asyncio.get_running_loop().time()

    def over(self) -> None:
        """What was broken is whole again from here on: how long until all is well is counted from now."""
        self.overs = asyncio.get_running_loop().time()

    async def acknowledged(self, more: int, patience_s: float = BACK_S) -> None:
        """Wait until so many more messages are acknowledged."""
        goal = self.people.ledger.acknowledged + more
        await self.met(
            lambda: self.people.ledger.acknowledged >= goal, f"{more} more acknowledged", patience_s
        )

    async def met(self, check: Callable[[], object], what: str, patience_s: float = BACK_S) -> None:
        """Wait until it is so; a promise is broken if it never is."""
        try:
            async with asyncio.timeout(patience_s):
                while not check():
                    await asyncio.sleep(0.02)
        except TimeoutError:
            self.broken.append(f"expected within {patience_s:g} s: {what}")

    async def healthy(self, hub: HubMachine, check: Callable[[dict[str, object]], object], what: str) -> None:
        """Wait until a hub's /health says so."""
        for _ in range(200):
            if check(await hub.health()):
                return
            await asyncio.sleep(0.1)
        self.broken.append(f"hub {hub.number}: expected /health to tell: {what}; got {await hub.health()}")

    async def byes(self) -> float:
        """Count whom the hubs have cut off, for being slow or for having said nothing for long."""
        texts = [await hub.metrics() for hub in self.company.hubs]
        found = re.findall(r'_byes_total{why="(?:slow|idle)"} ([0-9.e+]+)', "".join(texts))
        return sum(map(float, found))

    async def its_clock_is_off_by(self, seconds: float) -> None:
        """Wait until the machine of the hub that is struck has a clock so far from the right one."""
        off = 0.0
        for _ in range(20):
            async with connect(self.hub.url, compression=None) as socket:
                assert socket.response
                off = parsedate_to_datetime(socket.response.headers["Date"]).timestamp() - time.time()
            if abs(off - seconds) < 60:
                return
            await asyncio.sleep(0.2)
        self.broken.append(f"expected the machine's clock to be {seconds:g} s off, it is {off:g} s off")

    async def all_back(self) -> None:
        """Wait until everybody is back, and note when that was."""
        seen: dict[str, float] = {}

        def back() -> bool:
            seen.update(self.people.back_since(self.overs))
            return all(seen.values())

        await self.met(back, "everybody is back")
        if gone := [name for name, at in seen.items() if not at]:
            self.broken.append(f"not back: {', '.join(sorted(gone))}")
        times = [at for at in seen.values() if at] or [asyncio.get_running_loop().time()]
        self.serve_s = max(self.serve_s, min(times) - self.overs)
        if max(times) - self.overs > self.back_s:
            self.back_s = max(times) - self.overs
            self.last = sorted(seen, key=lambda name: seen[name])[-3:]
        self.windows.append((self.struck, max(times)))


Strike = Callable[[Scene], Awaitable[None]]


class Fault(msgspec.Struct, frozen=True):
    """A fault: what is done, and what the deployment needs for it."""

    name: str
    title: str
    strike: Strike
    kinds: tuple[Kind, ...] = ("sqlite", "pair")
    rounds: int = 1
    limits: Mapping[str, float] = {}
    cut: bool = False
    clocks: bool = False
    small_disk: bool = False
    size: Size | None = None


class Row(msgspec.Struct, frozen=True):
    """The figures of one run."""

    fault: str
    kind: Kind
    acknowledged: int
    refused: int
    verdict: Verdict
    serve_s: float
    back_s: float
    p50_ms: float
    p99_ms: float
    longest_s: float
    notes: tuple[str, ...]
    broken: tuple[str, ...]


async def run(fault: Fault, kind: Kind, quick: bool) -> Row:
    """Run a fault on a deployment of its own."""
    size = SMALL if quick else fault.size or FULL
    async with company(fault, kind, agents=AGENTS) as this:
        async with crowd(this, size) as people:
            scene = Scene(this, people, quick)
            await scene.acknowledged(STEADY)
            for _ in range(1 if quick else fault.rounds):
                await fault.strike(scene)
                await scene.all_back()
            await scene.acknowledged(STEADY)
            if not await people.fall_silent(BACK_S):
                scene.broken.append("somebody still waits for an answer")
            await people.all_heard(BACK_S / 4)
            views = _views(people)
        if any(codes := await this.stop()):
            scene.broken.append(f"expected the hubs to end with 0, got {codes}")
        others = [sent.conversation for sent in scene.others.values()]
        logs = await this.kept([*people.customers, *others])
    sent = [*people.ledger.sent.values(), *scene.others.values()]
    verdict = judge(logs, sent, [*views, *scene.views])
    return _row(fault, kind, scene, verdict)


def _views(people: Crowd) -> list[View]:
    found = [
        View(person.name, "customer", conversation, person.view(conversation).records)
        for conversation, person in people.customers.items()
    ]
    for person in people.agents:
        followed = person.client.followed.values()
        found += [View(person.name, "agent", one.id, one.records) for one in followed]
    return found


def _row(fault: Fault, kind: Kind, scene: Scene, verdict: Verdict) -> Row:
    sent = [
        one
        for one in scene.people.ledger.sent.values()
        if any(begin <= one.at <= end for begin, end in scene.measured or scene.windows)
    ]
    heard = sorted(1000 * (one.heard - one.at) for one in sent if one.heard) or [0.0]
    return Row(
        fault=fault.title,
        kind=kind,
        acknowledged=scene.people.ledger.acknowledged + len(scene.others),
        refused=scene.refused,
        verdict=verdict,
        serve_s=scene.serve_s,
        back_s=scene.back_s,
        p50_ms=statistics.median(heard),
        p99_ms=heard[int(len(heard) * 0.99)],
        longest_s=max((one.done - one.at for one in sent if one.done), default=0.0),
        notes=(*scene.notes, *([f"last: {', '.join(scene.last)}"] if scene.back_s > LATE_S else [])),
        broken=(*verdict.broken, *scene.broken),
    )
