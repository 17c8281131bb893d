"""The hub's parts, each by itself."""

import asyncio
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from console.core import wire
from console.core.conversation import Conversation
from console.core.decide import Peer
from console.core.route import Candidate, next_agent
from console.core.state import Offer, TransferState
from console.hub.clock import Agenda
from console.hub.following import may_watch
from console.hub.http import same_site
from console.hub.intake import MOST, Gone, Intake
from console.hub.keys import KeyProblem, load_keys
from console.hub.limits import Bucket, Guesses
from console.hub.session import Session
from console.hub.settings import HubSettings, Limits
from console.hub.tally import Tally


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = 1_000
        self._calls: list[tuple[int, object]] = []

    def now(self) -> int:
        return self.time

    def wake(self, at, call):
        entry = (at, call)
        self._calls.append(entry)
        return lambda: self._calls.remove(entry) if entry in self._calls else None

    def move(self, to: int) -> None:
        self.time = to
        for entry in [e for e in self._calls if e[0] <= to]:
            self._calls.remove(entry)
            entry[1]()


@given(st.lists(st.floats(0, 10), max_size=60))
def test_a_bucket_never_gives_more_than_its_rate_and_burst(gaps: list[float]) -> None:
    bucket, now, taken = Bucket(2.0, 5.0, 0.0), 0.0, 0
    for gap in gaps:
        now += gap
        taken += bucket.take(now) == 0
        assert taken <= 5 + 2 * now + 1e-6


def test_a_reservation_waits_its_turn_and_is_refused_when_that_is_too_long() -> None:
    bucket = Bucket(1.0, 1.0, 0.0)
    assert [bucket.reserve(0.0, 2) for _ in range(4)] == [0.0, 1.0, 2.0, None]


def test_guesses_are_counted_per_key_bounded_and_forgiven() -> None:
    guesses = Guesses(2, 10, remembered=3)
    assert [guesses.take(("anna",), 0) > 0 for _ in range(3)] == [False, False, True]
    assert guesses.take(("bert",), 0) == 0
    guesses.forgive(("anna",))
    assert guesses.take(("anna",), 0) == 0
    for n in range(100):
        guesses.take((f"stranger {n}",), 0)
    assert len(guesses._buckets) == 3


def test_the_agenda_calls_in_order_moves_and_cancels() -> None:
    clock, called = HandClock(), []
    agenda = Agenda(clock)
    agenda.at(3_000, "late", lambda: called.append("late"))
    agenda.at(2_000, "early", lambda: called.append("early"))
    agenda.at(2_500, "moved", lambda: called.append("too soon"))
    agenda.at(4_000, "moved", lambda: called.append("moved"))
    agenda.at(2_200, "never", lambda: called.append("never"))
    agenda.cancel("never")
    for time in (1_500, 2_000, 3_500, 5_000):
        clock.move(time)
    assert called == ["early", "late", "moved"]
    assert agenda.appointment("moved") is None


def test_an_appointment_may_make_the_next_one() -> None:
    clock, called = HandClock(), []
    agenda = Agenda(clock)

    def again() -> None:
        called.append(clock.now())
        agenda.at(clock.now() + 100, "again", again)

    agenda.at(1_100, "again", again)
    for time in range(1_100, 1_500, 100):
        clock.move(time)
    assert called == [1_100, 1_200, 1_300, 1_400]


STATES = st.builds(
    Conversation,
    id=st.sampled_from(["one", "two", "three"]),
    customer=st.just("c"),
    phase=st.sampled_from(["new", "bot", "queued", "assigned", "wrap_up", "closed"]),
    agent=st.sampled_from(["", "anna", "bert"]),
    team=st.sampled_from(["", "sales"]),
    front=st.booleans(),
    waiting_since=st.integers(0, 5),
)


@given(st.lists(STATES, max_size=40))
def test_the_tally_moved_along_equals_one_counted_afresh(states: list[Conversation]) -> None:
    moved, last = Tally(), {}
    for state in states:
        moved.move(last.get(state.id, Conversation(id=state.id)), state)
        last[state.id] = state
    fresh = Tally()
    for state in last.values():
        fresh.move(Conversation(id=state.id), state)
    assert moved.load == fresh.load and moved.queue == fresh.queue
    assert {k: v for k, v in moved.phases.items() if v} == {k: v for k, v in fresh.phases.items() if v}
    assert sorted(moved.of_customer("c")) == sorted(c.id for c in last.values() if c.open)
    for state in last.values():
        assert moved.ahead(state) == fresh.ahead(state)


async def test_the_intake_keeps_the_order_over_work_that_takes_time() -> None:
    done: list[bytes] = []
    gate, finished = asyncio.Event(), asyncio.Event()
    switches: list[str] = []
    intake = Intake(*(lambda name=name: switches.append(name) for name in ("pause", "resume", "abort")))

    async def slow(data: bytes) -> None:
        await gate.wait()
        done.append(data)

    def handle(data: bytes):
        if data == b"last":
            finished.set()
        return slow(data) if data.startswith(b"slow") else done.append(data)

    sent = [b"hello", b"slow 1", *(b"quick %d" % n for n in range(MOST)), b"slow 2", b"last"]
    for data in sent:
        intake.put(data)
    assert await intake.first() == b"hello"
    intake.open(handle)
    await asyncio.sleep(0)
    assert done == [] and switches == ["pause"]
    gate.set()
    await finished.wait()
    await asyncio.sleep(0)
    assert done == sent[1:] and switches == ["pause", "resume"]
    intake.put(b"at once")
    assert done[-1] == b"at once"


async def test_the_intake_of_a_peer_that_goes_before_hello_says_so() -> None:
    intake = Intake(*([lambda: None] * 3))
    intake.lost()
    with pytest.raises(Gone):
        await intake.first()


class SlowLine:
    """A socket whose reader takes nothing until it is told to."""

    def __init__(self) -> None:
        self.stuck = False
        self.written: list[bytes] = []
        self.code = 0

    def write(self, frames: Sequence[bytes]) -> None:
        self.written += frames

    def congested(self) -> bool:
        return self.stuck

    def hang_up(self, code: int) -> None:
        self.code = code


async def test_an_outbox_is_bounded_and_a_full_one_ends_the_connection() -> None:
    line = SlowLine()
    session = Session(line, Peer("customer", "c"), "", Limits(outbox_bytes=1_000, outbox_frames=100))
    session.send_bytes(b"x" * 5_000)
    await asyncio.sleep(0)
    assert len(line.written) == 1
    line.stuck = True
    for n in range(200):
        session.send_bytes(b"%d" % n)
    assert session.closed == "slow" and line.code == 1013
    assert wire.from_hub(line.written[-1]) == wire.Bye("slow", retry_ms=500)
    assert len(line.written) == 2


async def test_what_waits_for_a_slow_reader_arrives_in_order_when_it_reads_again() -> None:
    line = SlowLine()
    session = Session(line, Peer("customer", "c"), "", Limits())
    line.stuck = True
    for n in range(10):
        session.send_bytes(b"%d" % n)
    waiting = asyncio.create_task(session.drained())
    await asyncio.sleep(0)
    assert line.written == [] and not waiting.done()
    line.stuck = False
    session.caught_up()
    await waiting
    assert line.written == [b"%d" % n for n in range(10)]


def test_keys_are_made_once_and_for_their_user_only(tmp_path: Path) -> None:
    first, second = load_keys(tmp_path / "state"), load_keys(tmp_path / "state")
    assert first == second and len({first.customers, first.agents}) == 2
    for name in ("hub.key", "customers.key"):
        assert stat.S_IMODE((tmp_path / "state" / name).stat().st_mode) == 0o600


def test_a_key_that_others_may_read_or_that_is_broken_is_refused_with_what_to_do(tmp_path: Path) -> None:
    load_keys(tmp_path)
    (tmp_path / "hub.key").chmod(0o644)
    with pytest.raises(KeyProblem, match=r"hub\.key.*chmod 600"):
        load_keys(tmp_path)
    (tmp_path / "hub.key").chmod(0o600)
    (tmp_path / "hub.key").write_text("short")
    with pytest.raises(KeyProblem, match=r"at least 32 characters, found 5"):
        load_keys(tmp_path)
    with pytest.raises(KeyProblem, match="state_dir"):
        load_keys(tmp_path / "hub.key" / "below")


WAITING = Conversation(id="c", phase="queued", updated_at=1_000)
ANNA, BERT = Candidate("anna", 1, 10), Candidate("bert", 1, 20, ("sales",))


def route(conversation: Conversation, *candidates: Candidate, now: int = 1_000) -> str | None:
    return next_agent(conversation, candidates, capacity=2, now=now, pause_ms=500)


def test_the_longest_idle_agent_with_the_lightest_load_rings_first() -> None:
    assert route(WAITING, BERT, ANNA) == "anna"
    assert route(WAITING, ANNA, Candidate("cleo", 0, 99)) == "cleo"
    assert route(WAITING, Candidate("full", 2, 0)) is None
    assert route(WAITING) is None


def test_only_agents_of_the_team_ring_and_nobody_while_it_rings() -> None:
    assert route(replace(WAITING, team="sales"), ANNA, BERT) == "bert"
    assert route(replace(WAITING, offer=Offer("anna", 2_000)), BERT) is None
    assert route(replace(WAITING, phase="assigned"), BERT) is None


def test_whoever_passed_rings_again_last_and_after_a_pause() -> None:
    passed = replace(WAITING, passed=("anna",))
    assert route(passed, ANNA, BERT) == "bert"
    both = replace(WAITING, passed=("bert", "anna"))
    assert route(both, ANNA, BERT) is None
    assert route(both, ANNA, BERT, now=1_500) == "bert"


def test_who_may_read_a_conversation() -> None:
    owned = Conversation(id="c", seq=3, customer="me", team="sales", phase="queued")
    assert may_watch(Peer("customer", "me"), owned)
    assert not may_watch(Peer("customer", "you"), owned)
    assert not may_watch(Peer("bot", "me"), owned)
    assert may_watch(Peer("human", "a", teams=("sales",)), owned)
    assert may_watch(Peer("human", "a", supervisor=True), owned)
    assert not may_watch(Peer("human", "a", teams=("support",)), owned)
    asked = replace(owned, transfer=TransferState("a", "", "", 0))
    assert may_watch(Peer("human", "a"), asked)
    assert not may_watch(Peer("human", "b"), asked)


@pytest.mark.parametrize(
    ("origin", "host", "allowed"),
    [
        ("http://chat.example:80", "chat.example:80", True),
        ("https://CHAT.example", "chat.example", True),
        ("https://shop.example", "chat.example", True),
        ("https://shop.example.evil.example", "chat.example", False),
        ("http://shop.example", "chat.example", False),
        ("null", "chat.example", False),
        ("https://", "", False),
        ("ftp://chat.example", "chat.example", False),
    ],
)
def test_which_pages_may_connect(origin: str, host: str, allowed: bool) -> None:
    settings = HubSettings("sqlite:///x", Path("x"), origins=("https://shop.example",))
    assert same_site(origin, host, settings) is allowed
