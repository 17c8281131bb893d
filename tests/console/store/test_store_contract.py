"""What every store promises, whatever database is behind it."""

import asyncio
import uuid
from typing import get_args

import msgspec
import pytest
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from store_records import Open, record

from console.core.decide import Secret
from console.core.erase import blank
from console.core.event import AnyEvent, Closed, Erased, HumanRequested, Noted, Recorded, Said, Started
from console.store import Account, Conflict, Head, Store, open_store

EMAIL = Secret("[email 1]", "email", "someone@example.org")


async def test_what_was_appended_is_read_as_it_was(store: Store) -> None:
    records = [
        record("c-1", 1, Started("nl", name="Voorbeeldklant 1", needs=("more_time",))),
        record("c-1", 2, Said('"quotes", \\, \x00, \x1b[31m, é, 😀, مرحبا\n')),
        record("c-1", 3, HumanRequested("words", summary="s"), "system"),
    ]
    positions = await store.append(records)
    read = await store.read("c-1")
    assert [replace(r, position=0) for r in read] == records
    assert [r.position for r in read] == positions == sorted(positions)


async def test_a_conversation_is_read_from_any_place(store: Store) -> None:
    await store.append([record("c-1", seq) for seq in range(1, 11)])
    assert [r.seq for r in await store.read("c-1", after=4)] == [5, 6, 7, 8, 9, 10]
    assert [r.seq for r in await store.read("c-1", after=4, limit=2)] == [5, 6]
    assert await store.read("c-1", after=10) == []
    assert await store.read("nobody's") == []


async def test_the_open_conversations_are_read_some_at_a_time_each_whole(store: Store) -> None:
    for name in ("c-3", "c-1", "c-4", "c-2"):
        records = [record(name, seq) for seq in range(1, 4)]
        await store.append(records, head=Head(name, "k", name != "c-2", at=1))
    first = await store.read_open(most=2)
    assert [(r.conversation, r.seq) for r in first] == [(c, s) for c in ("c-1", "c-3") for s in (1, 2, 3)]
    assert first[:3] == await store.read("c-1")
    assert [r.conversation for r in await store.read_open("c-3", 2)] == ["c-4"] * 3
    assert await store.read_open("c-4") == []


async def test_a_place_is_taken_once(store: Store) -> None:
    await store.append([record("c-1", 1)])
    with pytest.raises(Conflict) as refused:
        await store.append([record("c-1", 1)])
    assert (refused.value.conversation, refused.value.seq) == ("c-1", 1)
    assert len(await store.read("c-1")) == 1


async def test_a_record_that_would_leave_a_gap_is_refused_alone(store: Store) -> None:
    early, other = await asyncio.gather(
        store.append([record("c-1", 2)]), store.append([record("c-2", 1)]), return_exceptions=True
    )
    assert isinstance(early, Conflict) and not isinstance(other, BaseException)
    assert await store.read("c-1") == []
    assert len(await store.read("c-2")) == 1


async def test_a_failed_append_leaves_no_gap_under_the_one_behind_it(store: Store) -> None:
    await store.append([record("c-1", 1)])
    lost, behind = await asyncio.gather(
        store.append([record("c-1", 1), record("c-1", 2)]),
        store.append([record("c-1", 3)]),
        return_exceptions=True,
    )
    assert isinstance(lost, Conflict)
    assert isinstance(behind, Conflict)
    assert [r.seq for r in await store.read("c-1")] == [1]


async def test_a_conflict_hurts_no_other_that_shares_its_commit(store: Store) -> None:
    await store.append([record("c-1", 1)])
    results = await asyncio.gather(
        *(store.append([record(f"c-{n}", 1), record(f"c-{n}", 2)]) for n in range(6)), return_exceptions=True
    )
    assert [isinstance(result, Conflict) for result in results] == [n == 1 for n in range(6)]
    for n in range(6):
        assert [r.seq for r in await store.read(f"c-{n}")] == ([1] if n == 1 else [1, 2])


async def test_pipelined_appends_of_one_conversation_keep_their_order(store: Store) -> None:
    await asyncio.gather(*(store.append([record("c-1", seq)]) for seq in range(1, 200)))
    assert [r.seq for r in await store.read("c-1")] == list(range(1, 200))


async def test_nothing_of_a_conflicting_append_is_kept(store: Store) -> None:
    await store.append([record("c-1", 1)], head=Head("c-1", "customer-1", True, 1))
    with pytest.raises(Conflict):
        await store.append([record("c-1", 1)], secrets=[EMAIL], head=Head("c-1", "customer-1", False, 2))
    assert await store.secret("c-1", EMAIL.ref) is None
    assert await store.heads() == [Head("c-1", "customer-1", True, 1)]


async def test_readers_of_the_whole_log_skip_nothing(store: Store) -> None:
    appends = [store.append([record(f"c-{n}", 1), record(f"c-{n}", 2)]) for n in range(50)]
    writing = asyncio.gather(*appends)
    followed: list[Recorded] = []
    while len(followed) < 100:
        followed += await store.since(followed[-1].position if followed else 0, limit=7)
    positions = [p for pair in await writing for p in pair]
    assert [r.position for r in followed] == sorted(positions)


async def test_heads_list_the_open_and_the_customers_own(store: Store) -> None:
    a, b, c = (Head("c-1", "x", True, 3), Head("c-2", "y", False, 2), Head("c-3", "x", False, 1))
    for head in (a, b, c):
        await store.append([record(head.conversation, 1)], head=head)
    assert await store.heads() == [a, b, c]
    assert await store.heads(open=True) == [a]
    assert await store.heads(open=False) == [b, c]
    assert await store.heads(customer="x") == [a, c]
    reopened = replace(c, open=True, at=9)
    await store.append([record("c-3", 2)], head=reopened)
    assert await store.heads(open=True) == [reopened, a]


async def test_of_a_conversations_heads_in_one_commit_the_last_counts(store: Store) -> None:
    heads = [Head("c-1", "x", seq < 3, seq) for seq in (1, 2, 3)]
    await asyncio.gather(*(store.append([record("c-1", head.at)], head=head) for head in heads))
    assert await store.heads() == [heads[-1]]


async def test_search_finds_all_the_words_newest_first(store: Store) -> None:
    await store.append([record("c-1", 1, Said("Mijn ZONNEPANEEL is stuk")), record("c-1", 2, Said("kapot"))])
    await store.append([record("c-2", 1, Noted("zonnepaneel 100% stuk, zegt Zoë"))])
    found = [(r.conversation, r.seq) for r in await store.search("zonnepaneel stuk")]
    assert found == [("c-2", 1), ("c-1", 1)]
    assert [r.seq for r in await store.search("zonnepaneel", limit=1)] == [1]
    assert [r.conversation for r in await store.search("zoë 100%")] == ["c-2"]
    assert [r.conversation for r in await store.search("ZOE\u0308")] == ["c-2"]
    for nothing in ("zonnebloem", "said", "cid-1", "  ", "%", "text", '"'):
        hits = await store.search(nothing)
        assert [r.conversation for r in hits] == (["c-2"] if nothing == "%" else [])


async def test_search_goes_on_past_many_that_are_only_likely(store: Store) -> None:
    """The database takes any letter for an é; there are more such records than are fetched at once."""
    await store.append([record("c-1", 1, Said("café"))])
    await store.append([record("c-2", seq, Said("cafa")) for seq in range(1, 500)])
    assert [r.conversation for r in await store.search("café")] == ["c-1"]


async def test_a_secret_comes_back_until_its_time(store: Store) -> None:
    far = 4_000_000_000_000
    await store.append([record("c-1", 1)], secrets=[EMAIL], secret_until=far)
    await store.append([record("c-2", 1)], secrets=[EMAIL], secret_until=1)
    await store.append([record("c-3", 1)], secrets=[EMAIL])
    assert await store.secret("c-1", "[email 1]") == EMAIL.value
    assert await store.secret("c-2", "[email 1]") is None
    assert await store.secret("c-3", "[email 1]") == EMAIL.value
    assert await store.secret("c-1", "[email 2]") is None
    assert await store.purge(far - 1) == 1
    assert await store.purge(far) == 1
    assert await store.secret("c-1", "[email 1]") is None
    assert await store.secret("c-3", "[email 1]") == EMAIL.value


async def test_erase_blanks_the_words_and_keeps_the_skeleton(store: Store) -> None:
    before = [
        record("c-1", 1, Started("en", name="N")),
        record("c-1", 2),
        record("c-1", 3, Closed("c", "note")),
    ]
    await store.append(before, secrets=[EMAIL])
    await store.append([record("c-2", 1, Said("words of another"))])
    await store.erase("c-1")
    assert [replace(r, position=0) for r in await store.read("c-1")] == [blank(r) for r in before]
    assert await store.secret("c-1", EMAIL.ref) is None
    assert await store.search("words 2") == []
    assert len(await store.search("words of another")) == 1


async def test_the_record_of_an_erasure_erases_in_the_same_commit(store: Store) -> None:
    await store.append([record("c-1", 1), record("c-1", 2)], secrets=[EMAIL])
    await store.append([record("c-1", 3, Erased("customer"))])
    texts = [getattr(r.event, "text", None) for r in await store.read("c-1")]
    assert texts == ["", "", None]
    assert await store.secret("c-1", EMAIL.ref) is None


async def test_retention_finds_what_is_closed_and_old_once(store: Store) -> None:
    for n, (open_, at) in enumerate([(False, 10), (False, 30), (True, 5), (False, 20)], 1):
        await store.append([record(f"c-{n}", 1)], head=Head(f"c-{n}", "x", open_, at))
    assert [h.conversation for h in await store.expired(before=25)] == ["c-1", "c-4"]
    assert [h.conversation for h in await store.expired(before=25, limit=1)] == ["c-1"]
    await store.erase("c-1")
    assert [h.conversation for h in await store.expired(before=25)] == ["c-4"]


async def test_accounts_are_kept_and_replaced(store: Store) -> None:
    agent = Account("agent-1", "human", "Example agent 1", "hash", teams=("billing",), supervisor=True)
    bot = Account("bot-1", "bot", "Example bot", "hash")
    await store.put_account(bot)
    await store.put_account(agent)
    assert await store.accounts() == [agent, bot]
    await store.put_account(replace(agent, disabled=True))
    assert await store.account("agent-1") == replace(agent, disabled=True)
    assert await store.account("agent-2") is None


async def test_what_was_stored_is_there_after_closing(store: Store, opener: Open) -> None:
    await store.append([record("c-1", 1)], secrets=[EMAIL], head=Head("c-1", "x", True, 1))
    await store.close()
    again = await opener()
    assert len(await again.read("c-1")) == 1
    assert await again.secret("c-1", EMAIL.ref) == EMAIL.value
    assert len(await again.heads(open=True)) == 1


async def test_closing_finishes_what_was_accepted(store: Store, opener: Open) -> None:
    accepted = asyncio.gather(*(store.append([record(f"c-{n}", 1)]) for n in range(300)))
    await asyncio.sleep(0)
    await store.close()
    assert len(await accepted) == 300
    assert len(await (await opener()).since(0)) == 300


async def test_a_store_in_service_answers_a_ping(store: Store) -> None:
    await store.ping()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    waves=st.lists(
        st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 6), st.integers(1, 3)), max_size=8),
        max_size=5,
    )
)
def test_the_log_is_what_a_model_of_it_says(url: str, waves: list[list[tuple[str, int, int]]]) -> None:
    """Waves of concurrent appends; the model takes an append when its first record is the next one."""
    asyncio.run(_compare(url, waves))


async def _compare(url: str, waves: list[list[tuple[str, int, int]]]) -> None:
    model: dict[str, int] = {}
    store = await open_store(url, Fernet.generate_key())
    names = {letter: f"{letter}-{uuid.uuid4()}" for letter in "abc"}
    for wave in waves:
        expected = []
        for conversation, first, many in wave:
            expected.append(model.get(conversation, 0) == first - 1)
            if expected[-1]:
                model[conversation] = first + many - 1
        appends = (store.append([record(names[c], f + i) for i in range(m)]) for c, f, m in wave)
        results = await asyncio.gather(*appends, return_exceptions=True)
        assert [not isinstance(r, Conflict) for r in results] == expected
    for conversation, name in names.items():
        seqs = [r.seq for r in await store.read(name)]
        assert seqs == list(range(1, model.get(conversation, 0) + 1))
    await store.close()


async def test_an_event_of_every_kind_survives_the_store(store: Store) -> None:
    samples = [_sample(kind) for kind in get_args(AnyEvent) if kind is not Erased]
    await store.append([record("c-1", seq, event) for seq, event in enumerate(samples, 1)])
    assert [r.event for r in await store.read("c-1")] == samples


def _sample(kind: type) -> object:
    values = {"str": "x", "int": 1, "bool": True}
    given = {}
    for field in msgspec.structs.fields(kind):
        if field.required:
            name = getattr(field.type, "__name__", "")
            literal = getattr(field.type, "__args__", (None,))[0]
            given[field.name] = values.get(name, () if name == "tuple" else literal)
            if "tuple" in str(field.type):
                given[field.name] = ()
            if field.type == int | None:
                given[field.name] = 1
    return kind(**given)


async def test_the_position_is_that_of_the_last_record(store: Store) -> None:
    assert await store.position() == 0
    positions = await store.append([record("c-1", 1), record("c-1", 2)])
    assert await store.position() == positions[-1]
    assert await store.since(await store.position()) == []
