"""The client against a hub that a test scripts: what the wire may do to it, and what it must not lose."""

import asyncio
from contextlib import AbstractAsyncContextManager

import pytest
from scripted_hub import WELCOME, ScriptedHub, Visit, said, started

from console.client import (
    Backoff,
    Client,
    ClientClosed,
    CommandRefused,
    Connection,
    ConnectRefused,
    Credentials,
    HubUnreachable,
    connect,
)
from console.client.changes import Changes
from console.core import board, command, wire
from console.core import event as ev
from console.core.conversation import fold

C = "conversation1"
AGENT = Credentials("human", user="ann", password="secret-word")
AT_ONCE = Backoff(base_s=0.0)


def connected(hub: ScriptedHub, **more: object) -> AbstractAsyncContextManager[Client]:
    return connect(hub.url, AGENT, **({"backoff": AT_ONCE} | more))  # type: ignore[arg-type]


async def test_hello_says_who_we_are_and_the_welcome_is_kept(hub: ScriptedHub) -> None:
    async with asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit(None))
        using = tasks.create_task(_welcome(hub))
        visit = await visiting
        hello = await visit.greet()
        assert hello == wire.Hello("human", user="ann", password="secret-word", language="en")
        assert await using == WELCOME


async def _welcome(hub: ScriptedHub) -> wire.Welcome:
    async with connected(hub) as client:
        assert client.online
        return client.welcome


def test_credentials_never_show_their_secrets() -> None:
    shown = repr(Credentials("bot", token="key-1234", password="secret-word"))
    assert "key-1234" not in shown and "secret-word" not in shown


async def test_bad_credentials_are_refused_by_name(hub: ScriptedHub) -> None:
    async def refuse() -> None:
        visit = await hub.visit(None)
        await visit.next(wire.Hello)
        await visit.send(wire.Refused("", "bad_credentials", "These are not valid.", "Sign in again."))

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(refuse())
        with pytest.raises(ConnectRefused, match="bad_credentials") as refused:
            async with connected(hub):
                pass
    assert refused.value.hint == "Sign in again."


async def test_no_hub_is_said_with_its_address(nobody_there: str) -> None:
    with pytest.raises(HubUnreachable, match="Expected a hub at ws://127") as unreachable:
        async with connect(nobody_there, AGENT):
            pass
    assert unreachable.value.url == nobody_there


async def test_of_several_hubs_the_next_is_tried_when_one_is_not_there_or_lost(
    hub: ScriptedHub, nobody_there: str
) -> None:
    async with asyncio.TaskGroup() as tasks:
        visit = tasks.create_task(hub.visit())
        async with connect(f"{nobody_there}, {hub.url}", AGENT, backoff=Backoff(0.01)) as client:
            assert client.online
            (await visit).connection.transport.abort()
            await hub.visit()
    with pytest.raises(HubUnreachable, match=f"{nobody_there}, {nobody_there}"):
        async with connect(f"{nobody_there},{nobody_there}", AGENT):
            pass


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "not an address", "ws://", ""])
async def test_an_address_that_is_none_is_an_error_at_once(url: str) -> None:
    with pytest.raises(HubUnreachable):
        async with connect(url, AGENT, patience_s=60):
            pass


async def test_with_patience_the_hub_may_start_later(hub: ScriptedHub) -> None:
    await hub.stop()

    async def later() -> Visit:
        await tried.wait()
        await hub.start()
        return await hub.visit()

    tried = asyncio.Event()

    def random() -> float:
        tried.set()
        return 0.01

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(later())
        async with connect(hub.url, AGENT, patience_s=30, backoff=Backoff(random=random)) as client:
            assert client.online


async def test_a_watch_returns_what_is_stored_and_goes_on_folding(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            watching = tasks.create_task(client.watch(C))
            assert await visit.next() == wire.Watch(C)
            await visit.send(wire.Heard(C, (started(), said(2, "one"))))
            await visit.send(wire.Heard(C, (said(3, "two"),), caught_up=True))
            followed = await watching
            assert [r.seq for r in followed.records] == [1, 2, 3]
            await visit.send(wire.Heard(C, (said(3, "two"), said(4, "three"))))
            await _until(client, lambda: followed.last == 4)
            assert [r.seq for r in followed.records] == [1, 2, 3, 4]
            assert followed.state == fold(followed.records)
            assert await client.watch(C) is followed


async def _until(client: Client, met: "object", limit: float = 10) -> list[object]:
    """Read changes until a condition is met; give them."""
    heard: list[object] = []
    async with asyncio.timeout(limit):
        if met():  # type: ignore[operator]
            return heard
        async for change in client.heard():
            heard.append(change)
            if met():  # type: ignore[operator]
                break
    return heard


async def test_words_that_are_erased_are_forgotten_here_too(hub: ScriptedHub) -> None:
    gone = ev.Recorded(C, 3, 0, ev.Author("system", "hub"), ev.Erased("customer"))
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            watching = tasks.create_task(client.watch(C))
            await visit.next(wire.Watch)
            await visit.send(wire.Heard(C, (started(), said(2, "my secret words")), caught_up=True))
            followed = await watching
            await visit.send(wire.Heard(C, (gone,)))
            await _until(client, lambda: followed.state.erased)
            assert "secret words" not in repr(followed.records)
            assert [r.seq for r in followed.records] == [1, 2, 3]
            assert followed.state == fold(followed.records)


@pytest.mark.parametrize("name", [C, ""])
async def test_a_refused_watch_raises_and_follows_nothing(hub: ScriptedHub, name: str) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            watching = tasks.create_task(_refused(client.watch(C)))
            await visit.next(wire.Watch)
            await visit.send(wire.Refused(name, "not_found", "There is no such conversation."))
            assert (await watching).frame.code == "not_found"
            assert not client.followed


async def _refused(doing: "object") -> CommandRefused:
    with pytest.raises(CommandRefused) as refused:
        await doing  # type: ignore[misc]
    return refused.value


async def test_after_a_drop_the_client_resumes_and_resends_in_order_with_the_same_ids(
    hub: ScriptedHub,
) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            first = await visiting
            watching = tasks.create_task(client.watch(C))
            await first.next(wire.Watch)
            await first.send(wire.Heard(C, (started(), said(2, "one")), caught_up=True))
            followed = await watching
            board_coming = tasks.create_task(client.watch_board())
            await first.next(wire.WatchBoard)
            await first.send(wire.Board((), ()))
            await board_coming
            await client.set_state("away")
            posted = [client.post(C, command.Say(f"message {n}")) for n in range(3)]
            asked = [await first.next(wire.Do) for _ in range(3)]
            await first.send(wire.Done(asked[0].cid, 3))
            assert await posted[0] == 3
            first.connection.transport.abort()

            again = await hub.visit()
            frames = [await again.next() for _ in range(5)]
            assert frames == [*asked[1:], wire.Watch(C, 2), wire.WatchBoard(), wire.SetState("away")]
            await again.send(*(wire.Done(frame.cid, 4 + n) for n, frame in enumerate(asked[1:])))
            assert [await p for p in posted] == [3, 4, 5]
            await again.send(wire.Heard(C, (said(3, "two"),), caught_up=True))
            heard = await _until(client, lambda: followed.last == 3)
            assert [c.online for c in heard if isinstance(c, Connection)] == [True, False, True]


async def test_what_was_done_while_offline_is_sent_when_the_hub_is_back(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            await visiting
            await hub.stop()
            await _until(client, lambda: not client.online)
            doing = tasks.create_task(client.do(C, command.Say("still here"), cid="my-own-id"))
            await hub.start()
            again = await hub.visit()
            assert await again.next() == wire.Do("my-own-id", C, command.Say("still here"))
            await again.send(wire.Done("my-own-id", 9))
            assert await doing == 9


async def test_a_refusal_carries_its_code_sentence_and_facts(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            doing = tasks.create_task(_refused(client.do(C, command.Claim())))
            do = await visit.next(wire.Do)
            await visit.send(
                wire.Refused(do.cid, "taken", "Bo took this.", "Choose another.", {"seconds": 2})
            )
            error = await doing
            assert error.frame.facts == {"seconds": 2}
            assert str(error) == "Bo took this. Choose another."


async def test_what_no_hub_could_read_is_refused_at_once(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            await visiting
            error = await _refused(client.do(C, command.Say("x" * 4001)))
            assert error.frame.code == "bad_frame" and "4000" in error.frame.message
            assert (await _refused(client.find("x"))).frame.code == "bad_frame"


async def test_the_same_id_asked_twice_is_sent_once(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            assert client.post(C, command.Claim(), "one") is client.post(C, command.Claim(), "one")
            client.typing(C)
            assert isinstance(await visit.next(), wire.Do)
            assert await visit.next() == wire.Typing(C)


async def test_search_and_reveal_are_answered(hub: ScriptedHub) -> None:
    hit = wire.Hit(C, 2, 5, said(2, "x").by, "parcel")
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            finding = tasks.create_task(client.find("parcel"))
            revealing = tasks.create_task(client.reveal(C, "[phone 1]"))
            find, reveal = await visit.next(wire.Find), await visit.next(wire.Reveal)
            await visit.send(wire.Revealed(reveal.cid, "[phone 1]", "+31201234567"))
            await visit.send(wire.Found(find.cid, (hit,)))
            assert (await finding, await revealing) == ((hit,), "+31201234567")


async def test_the_board_is_folded_from_its_changes(hub: ScriptedHub) -> None:
    one, two = board.Row("conversation1", 1, "queued", 1), board.Row("conversation2", 1, "bot", 2)
    ann = wire.OnDuty("ann", "Example agent", "available")
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            watching = tasks.create_task(client.watch_board())
            await visit.next(wire.WatchBoard)
            await visit.send(wire.Board((one,), (ann,)))
            seen = await watching
            assert (seen.rows, seen.agents) == ({"conversation1": one}, (ann,))
            await visit.send(wire.BoardChanged((two,), ("conversation1",)))
            await _until(client, lambda: "conversation2" in seen.rows)
            assert (seen.rows, seen.agents) == ({"conversation2": two}, (ann,))


async def test_a_half_open_connection_is_found_and_left(hub: ScriptedHub) -> None:
    soon = wire.Welcome("human", "ann", "", 0, heartbeat_s=0.05)
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit(None))
        entering = tasks.create_task(_heard_why(hub))
        visit = await visiting
        visit.deaf = True
        await visit.greet(soon)
        assert await entering == "silent"


async def _heard_why(hub: ScriptedHub) -> str:
    async with connected(hub, reconnect=False) as client:
        return [c.why async for c in client.heard() if isinstance(c, Connection)][-1]


async def test_a_connection_that_answers_stays(hub: ScriptedHub) -> None:
    soon = wire.Welcome("human", "ann", "", 0, heartbeat_s=0.02)
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit(soon))
        async with connected(hub) as client:
            visit = await visiting
            for n in range(10):
                await visit.send(wire.Ping(n))
            assert [await visit.pongs.get() for _ in range(10)] == list(range(10))
            assert client.online


async def test_a_bye_is_obeyed_to_the_millisecond(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub, backoff=Backoff(random=lambda: 1.0)) as client:
            visit = await visiting
            await visit.send(wire.Bye("restart", 20))
            heard = await _until(client, lambda: not client.online)
            heard += [await anext(client.heard())] if not isinstance(heard[-1], Connection) else []
            assert wire.Bye("restart", 20) in heard
            assert heard[-1] == Connection(False, "restart", 0.02)
            await hub.visit()


async def test_a_bye_without_return_ends_it_and_fails_who_waits(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            waiting = client.post(C, command.Claim())
            await visit.send(wire.Bye("credentials", 0))
            heard = [change async for change in client.heard()]
            assert heard[-1] == Connection(False, "credentials", None)
            with pytest.raises(ClientClosed):
                await waiting
            with pytest.raises(ClientClosed):
                await client.do(C, command.Claim())


async def test_busy_at_the_door_is_tried_again_after_the_time_it_names(hub: ScriptedHub) -> None:
    async def busy_once() -> None:
        visit = await hub.visit(None)
        await visit.next(wire.Hello)
        await visit.send(wire.Refused("", "busy", "Full.", facts={"seconds": 0}))
        await hub.visit()

    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(busy_once())
        async with connected(hub, patience_s=10) as client:
            assert client.online


async def test_a_hello_that_came_too_late_is_said_again(hub: ScriptedHub) -> None:
    async def late_once() -> None:
        visit = await hub.visit(None)
        await visit.next(wire.Hello)
        await visit.send(wire.Refused("", "hello_late", "Late."))
        await hub.visit()

    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(late_once())
        async with connected(hub, patience_s=10) as client:
            assert client.online


async def test_a_customer_comes_back_as_the_same_customer(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit(wire.Welcome("customer", "c1", "", 0, 30.0, token="ticket")))
        async with connect(hub.url, Credentials("customer"), backoff=AT_ONCE):
            (await visiting).connection.transport.abort()
            back = await hub.visit(None)
            assert (await back.greet()).token == "ticket"


async def test_nonsense_from_the_hub_breaks_the_connection_not_the_client(hub: ScriptedHub) -> None:
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        visiting = tasks.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            await visit.connection.send('{"frame":"no such frame"}')
            await hub.visit()
            changes = client.heard()
            assert await anext(changes) == Connection(True)
            lost = await anext(changes)
            assert isinstance(lost, Connection) and lost.why == "bad_frame"
            assert await anext(changes) == Connection(True)


async def test_closing_leaves_no_task_behind(hub: ScriptedHub) -> None:
    before = asyncio.all_tasks()
    async with asyncio.timeout(20):
        visiting = asyncio.create_task(hub.visit())
        async with connected(hub) as client:
            visit = await visiting
            waiting = client.post(C, command.Claim())
        await visit.closed.wait()
    with pytest.raises(ClientClosed):
        await waiting
    mine = {t for t in asyncio.all_tasks() - before if "hub connection" in t.get_name()}
    assert not mine


def test_backoff_doubles_up_to_its_cap_and_is_jittered_over_all_of_it() -> None:
    most = Backoff(base_s=1, cap_s=10, random=lambda: 1.0)
    assert [most.delay(n) for n in range(6)] == [1, 2, 4, 8, 10, 10]
    assert most.delay(10**6) == 10
    assert Backoff(random=lambda: 0.0).delay(5) == 0


async def test_a_reader_that_never_comes_costs_bounded_memory_and_a_bot_loses_no_turn() -> None:
    changes = Changes(limit=10)
    turn = wire.Turn(C, 1, 2, "question", "en")
    changes.put(turn)
    for n in range(100):
        changes.put(wire.Place(C, n))
    changes.end()
    assert len(changes) == 10
    left = [change async for change in changes.read()]
    assert left[0] is turn
    assert left[-1] == wire.Place(C, 99)
