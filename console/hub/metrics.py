"""What the hub measures about itself, for Prometheus. No conversation's words, no names."""

from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from ..core.conversation import Conversation
from ..core.event import Recorded, Suggested

_COMMIT_S = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
_HUMAN_S = (1, 5, 15, 30, 60, 120, 180, 300, 600, 1200, 3600)


class Metrics:
    """The hub's own registry."""

    def __init__(self) -> None:
        self._registry = r = CollectorRegistry()
        self._commands: dict[tuple[str, str], Counter] = {}
        self.connections = Gauge("handrail_connections", "Connected peers", ["role"], registry=r)
        self.conversations = Gauge("handrail_conversations", "Open conversations", ["phase"], registry=r)
        self.longest_wait = Gauge(
            "handrail_longest_wait_seconds", "Longest wait in the queue now", registry=r
        )
        self.on_duty = Gauge("handrail_agents_on_duty", "Agents connected and not away", registry=r)
        self.to_human = Histogram(
            "handrail_time_to_human_seconds",
            "From asking for a human to a human",
            buckets=_HUMAN_S,
            registry=r,
        )
        self.commands = Counter(
            "handrail_commands", "Commands by kind and outcome", ["kind", "outcome"], registry=r
        )
        self.commit = Histogram(
            "handrail_commit_seconds", "From a decision to its commit", buckets=_COMMIT_S, registry=r
        )
        self.refused = Counter("handrail_connections_refused", "Peers not let in", ["why"], registry=r)
        self.byes = Counter("handrail_byes", "Connections the hub closed", ["why"], registry=r)
        self.stale = Counter("handrail_stale_bot_answers", "Bot answers that came too late", registry=r)
        self.conflicts = Counter("handrail_conflicts", "Appends another hub was faster with", registry=r)
        self.failed = Counter("handrail_failed_appends", "Appends the store refused", registry=r)
        self.hubs = Gauge("handrail_hubs", "Hubs on this store, as this one sees them", registry=r)
        self.hinted = Gauge(
            "handrail_fanout_up", "1 while hints between hubs get through, 0 while they do not", registry=r
        )

    def changed(self, before: Conversation, after: Conversation, records: Sequence[Recorded]) -> None:
        """Measure what this hub stored: how long a customer waited, how often a bot came too late."""
        for recorded in records:
            if isinstance(recorded.event, Suggested):
                self.stale.inc()
        if before.phase == "queued" and after.phase == "assigned":
            self.to_human.observe((after.phase_since - before.waiting_since) / 1000)

    def command(self, kind: str, outcome: str) -> None:
        """Count a command."""
        counter = self._commands.get((kind, outcome))
        if counter is None:
            counter = self._commands[kind, outcome] = self.commands.labels(kind, outcome)
        counter.inc()

    def text(self) -> bytes:
        """Give everything in Prometheus' text format."""
        return generate_latest(self._registry)
