"""The door: who may connect, hello and welcome, and the life of each connection."""

import asyncio
import http as status
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from ..core import wire
from ..core.decide import Peer
from ..core.errors import Refused
from ..core.policy import Policy
from ..store import StoreError
from . import http
from .attendance import Attendance
from .auth import Doorkeeper, resume_token
from .heartbeat import Heartbeat
from .hub import Hub
from .intake import Gone, Intake
from .keys import Keys
from .limits import Bucket
from .line import HubConnection, peer_address
from .lobby import Lobby
from .pages import Facts, Pages
from .reception import Reception
from .session import Session, refusal
from .settings import HubSettings


class Parts(msgspec.Struct, frozen=True):
    """What a connection has to do with."""

    reception: Reception
    attendance: Attendance
    lobby: Lobby


class Door:
    """Handles each connection from its first byte to its last."""

    def __init__(
        self, hub: Hub, parts: Parts, doorkeeper: Doorkeeper, keys: Keys, settings: HubSettings
    ) -> None:
        self._hub = hub
        self._reception = parts.reception
        self._attendance = parts.attendance
        self._doorkeeper = doorkeeper
        self._keys = keys
        self._settings = settings
        self._pages = Pages(hub, parts.lobby, settings)
        limits = settings.limits
        self._bucket = Bucket(limits.handshakes, limits.handshakes / 4, time.monotonic())
        self._addresses: Counter[str] = Counter()
        self._connections: set[HubConnection] = set()
        self.sessions: set[Session] = set()
        self.draining = False

    async def request(self, connection: HubConnection, request: Request) -> Response | None:
        """Answer a plain request, or let a socket in by giving None."""
        forwarded = request.headers.get_all("X-Forwarded-For") if self._settings.forwarded else []
        connection.address = peer_address(connection, ",".join(forwarded))
        path = request.path.partition("?")[0]
        if path == "/ws":
            return await self._socket(request)
        if request.method not in ("GET", "HEAD"):
            return _response(http.problem(405, "Expected GET.", ("Allow", "GET, HEAD")))
        facts = Facts(len(self.sessions), self.draining)
        answer = await self._pages.page(path, connection.address, facts)
        return _response(answer, body=request.method == "GET")

    async def serve(self, connection: HubConnection) -> None:
        """Serve one connection until it ends."""
        if self._full(connection.address):
            self._hub.metrics.refused.labels("busy").inc()
            await _turn_away(connection, wire.Bye("busy", retry_ms=5_000))
            return
        address = connection.address
        self._connections.add(connection)
        self._addresses[address] += 1
        try:
            await self._serve(connection)
        except Gone:
            pass
        finally:
            self._connections.discard(connection)
            self._addresses[address] -= 1
            if not self._addresses[address]:
                del self._addresses[address]

    async def sweep(self) -> None:
        """Find dead connections and accounts that were closed; ping the others. Runs as long as the hub."""
        heartbeat = Heartbeat(self.sessions, self._settings.limits.heartbeat_s)
        while True:
            await heartbeat.round()
            await self._revoke()

    def bye(self, frames: Callable[[], wire.Bye]) -> None:
        """Say goodbye to everybody."""
        for session in list(self.sessions):
            session.close(frames())
        for connection in self._connections:
            connection.hang_up(1012)

    async def _revoke(self) -> None:
        try:
            good = await self._doorkeeper.good()
        except StoreError as problem:
            self._hub.trouble("read failed", part="accounts", problem=str(problem))
            return
        for session in list(self.sessions):
            if session.peer.kind != "customer" and session.peer.id not in good:
                session.close(wire.Bye("credentials"))

    def _full(self, address: str) -> bool:
        limits = self._settings.limits
        return len(self._connections) >= limits.connections or self._addresses[address] >= limits.per_address

    async def _socket(self, request: Request) -> Response | None:
        origins = request.headers.get_all("Origin")
        host = request.headers.get("Host", "")
        if origins and not (len(origins) == 1 and http.same_site(origins[0], host, self._settings)):
            self._hub.metrics.refused.labels("origin").inc()
            return _response(
                http.problem(
                    403, f"Pages of {origins[0][:200]} may not connect; add it to the hub's origins."
                )
            )
        limits = self._settings.limits
        wait = self._bucket.reserve(time.monotonic(), limits.handshake_wait_s)
        if wait is None or self.draining:
            self._hub.metrics.refused.labels("handshakes").inc()
            return _response(
                http.problem(503, "Too many at once; come back in a moment.", ("Retry-After", "5"))
            )
        if wait:
            await asyncio.sleep(wait)
        return None

    async def _serve(self, connection: HubConnection) -> None:
        intake = connection.receive()
        admitted = await self._admitted(connection, intake)
        if admitted is None:
            return
        peer, token = admitted
        if peer.kind == "customer" and token:
            await self._look()
        session = Session(connection, peer, connection.address, self._settings.limits)
        connection.session = session
        session.send(self._welcome(peer, token))
        self.sessions.add(session)
        self._attendance.came(session)
        try:
            intake.open(lambda data: self._frame(session, data))
            await connection.wait_closed()
        finally:
            self.sessions.discard(session)
            self._attendance.left(session)
            if session.closed != "lost":
                self._hub.metrics.byes.labels(session.closed).inc()

    def _frame(self, session: Session, data: bytes) -> Awaitable[None] | None:
        # What comes after goodbye is not obeyed; whoever sent it has no answer and sends it again.
        return None if self.draining else self._reception.frame(session, data)

    async def _admitted(self, connection: HubConnection, intake: Intake) -> tuple[Peer, str] | None:
        language = "en"
        try:
            async with asyncio.timeout(self._settings.limits.hello_s):
                hello = _hello(await intake.first())
            language = hello.language
            return await self._doorkeeper.admit(hello, connection.address), hello.token
        except TimeoutError:
            refused = Refused("hello_late")
        except wire.BadFrame as bad:
            refused = Refused("bad_frame", problem=bad.problem)
        except Refused as why:
            refused = why
        except StoreError as problem:
            self._hub.trouble("store failed", frame="Hello", problem=str(problem))
            refused = Refused("busy", seconds=5)
        self._hub.metrics.refused.labels(refused.code).inc()
        await _turn_away(
            connection, _BYES.get(refused.code, wire.Bye("bad_frame")), refusal("", refused, language)
        )
        return None

    async def _look(self) -> None:
        """See what other hubs have stored, so that whoever comes from there finds it here."""
        try:
            await self._hub.abreast()
        except StoreError as problem:
            self._hub.trouble("read failed", frame="Hello", problem=str(problem))

    def _welcome(self, peer: Peer, token: str) -> wire.Welcome:
        policy, now = self._settings.policy, self._hub.clock.now()
        facts: dict[str, Any] = {}
        if peer.kind == "customer":
            ttl = max(policy.retention_days, 1) * 86_400
            facts["token"] = resume_token(self._keys, peer, token, ttl, now / 1000)
            mine = [self._hub.rooms[id].stored for id in self._hub.tally.of_customer(peer.id)]
            facts["conversation"] = max(mine, key=lambda c: c.updated_at).id if mine else ""
        if peer.kind == "human":
            facts |= _desk_facts(policy, peer)
        return wire.Welcome(
            role=peer.kind,
            id=peer.id,
            name=peer.name,
            now=now,
            heartbeat_s=self._settings.limits.heartbeat_s,
            company=policy.company,
            ways={str(way): where for way, where in policy.ways.items()},
            **facts,
        )


def _hello(data: bytes) -> wire.Hello:
    frame = wire.from_client(data)
    if not isinstance(frame, wire.Hello):
        raise Refused("hello_first")
    if frame.version != wire.VERSION:
        raise Refused("bad_frame", problem=f"expected version {wire.VERSION}, got {frame.version}")
    return frame


def _desk_facts(policy: Policy, peer: Peer) -> dict[str, Any]:
    return {
        "teams": peer.teams,
        "all_teams": policy.teams,
        "supervisor": peer.supervisor,
        "wrap_codes": tuple(wire.Choice(code.code, code.labels) for code in policy.wrap_codes),
        "canned": tuple(wire.Choice(canned.name, canned.texts) for canned in policy.canned),
    }


_BYES = {
    "bad_credentials": wire.Bye("credentials"),
    "too_fast": wire.Bye("rate", retry_ms=30_000),
    "hello_late": wire.Bye("slow", retry_ms=1_000),
    "busy": wire.Bye("busy", retry_ms=5_000),
}


async def _turn_away(connection: HubConnection, bye: wire.Bye, refused: wire.Refused | None = None) -> None:
    frames = [wire.encode(refused), wire.encode(bye)] if refused else [wire.encode(bye)]
    connection.write(frames)
    connection.hang_up(1008 if refused else 1013)
    await connection.wait_closed()


def _response(page: http.Page, *, body: bool = True) -> Response:
    reason = status.HTTPStatus(page.status).phrase
    headers = Headers([*page.headers, ("Connection", "close")])
    return Response(page.status, reason, headers, page.body if body else b"")
