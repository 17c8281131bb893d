"""A conversation without a hub: what the tests of the rules share."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from console.core import command as cmd
from console.core.asked import HUB
from console.core.command import AnyCommand
from console.core.conversation import Conversation, evolve
from console.core.decide import Decision, Peer, Refused, Secret, Staff, World, decide, record
from console.core.event import AnyEvent, Recorded, snake
from console.core.policy import Policy

NOW = 1_750_000_000_000
DAY = 86_400_000
PHONE = "06 12345678"

CUSTOMER = Peer("customer", "customer-1", "Example customer 1")
STRANGER = Peer("customer", "customer-2")
BOT = Peer("bot", "bot")
OTHER_BOT = Peer("bot", "other-bot")
ANNA = Peer("human", "anna", "Anna Example", ("billing",))
BILAL = Peer("human", "bilal", "Bilal Example", ("support",))
CHEF = Peer("human", "chef", "Chef Example", (), supervisor=True)
AGENTS = (ANNA, BILAL, CHEF)

POLICY = Policy(teams=("billing", "support"))
STAFF = Staff(on_duty=3, free=15, names={agent.id: agent.name for agent in AGENTS})
NOBODY = Staff()


def kind(event: AnyEvent) -> str:
    """Give the wire name of an event."""
    return snake(type(event).__name__)


class Talk:
    """One conversation that is decided, recorded and folded, without a store."""

    def __init__(self, policy: Policy = POLICY, staff: Staff = STAFF, now: int = NOW) -> None:
        self.policy, self.staff, self.now = policy, staff, now
        self.state = Conversation(id="conversation-1")
        self.records: list[Recorded] = []
        self.secrets: list[Secret] = []

    @property
    def world(self) -> World:
        return World(self.now, self.policy, self.staff)

    def decide(self, peer: Peer, command: AnyCommand) -> Decision:
        """Decide without letting it happen."""
        return decide(self.state, command, peer, self.world)

    def take(self, decision: Decision, peer: Peer) -> list[Recorded]:
        """Let a decision happen."""
        new = record(self.state, decision, peer, self.now, f"c{len(self.records)}")
        for recorded in new:
            self.state = evolve(self.state, recorded)
        self.records += new
        self.secrets += decision.secrets
        return new

    def do(self, peer: Peer, command: AnyCommand, after_s: float = 0) -> list[AnyEvent]:
        """Let time pass, obey, and give the events."""
        self.now += int(after_s * 1000)
        return [r.event for r in self.take(self.decide(peer, command), peer)]

    def kinds(self, peer: Peer, command: AnyCommand, after_s: float = 0) -> str:
        """Obey, and give the names of the events in one line."""
        return " ".join(kind(event) for event in self.do(peer, command, after_s))

    def refuses(self, peer: Peer, command: AnyCommand) -> Refused:
        """Give the refusal; it must be one."""
        try:
            refused = self.decide(peer, command).refused
        except Refused as refusal:
            return refusal
        assert refused is not None, f"{command} of {peer.id} was not refused in {self.state.phase}"
        return refused

    def last(self, event: type[Any]) -> Any:
        """Give the latest event of a kind."""
        return next(r.event for r in reversed(self.records) if isinstance(r.event, event))


def said(text: str = "When are you open?", **more: Any) -> cmd.Say:
    return cmd.Say(text, **more)


def with_bot(**settings: Any) -> Talk:
    """A talk with the bot, in which both have spoken and the log keeps a phone number."""
    talk = Talk(**settings)
    talk.do(CUSTOMER, cmd.Start(language="en", name="Example customer 1"))
    talk.do(CUSTOMER, said(f"My number is {PHONE}, when are you open?"))
    talk.do(BOT, said("We are open from nine to five.", epoch=1))
    talk.do(CUSTOMER, said("And on Saturday?"))
    return talk


def queued(**settings: Any) -> Talk:
    """The customer pressed the button and waits."""
    talk = with_bot(**settings)
    talk.do(CUSTOMER, cmd.AskHuman())
    return talk


def assigned(agent: Peer = ANNA, **settings: Any) -> Talk:
    """The customer asked and talks to an agent."""
    talk = queued(**settings)
    talk.do(agent, cmd.Claim())
    return talk


def wrap_up(**settings: Any) -> Talk:
    """The talk is over, the agent has wrap-up to do."""
    talk = assigned(**settings)
    talk.do(ANNA, cmd.End())
    return talk


def closed(**settings: Any) -> Talk:
    """Everything is done."""
    talk = wrap_up(**settings)
    talk.do(ANNA, cmd.Close("solved"))
    return talk


def after(make: Callable[[], Talk], *steps: tuple[Peer, AnyCommand]) -> Talk:
    """Go on from a situation."""
    talk = make()
    for peer, command in steps:
        talk.do(peer, command)
    return talk


def warned() -> Talk:
    talk = with_bot()
    talk.do(BOT, said("Closed on Saturday.", epoch=1))
    talk.do(HUB, cmd.WarnIdle(), after_s=POLICY.idle_warn_s)
    return talk


CALL = cmd.LeaveContact("call_back", PHONE)
SITUATIONS: dict[str, Callable[[], Talk]] = {
    "new": Talk,
    "bot": with_bot,
    "bot, human offered": lambda: after(with_bot, (HUB, cmd.BotSilent(1))),
    "bot, warned for silence": warned,
    "queued": queued,
    "queued, rings at anna": lambda: after(queued, (HUB, cmd.OfferTo("anna"))),
    "queued, promised": lambda: after(queued, (CUSTOMER, CALL)),
    "assigned": assigned,
    "assigned, held": lambda: after(assigned, (ANNA, cmd.Hold())),
    "assigned, anna gone": lambda: after(assigned, (HUB, cmd.AgentGone("anna"))),
    "assigned, bilal asked": lambda: after(assigned, (ANNA, cmd.Transfer(agent="bilal"))),
    "assigned, hand back asked": lambda: after(assigned, (ANNA, cmd.HandBack("Opening hours."))),
    "wrap_up": wrap_up,
    "wrap_up, promised": lambda: after(assigned, (CUSTOMER, CALL), (ANNA, cmd.End())),
    "closed": closed,
    "closed, erased": lambda: after(closed, (CUSTOMER, cmd.Erase())),
}
"""Every phase, with what may hang in it."""


def taught(talk: Talk, **changes: Any) -> None:
    """Change the talk's policy."""
    talk.policy = replace(talk.policy, **changes)


def texts(events: Sequence[AnyEvent]) -> str:
    """Give everything the events say, for a search."""
    return " ".join(str(event) for event in events)
