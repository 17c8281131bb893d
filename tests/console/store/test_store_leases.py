"""What every store promises of leases: one holder each, until they end or are given back."""

import asyncio

from store_records import Open

from console.core.decide import Secret
from console.store import Lease, Store

EMAIL = Secret("[email 1]", "email", "someone@example.org")


async def test_a_lease_has_one_holder_until_it_ends(store: Store, opener: Open) -> None:
    other = await opener()
    assert await store.hold("clock", "hub-1", until=100, now=50, data="a")
    assert not await other.hold("clock", "hub-2", until=190, now=99)
    assert await store.hold("clock", "hub-1", until=120, now=60, data="b")
    assert await other.leases("clock", now=119) == [Lease("clock", "hub-1", 120, "b")]
    assert await other.hold("clock", "hub-2", until=220, now=120)
    assert not await store.hold("clock", "hub-1", until=230, now=130)
    assert await store.leases("clock", now=130) == [Lease("clock", "hub-2", 220)]


async def test_of_many_that_want_a_lease_at_once_one_gets_it(store: Store, opener: Open) -> None:
    stores = [store, await opener()]
    wanted = (stores[n % 2].hold("clock", f"hub-{n}", 100, 50) for n in range(20))
    assert sum(await asyncio.gather(*wanted)) == 1


async def test_live_leases_are_listed_by_the_beginning_of_their_names(store: Store) -> None:
    for name, until in (("agent:b", 90), ("agent:a", 80), ("agent:old", 50), ("Agent:c", 90), ("bot:a", 90)):
        await store.hold(name, "hub-1", until, now=10)
    assert [lease.name for lease in await store.leases("agent:", now=50)] == ["agent:a", "agent:b"]
    assert [lease.name for lease in await store.leases("%", now=50)] == []
    assert len(await store.leases("", now=50)) == 4


async def test_only_its_holder_gives_a_lease_back(store: Store) -> None:
    await store.hold("clock", "hub-1", until=100, now=50)
    await store.release("clock", "hub-2")
    assert not await store.hold("clock", "hub-2", until=100, now=50)
    await store.release("clock", "hub-1")
    assert await store.hold("clock", "hub-2", until=100, now=50)


async def test_leases_that_ended_are_cleared_away(store: Store) -> None:
    await store.hold("old", "hub-1", until=100, now=50)
    await store.hold("live", "hub-1", until=101, now=50)
    assert await store.purge(100) == 0
    assert [lease.name for lease in await store.leases("", now=0)] == ["live"]


async def test_everything_a_holder_has_is_given_back_at_once(store: Store) -> None:
    for name, holder in (("a", "one"), ("b", "one"), ("c", "two")):
        assert await store.hold(name, holder, 100, 0)
    await store.release_all("one")
    assert [lease.name for lease in await store.leases("", 0)] == ["c"]
