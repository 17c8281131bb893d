"""Guessing passwords: counted however they come, and costing the same whether the name exists or not."""

import asyncio
from pathlib import Path

import msgspec
import pytest

from console.core import wire
from console.hub import auth
from console.hub.auth import hash_password
from console.store import Account
from tests.console.hub.hub_house import PASSWORD, SETTLED, House, open_house

FEW = msgspec.structs.replace(SETTLED, guesses=3, guess_wait_s=600)


async def attempt(house: House, user: str, password: str, **options: object) -> str:
    """Say hello with a password; give the refusal's code, or "" for a welcome."""
    peer = await house.socket(**options)
    await peer.send(wire.Hello("human", user=user, password=password))
    answer = await peer.gets(wire.Welcome | wire.Refused)  # type: ignore[arg-type]
    return answer.code if isinstance(answer, wire.Refused) else ""


async def test_guesses_at_the_same_moment_are_counted_like_guesses_in_a_row(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=FEW) as house:
        codes = await asyncio.gather(*(attempt(house, "anna", f"guess {n}") for n in range(20)))
        assert sorted(codes) == ["bad_credentials"] * 3 + ["too_fast"] * 17


async def test_an_address_that_guesses_at_many_names_has_to_wait_even_with_a_key_of_its_own(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, limits=FEW) as house:
        for name in ("anna", "bert", "nobody"):
            assert await attempt(house, "sam", PASSWORD) == ""
            assert await attempt(house, name, "guess") == "bad_credentials"
        assert await attempt(house, "tess", "guess") == "too_fast"


async def test_a_forged_address_does_not_reset_the_count(tmp_path: Path) -> None:
    """Without a proxy the header is nobody's word; behind one only what the proxy added last counts."""
    for forwarded, real in ((False, ""), (True, ", 198.51.100.7")):
        folder = tmp_path / str(forwarded)
        folder.mkdir()
        async with open_house(folder, limits=FEW, forwarded=forwarded) as house:
            headers = ({"X-Forwarded-For": f"203.0.113.{n}{real}"} for n in range(4))
            codes = [await attempt(house, "anna", "guess", additional_headers=header) for header in headers]
            assert codes == ["bad_credentials"] * 3 + ["too_fast"]


async def test_a_whole_office_comes_back_at_once_behind_one_address(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=FEW) as house:
        users = [f"agent{n}" for n in range(10)]
        hashed = hash_password(PASSWORD)
        for user in users:
            await house.serving.store.put_account(Account(user, "human", "Example agent", hashed))
        assert set(await asyncio.gather(*(attempt(house, user, PASSWORD) for user in users))) == {""}


async def test_a_name_that_exists_costs_the_same_work_as_one_that_does_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: list[str] = []
    fits = auth._password_fits

    def counted(kept: str, password: str) -> bool:
        work.append(kept.rpartition("$")[0].rpartition("$")[0])
        return fits(kept, password)

    monkeypatch.setattr(auth, "_password_fits", counted)
    for name in ("anna", "nobody", "bot", "../etc", "x" * 150):
        assert await attempt(house, name, "guess") == "bad_credentials"
    assert len(work) == 5
    assert len(set(work)) == 1 and work[0].startswith("$argon2id$"), work
