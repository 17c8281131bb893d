"""One hub at a time rings at agents."""

from typing import Any

from console.core.command import OfferTo
from console.core.conversation import Conversation
from console.core.policy import Policy
from console.hub.clock import Agenda
from console.hub.hub import Hub
from console.hub.neighbours import Colleague
from console.hub.ringing import AGAIN_S, Ringing
from console.hub.rooms import Ask, Room


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = 1_000
        self._calls: list[tuple[int, Any]] = []

    def now(self) -> int:
        return self.time

    def wake(self, at: int, call: Any) -> Any:
        self._calls.append((at, call))
        return lambda: self._calls.remove((at, call))

    def pass_by(self, seconds: float) -> None:
        self.time += int(seconds * 1000)
        for entry in [e for e in self._calls if e[0] <= self.time]:
            self._calls.remove(entry)
            entry[1]()


class RingingHub(Hub):
    """A hub whose turn is set by hand, and that keeps what it is asked."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__(None, Policy(assign="offer"), clock, None)  # type: ignore[arg-type]
        self.before_me = 0
        self.asked: list[Ask] = []

    def turn(self, key: str) -> int:
        return self.before_me

    def ask(self, room: Room, ask: Ask) -> None:
        self.asked.append(ask)


def test_only_the_hub_whose_turn_it_is_rings_and_another_does_when_that_is_gone() -> None:
    clock = HandClock()
    hub = RingingHub(clock)
    ringing = Ringing(hub, Agenda(clock))
    hub.presence.set_colleagues((Colleague("anna", "Example agent"),), clock.now())
    room = hub.rooms["one"] = Room("one")
    hub.move(room, Conversation(id="one", phase="queued", customer="customer-1", waiting_since=1_000))
    hub.before_me = 1
    ringing.soon()
    clock.pass_by(0.1)
    clock.pass_by(AGAIN_S)
    assert hub.asked == []
    hub.before_me = 0
    clock.pass_by(AGAIN_S)
    assert [ask.command for ask in hub.asked] == [OfferTo("anna")]
