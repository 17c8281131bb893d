"""The queue as agents see it, the customers' place in it, who is on duty, and who rings."""

from pathlib import Path

import msgspec
from hub_house import SETTLED, House, Peer, open_house

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.board import Row
from console.core.policy import Policy
from console.fanout.local import LocalFanout


async def board_of(agent: Peer) -> dict[str, Row]:
    """Follow the board; the rows stay up to date."""
    await agent.send(wire.WatchBoard())
    await agent.gets(wire.Board)
    return folded(agent)


def folded(agent: Peer) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for frame in agent.frames:
        if isinstance(frame, wire.Board):
            rows = {row.conversation: row for row in frame.rows}
        elif isinstance(frame, wire.BoardChanged):
            rows |= {row.conversation: row for row in frame.rows}
            for gone in frame.gone:
                rows.pop(gone, None)
    return rows


async def test_the_board_folded_from_changes_equals_a_fresh_one(house: House) -> None:
    early, customer = await house.agent("anna"), await house.customer()
    await board_of(early)
    first = await house.waiting(customer, name="Example customer 1", needs=("more_time",))
    second = await house.waiting(customer)
    third = await house.waiting(customer)
    await early.until(lambda: set(folded(early)) == {first, second, third})
    await early.ok(first, cmd.Claim())
    await early.ok(first, cmd.Say("hello"))
    await early.ok(second, cmd.Claim())
    await early.ok(second, cmd.Close("solved"))

    def done() -> bool:
        rows = folded(early)
        return set(rows) == {first, third} and rows[first].last == "hello"

    await early.until(done)
    late = await house.agent("bert")
    assert await board_of(late) == folded(early)
    assert folded(early)[first].needs == ("more_time",)


async def test_an_agent_sees_the_rows_of_their_teams_only(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(teams=("sales", "support"))) as house:
        customer, anna, tess = await house.customer(), await house.agent("anna"), await house.agent("tess")
        await board_of(anna)
        await board_of(tess)
        sales = await house.waiting(customer, team="sales")
        anybody = await house.waiting(customer)
        await tess.until(lambda: set(folded(tess)) == {sales, anybody})
        await anna.until(lambda: set(folded(anna)) == {anybody})
        assert await anna.refused(sales, cmd.Claim()) == "other_team"


async def test_whoever_may_no_longer_read_a_conversation_stops_hearing_it(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(teams=("sales",))) as house:
        customer, anna, tess = await house.customer(), await house.agent("anna"), await house.agent("tess")
        conversation = await house.waiting(customer)
        await anna.ok(conversation, cmd.Claim())
        await anna.watch(conversation)
        await anna.ok(conversation, cmd.Transfer(team="sales"))
        await tess.ok(conversation, cmd.AcceptTransfer())
        await anna.gets(wire.Refused, lambda r: r.cid == conversation and r.code == "not_yours")
        await tess.ok(conversation, cmd.Say("for sales only"))
        await customer.hears(conversation, ev.Said)
        assert anna.said(conversation) == []


async def test_two_hubs_that_share_hints_show_each_other_what_happens(tmp_path: Path) -> None:
    fanout = LocalFanout()
    async with open_house(tmp_path, shared=fanout) as one, open_house(tmp_path, shared=fanout) as two:
        customer, agent = await one.customer(), await two.agent()
        await board_of(agent)
        conversation = await one.waiting(customer)
        await agent.until(lambda: conversation in folded(agent))
        await agent.ok(conversation, cmd.Claim())
        await agent.ok(conversation, cmd.Say("from the other hub"))
        await customer.hears(conversation, ev.Said)
        await agent.watch(conversation)
        await customer.ok(conversation, cmd.Say("and back"))
        await agent.hears(conversation, ev.Said, 2)
        assert customer.said(conversation) == agent.said(conversation)


async def test_agents_see_who_is_on_duty(house: House) -> None:
    anna = await house.agent("anna")
    await anna.send(wire.WatchBoard())
    await anna.gets(wire.Board, lambda b: [a.id for a in b.agents] == ["anna"])
    bert = await house.agent("bert")
    await bert.send(wire.SetState("away"))
    await anna.gets(
        wire.BoardChanged, lambda b: [(a.id, a.state) for a in b.agents or ()][1:] == [("bert", "away")]
    )
    await bert.break_off()
    await anna.gets(wire.BoardChanged, lambda b: [a.id for a in b.agents or ()] == ["anna"], len(anna.frames))


async def test_whoever_waits_is_told_their_place_and_only_when_it_changes(house: House) -> None:
    first, second, agent = await house.customer(), await house.customer(), await house.agent()
    ahead = await house.waiting(first)
    behind = await house.waiting(second)
    await second.gets(wire.Place, lambda p: (p.conversation, p.position) == (behind, 2))
    await agent.ok(ahead, cmd.Claim())
    await second.gets(wire.Place, lambda p: (p.conversation, p.position) == (behind, 1))
    assert [f.position for f in second.frames if isinstance(f, wire.Place)] == [2, 1]
    again = await house.customer(second.welcome.token)
    await again.watch(behind)
    await again.gets(wire.Place, lambda p: p.position == 1)


async def test_whoever_waits_is_told_when_the_last_agent_goes(house: House) -> None:
    customer, agent = await house.customer(), await house.agent()
    conversation = await house.waiting(customer)
    assert not any(isinstance(e, ev.WaitTold) for e in customer.events(conversation))
    await agent.send(wire.SetState("away"))
    assert (await customer.hears(conversation, ev.WaitTold)).why == "nobody"


async def test_somebody_types_is_passed_on_to_the_other_side_only(house: House) -> None:
    customer, anna, bert = await house.customer(), await house.agent("anna"), await house.agent("bert")
    conversation = await house.waiting(customer)
    await anna.ok(conversation, cmd.Claim())
    await anna.watch(conversation)
    await bert.watch(conversation)
    await customer.send(wire.Typing(conversation))
    assert (await anna.gets(wire.Typing)).by.kind == "customer"
    await bert.send(wire.Typing(conversation))
    await anna.send(wire.Typing(conversation))
    assert (await customer.gets(wire.Typing)).by.id == "anna"
    assert [f.by.id for f in customer.frames if isinstance(f, wire.Typing)] == ["anna"]


async def test_offers_ring_at_one_agent_after_the_other(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(assign="offer", offer_s=0.3)) as house:
        anna, bert = await house.agent("anna"), await house.agent("bert")
        customer = await house.customer()
        conversation = await house.waiting(customer)
        await anna.watch(conversation)
        first = (await anna.hears(conversation, ev.Offered)).agent
        ringing, other = (anna, bert) if first == "anna" else (bert, anna)
        assert await other.refused(conversation, cmd.Claim()) == "offered"
        await ringing.ok(conversation, cmd.DeclineOffer())
        second = (await anna.hears(conversation, ev.Offered, 2)).agent
        assert second != first
        assert (await anna.hears(conversation, ev.OfferEnded, 2)).why == "expired"
        third = (await anna.hears(conversation, ev.Offered, 3)).agent
        peer = anna if third == "anna" else bert
        await peer.ok(conversation, cmd.Claim())
        assert (await anna.hears(conversation, ev.Assigned)).how == "offer"


async def test_an_offer_ends_when_its_agent_goes(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, settle_s=0.05)
    async with open_house(tmp_path, policy=Policy(assign="offer"), limits=limits) as house:
        anna, customer = await house.agent("anna"), await house.customer()
        conversation = await house.waiting(customer)
        sam = await house.agent("sam")
        await sam.watch(conversation)
        assert (await sam.hears(conversation, ev.Offered)).agent == "anna"
        await anna.break_off()
        assert (await sam.hears(conversation, ev.OfferEnded)).why == "gone"
        assert (await sam.hears(conversation, ev.Offered, 2)).agent == "sam"


async def test_idle_is_warned_and_ended_but_never_for_who_needs_time(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(idle_warn_s=0.1, idle_end_s=0.2)) as house:
        await house.bot()
        quick, slow = await house.customer(), await house.customer()
        calm = await house.started(slow, needs=("more_time",))
        conversation = await house.started(quick)
        await quick.hears(conversation, ev.IdleWarned)
        assert (await quick.hears(conversation, ev.Ended)).why == "idle"
        assert not any(isinstance(e, ev.IdleWarned | ev.Ended) for e in slow.events(calm))


async def test_old_conversations_are_blanked_by_age(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        customer = await house.customer()
        conversation = await house.started(customer)
        await customer.ok(conversation, cmd.Say("old words"))
        await customer.ok(conversation, cmd.Leave())
    async with open_house(tmp_path, policy=Policy(retention_days=0)) as house:
        agent = await house.agent()
        await agent.watch(conversation)
        assert (await agent.hears(conversation, ev.Erased)).why == "retention"
        assert b"old words" not in msgspec.json.encode(await house.serving.store.read(conversation))
