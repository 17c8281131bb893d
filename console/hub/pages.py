"""What the hub answers to plain requests: the widget's files, how it is, and its metrics."""

import asyncio
from importlib.metadata import version
from typing import Any

import msgspec

from ..store import StoreError
from . import http
from .hub import Hub
from .lobby import Lobby
from .settings import HubSettings

VERSION = version("handrail")


class Facts(msgspec.Struct, frozen=True):
    """What only the door knows."""

    connections: int
    draining: bool


class Pages:
    """Answers plain requests."""

    def __init__(self, hub: Hub, lobby: Lobby, settings: HubSettings) -> None:
        self._hub = hub
        self._lobby = lobby
        self._settings = settings
        self._files = http.widget_files()

    async def page(self, path: str, address: str, facts: Facts) -> http.Page:
        """Answer a plain request."""
        if path in self._files:
            return self._files[path]
        near = http.may_measure(address, self._settings.metrics_from)
        if path == "/health":
            return await self._health(near, facts)
        if path == "/metrics":
            if not near:
                return http.problem(403, "Metrics are read from the networks in metrics_from only.")
            self._measure()
            return http.page(200, "text/plain; version=0.0.4; charset=utf-8", self._hub.metrics.text())
        return http.problem(404, "There is nothing here.")

    async def _health(self, near: bool, now: Facts) -> http.Page:
        """Tell everybody whether it is well; how busy it is, and what is wrong, only those nearby."""
        fault = "draining" if now.draining else ""
        try:
            async with asyncio.timeout(2):
                await self._hub.store.ping()
        except (StoreError, TimeoutError) as problem:
            fault = f"store: {problem}" if str(problem) else "store: no answer within 2 s"
        facts: dict[str, Any] = {
            "ok": not fault,
            "version": VERSION,
            "connections": now.connections,
            "open_conversations": sum(self._hub.tally.phases.values()),
            "waiting": len(self._hub.tally.queue),
            "agents": len(self._hub.presence.everyone()),
        } | self._hubs()
        if fault:
            facts["problem"] = fault
        if not near:
            facts = {"ok": not fault}
        return http.page(503 if fault else 200, "application/json", msgspec.json.encode(facts))

    def _hubs(self) -> dict[str, Any]:
        """Say how this hub and the others get on; without hints all goes on, slower."""
        hub = self._hub
        if not (hub.neighbours and hub.follower):
            return {}
        facts: dict[str, Any] = {"hubs": 1 + len(hub.neighbours.rolls)}
        if fault := hub.follower.fanout.problem:
            facts["degraded"] = f"hints between hubs do not get through, so they hear later: {fault}"
        return facts

    def _measure(self) -> None:
        metrics, tally = self._hub.metrics, self._hub.tally
        for phase in ("bot", "queued", "assigned", "wrap_up"):
            metrics.conversations.labels(phase).set(tally.phases.get(phase, 0))
        metrics.longest_wait.set(self._lobby.longest_wait(self._hub.clock.now()))
        metrics.on_duty.set(sum(1 for one in self._hub.presence.everyone().values() if one.state != "away"))
        metrics.hubs.set(self._hubs().get("hubs", 1))
        metrics.hinted.set("degraded" not in self._hubs())
