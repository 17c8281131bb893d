"""Who gets in: every refusal by name."""

import asyncio
import ssl
import time
from pathlib import Path

import jwt
import msgspec
import pytest
from hub_house import PASSWORD, SETTLED, House, open_house
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from console.core import wire
from console.hub.auth import agent_token, customer_token
from console.store import Account


async def turned_away(house: House, hello: wire.Frame) -> tuple[str, str]:
    """Say hello; give the refusal's code and the goodbye's reason."""
    peer = await house.socket()
    await peer.send(hello)
    refused, bye = await peer.gets(wire.Refused), await peer.gets(wire.Bye)
    return refused.code, bye.why


@pytest.mark.parametrize(
    "hello",
    [
        wire.Hello("human", user="anna", password="wrong"),
        wire.Hello("human", user="nobody", password=PASSWORD),
        wire.Hello("human", user="bot", password=PASSWORD),
        wire.Hello("human"),
        wire.Hello("human", "not.a.token"),
        wire.Hello("bot", "bot.guessed"),
        wire.Hello("bot", PASSWORD),
        wire.Hello("bot"),
        wire.Hello("customer", "not.a.token"),
    ],
    ids=repr,
)
async def test_wrong_credentials_are_refused(house: House, hello: wire.Hello) -> None:
    assert await turned_away(house, hello) == ("bad_credentials", "credentials")


async def test_a_forged_role_is_refused(house: House) -> None:
    """A token proves one role: it opens no other door, and nor does one that somebody else has signed."""
    keys, now = house.serving.keys, time.time()
    customer = customer_token(keys, "anna", 60, now)
    stranger = jwt.encode({"sub": "anna", "aud": "handrail:agent", "exp": now + 60}, "x" * 40, "HS256")
    unsigned = jwt.encode({"sub": "anna", "aud": "handrail:agent", "exp": now + 60}, None, "none")
    expired = agent_token(keys, "anna", -60, now)
    for token in (customer, stranger, unsigned, expired, house.bot_key):
        assert await turned_away(house, wire.Hello("human", token)) == ("bad_credentials", "credentials")
    assert await turned_away(house, wire.Hello("bot", customer)) == ("bad_credentials", "credentials")
    agent = agent_token(keys, "anna", 60, now)
    assert await turned_away(house, wire.Hello("customer", agent)) == ("bad_credentials", "credentials")
    assert (await house.hello(wire.Hello("human", agent))).welcome.role == "human"


async def test_a_site_may_sign_tokens_for_customers_it_knows(house: House) -> None:
    token = customer_token(house.serving.keys, "customer-7", 60, time.time(), "Example customer 7")
    customer = await house.customer(token)
    assert (customer.welcome.id, customer.welcome.name) == ("customer-7", "Example customer 7")


async def test_pages_of_other_sites_cannot_connect(tmp_path: Path) -> None:
    async with open_house(tmp_path, origins=("https://shop.example",)) as house:
        port = house.serving.port
        for origin in (f"http://127.0.0.1:{port}", "https://shop.example"):
            async with connect(house.serving.url, additional_headers={"Origin": origin}):
                pass
        for origin in ("https://evil.example", "null", f"http://127.0.0.1:{port}.evil.example", "file://"):
            with pytest.raises(InvalidStatus) as refused:
                await connect(house.serving.url, additional_headers={"Origin": origin})
            assert refused.value.response.status_code == 403


async def test_whoever_is_slow_to_say_hello_is_let_go(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=msgspec.structs.replace(SETTLED, hello_s=0.1)) as house:
        mute = await house.socket()
        assert (await mute.gets(wire.Refused)).code == "hello_late"
        # On a slow line a hello may be late: that is no reason to stay away.
        assert (await mute.gets(wire.Bye)).retry_ms > 0
        await mute.ended.wait()


async def test_commands_before_hello_and_other_versions_are_refused(house: House) -> None:
    assert await turned_away(house, wire.WatchBoard()) == ("hello_first", "bad_frame")
    assert await turned_away(house, wire.Hello("customer", version=99)) == ("bad_frame", "bad_frame")


async def test_guessing_passwords_has_to_wait(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, guesses=3, guess_wait_s=60)
    async with open_house(tmp_path, limits=limits) as house:
        wrong = wire.Hello("human", user="anna", password="wrong")
        codes = [await turned_away(house, wrong) for _ in range(4)]
        assert codes == [("bad_credentials", "credentials")] * 3 + [("too_fast", "rate")]
        right = wire.Hello("human", user="anna", password=PASSWORD)
        assert (await turned_away(house, right))[0] == "too_fast"


async def test_a_disabled_account_is_let_go_and_not_let_in(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=msgspec.structs.replace(SETTLED, heartbeat_s=0.4)) as house:
        agent = await house.agent()
        account = await house.serving.store.account("anna")
        assert account
        await house.serving.store.put_account(msgspec.structs.replace(account, disabled=True))
        assert (await agent.gets(wire.Bye)).why == "credentials"
        token = agent_token(house.serving.keys, "anna", 60, time.time())
        for hello in (wire.Hello("human", user="anna", password=PASSWORD), wire.Hello("human", token)):
            assert await turned_away(house, hello) == ("bad_credentials", "credentials")


async def test_tls(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    making = await asyncio.create_subprocess_exec(
        *make, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate, stderr=-3
    )
    assert await making.wait() == 0
    async with open_house(tmp_path, certificate=certificate, key=key) as house:
        trust = ssl.create_default_context(cafile=str(certificate))
        assert house.serving.url.startswith("wss://")
        customer = await house.hello(wire.Hello("customer"), ssl=trust)
        await house.started(customer)


async def test_accounts_of_one_kind_do_not_open_the_door_of_another(house: House) -> None:
    account = await house.serving.store.account("anna")
    assert account
    await house.serving.store.put_account(Account("odd", "bot", "Example", account.hash))
    hello = wire.Hello("human", user="odd", password=PASSWORD)
    assert await turned_away(house, hello) == ("bad_credentials", "credentials")
