"""What a hub remembers of a conversation: each record once, and each command with whoever sent it."""

import asyncio
from collections.abc import Sequence
from typing import Any

from console.core import command as cmd
from console.core import event as ev
from console.core.command import AnyCommand
from console.core.conversation import Conversation, fold
from console.core.decide import Peer, World, decide, record
from console.core.event import Author, Recorded
from console.core.policy import Policy
from console.core.staff import Staff
from console.fanout.local import LocalFanout
from console.hub.follower import PAGE, Follower
from console.hub.hub import Hub
from console.hub.rooms import Room

CUSTOMER, ANNA, BERT = Peer("customer", "customer-1"), Peer("human", "anna"), Peer("human", "bert")
STAFF = Staff(on_duty=2, free=4, names={"anna": "Example agent 1", "bert": "Example agent 2"})


def decided(*steps: tuple[Peer, AnyCommand, str]) -> list[Recorded]:
    """Decide commands one after the other and give what is stored."""
    records: list[Recorded] = []
    for peer, command, cid in steps:
        state = fold(records, Conversation(id="conversation-1"))
        decision = decide(state, command, peer, World(1_000, staff=STAFF))
        records += record(state, decision, peer, 1_000, cid)
    return records


def remembered(records: Sequence[Recorded]) -> Room:
    room = Room("conversation-1")
    room.take(records)
    return room


def test_a_command_whose_first_event_is_the_hubs_own_is_known_as_its_senders() -> None:
    steps = ((CUSTOMER, cmd.Start(), "1"), (CUSTOMER, cmd.AskHuman(), "2"), (ANNA, cmd.Claim(), "3"))
    room = remembered(decided(*steps, (ANNA, cmd.ReturnToQueue(), "4")))
    assert room.first_result(ANNA, "4") == len(decided(*steps)) + 1
    assert room.first_result(BERT, "4") is None
    assert room.first_result(CUSTOMER, "4") is None


def test_two_peers_may_choose_the_same_id_for_different_commands() -> None:
    room = remembered(decided((CUSTOMER, cmd.Start(), "same"), (CUSTOMER, cmd.AskHuman(), "ask")))
    for cid in ("same", "ask"):
        assert room.first_result(CUSTOMER, cid)
        assert room.first_result(ANNA, cid) is None
        assert room.first_result(Peer("bot", "bot"), cid) is None


class Listener:
    """Keeps which records it was told of."""

    def __init__(self) -> None:
        self.told: list[int] = []

    def changed(self, room: Room, before: Conversation, records: Sequence[Recorded]) -> None:
        self.told += [recorded.seq for recorded in records]


async def test_records_that_come_twice_and_overlap_are_told_once_each() -> None:
    hub, listener = Hub(None, Policy(), None, None), Listener()  # type: ignore[arg-type]
    hub.observers.append(listener)
    records = decided(
        (CUSTOMER, cmd.Start(), "1"), (CUSTOMER, cmd.Say("one"), "2"), (CUSTOMER, cmd.Say("two"), "3")
    )
    room = Room("conversation-1")
    for first, last in ((0, 2), (0, 2), (1, 3), (0, len(records)), (2, len(records))):
        hub.take(room, records[first:last])
    assert listener.told == [recorded.seq for recorded in records]
    assert [recorded.seq for recorded in room.tail] == listener.told
    assert room.stored == fold(records, Conversation(id="conversation-1"))


class Log:
    """A store that holds up each look until it is let go."""

    def __init__(self, many: int) -> None:
        by, said = Author("customer", "customer-1"), ev.Said("text")
        self.records = [Recorded("conversation-1", n, 1, by, said, position=n) for n in range(1, many + 1)]
        self.looks = 0
        self.go = asyncio.Event()

    async def since(self, position: int, limit: int) -> list[Recorded]:
        self.looks += 1
        await self.go.wait()
        return [recorded for recorded in self.records if recorded.position > position][:limit]


async def test_those_who_look_at_the_same_time_share_a_look_and_hear_each_record_once() -> None:
    log, heard = Log(2 * PAGE + 1), list[int]()
    follower = Follower(log, LocalFanout(), 1.0, hinted=True)  # type: ignore[arg-type]

    async def news(_: str, records: Sequence[Recorded]) -> None:
        await asyncio.sleep(0)
        heard.extend(recorded.position for recorded in records)

    follower.news = news
    looks: list[Any] = [asyncio.create_task(follower.read_on()) for _ in range(5)]
    await asyncio.sleep(0)
    log.go.set()
    await asyncio.gather(*looks)
    assert heard == [recorded.position for recorded in log.records]
    assert log.looks <= 2 * 3  # three pages, and once more for those who came while they were read
