"""What a hub is started with."""

from pathlib import Path

import msgspec

from ..core.policy import Policy


class Limits(msgspec.Struct, frozen=True):
    """How much one hub takes on. Rates are per second, times in seconds, sizes in bytes."""

    connections: int = 10_000
    per_address: int = 200
    handshakes: float = 300
    """New connections let in per second; the others wait a moment or are told to come back."""
    handshake_wait_s: float = 5
    hello_s: float = 5
    heartbeat_s: float = 20
    customer_rate: float = 10
    """Frames a customer may send per second, in the long run."""
    agent_rate: float = 50
    bot_rate: float = 5_000
    burst_s: float = 4
    """How many seconds of a rate may come at once."""
    outbox_frames: int = 4_000
    outbox_bytes: int = 1 << 20
    """What may wait for a slow reader before it is cut off; it resumes where it was."""
    settle_s: float = 3
    """How long a lost connection may take to come back before anybody is told."""
    poll_s: float = 0.25
    """How often a hub looks for what others stored when nothing tells it; with hints ten times less often."""
    lease_s: float = 15
    """How long a hub that is not heard of counts as living, with everybody who is connected to it."""
    guesses: int = 5
    """Wrong passwords before the next try has to wait, per user and address."""
    guess_wait_s: float = 30
    """How long until one more guess."""


class HubSettings(msgspec.Struct, frozen=True):
    """Everything a hub needs to know. It is read once, at the start."""

    store_url: str
    state_dir: Path
    """Where the hub keeps its keys, readable to its user only."""
    host: str = "127.0.0.1"
    port: int = 0
    """0 takes a free one."""
    policy: Policy = Policy()
    origins: tuple[str, ...] = ()
    """Sites other than the hub's own whose pages may connect, like "https://shop.example"; "*" is any."""
    certificate: Path | None = None
    """TLS: PEM files of certificate chain and key. Without them the hub speaks plain ws://."""
    key: Path | None = None
    limits: Limits = Limits()
    forwarded: bool = False
    """Behind a proxy: a peer's address is the last one of X-Forwarded-For."""
    metrics_from: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    """Networks that may read /metrics."""
    fanout: str = ""
    """How hubs on one store tell each other: `redis://...`, or "store" (nothing tells them, they look at the
    store); "" is a hub that has the store for itself."""
