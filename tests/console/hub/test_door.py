"""Who gets in, and what they cannot do: every refusal by name."""

import asyncio
import contextlib
import json
import ssl
import time
from pathlib import Path

import httpx
import jwt
import msgspec
import pytest
from hub_house import PASSWORD, SETTLED, House, new_id, open_house
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from console.core import command as cmd
from console.core import event as ev
from console.core import wire
from console.core.policy import Policy
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


async def test_a_customer_cannot_read_or_write_the_conversation_of_another(house: House) -> None:
    owner, stranger = await house.customer(), await house.customer()
    conversation = await house.started(owner)
    await stranger.send(wire.Watch(conversation))
    refused = await stranger.gets(wire.Refused)
    assert (refused.code, refused.cid) == ("not_yours", conversation)
    for command in (cmd.Say("hello"), cmd.AskHuman(), cmd.Leave(), cmd.Erase(), cmd.Start()):
        assert await stranger.refused(conversation, command) in ("not_yours", "exists")
    await owner.ok(conversation, cmd.Say("private"))
    assert stranger.records(conversation) == []


async def test_following_an_id_before_it_exists_shows_nothing_of_somebody_elses(house: House) -> None:
    owner, stranger = await house.customer(), await house.customer()
    conversation = new_id()
    assert await stranger.watch(conversation) == []
    await owner.watch(conversation)
    await owner.ok(conversation, cmd.Start())
    await owner.ok(conversation, cmd.Say("private"))
    await owner.hears(conversation, ev.Said)
    assert stranger.records(conversation) == []


async def test_what_only_agents_may_see_never_reaches_the_customer(house: House) -> None:
    bot, customer, agent = await house.bot(), await house.customer(), await house.agent()
    conversation = await house.started(customer)
    await customer.ok(conversation, cmd.Say("hello"))
    turn = await bot.gets(wire.Turn)
    await bot.ok(conversation, cmd.AskHuman("SECRET summary", turn.epoch))
    await agent.ok(conversation, cmd.Claim())
    await agent.ok(conversation, cmd.Note("SECRET note"))
    assert await bot.refused(conversation, cmd.Say("SECRET suggestion", epoch=turn.epoch)) == "stale"
    await agent.ok(conversation, cmd.HandBack("SECRET word"))
    await customer.ok(conversation, cmd.AnswerOffer(human=True))
    await agent.ok(conversation, cmd.Close("solved", "SECRET wrap-up"))
    await customer.hears(conversation, ev.Closed)
    again = await house.customer(customer.welcome.token)
    await again.watch(conversation)
    for peer in (customer, again, bot):
        heard = b"".join(wire.encode(frame) for frame in peer.frames)
        assert b"SECRET" not in heard, heard
    assert not any(isinstance(frame, wire.Heard) for frame in bot.frames)
    await agent.watch(conversation)
    assert b"".join(wire.encode(frame) for frame in agent.frames).count(b"SECRET") >= 5


async def test_a_search_finds_only_what_the_agent_may_see(tmp_path: Path) -> None:
    async with open_house(tmp_path, policy=Policy(teams=("sales", "support"))) as house:
        customer, tess, sam = await house.customer(), await house.agent("tess"), await house.agent("sam")
        for team in ("sales", "support"):
            conversation = await house.started(customer, team=team)
            await customer.ok(conversation, cmd.Say(f"a zebra for {team}"))
        for agent, expected in (
            (tess, {"a zebra for sales"}),
            (sam, {"a zebra for sales", "a zebra for support"}),
        ):
            await agent.send(wire.Find("find", "zebra"))
            found = await agent.answer("find")
            assert {hit.text for hit in found.hits} == expected
        await tess.send(wire.Watch(conversation))
        assert (await tess.gets(wire.Refused)).code == "not_yours"


@pytest.mark.parametrize(
    "frame", [wire.WatchBoard(), wire.SetState("away"), wire.Find("c", "word")], ids=repr
)
async def test_what_is_for_agents_is_refused_to_others(house: House, frame: wire.Frame) -> None:
    for peer in (await house.customer(), await house.bot()):
        await peer.send(frame)
        assert (await peer.gets(wire.Refused)).code == "not_allowed"


async def test_a_bot_cannot_follow_type_or_act_for_another(house: House) -> None:
    bot, customer = await house.bot(), await house.customer()
    conversation = await house.started(customer)
    for frame in (wire.Watch(conversation), wire.Typing(conversation)):
        start = len(bot.frames)
        await bot.send(frame)
        assert (await bot.gets(wire.Refused, start=start)).code == "not_allowed"
    for command in (cmd.Claim(), cmd.Note("hm"), cmd.Start(), cmd.TakeOver()):
        assert await bot.refused(conversation, command) == "not_allowed"


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
        assert (await mute.gets(wire.Refused)).code == "hello_first"
        await mute.ended.wait()


async def test_commands_before_hello_and_other_versions_are_refused(house: House) -> None:
    assert await turned_away(house, wire.WatchBoard()) == ("hello_first", "bad_frame")
    assert await turned_away(house, wire.Hello("customer", version=99)) == ("bad_frame", "bad_frame")


async def test_a_frame_that_is_too_big_ends_the_connection_and_nothing_else(house: House) -> None:
    big, other = await house.customer(), await house.customer()
    await big.socket.send("x" * (wire.MAX_FRAME + 1))
    await big.ended.wait()
    assert big.socket.close_code == 1009
    await house.started(other)


async def test_what_is_no_frame_is_refused_and_repeating_it_ends_the_connection(house: House) -> None:
    customer = await house.customer()
    for _ in range(60):
        await customer.socket.send("[" * 100)
    assert (await customer.gets(wire.Refused)).code == "bad_frame"
    assert (await customer.gets(wire.Bye)).why == "bad_frame"


async def test_too_fast_is_refused_with_the_time_to_wait_and_then_ended(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, customer_rate=1)
    async with open_house(tmp_path, limits=limits) as house:
        customer = await house.customer()
        with contextlib.suppress(ConnectionClosed):
            for n in range(500):
                await customer.send(wire.Ping(n))
        refused = await customer.gets(wire.Refused)
        assert refused.code == "too_fast" and refused.facts["seconds"] >= 1
        bye = await customer.gets(wire.Bye)
        assert bye.why == "rate" and bye.retry_ms > 0


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


async def test_a_full_hub_says_so_and_when_to_come_back(tmp_path: Path) -> None:
    async with open_house(tmp_path, limits=msgspec.structs.replace(SETTLED, per_address=1)) as house:
        await house.customer()
        second = await house.socket()
        bye = await second.gets(wire.Bye)
        assert bye.why == "busy" and bye.retry_ms > 0


async def test_handshakes_over_the_rate_are_told_to_come_back(tmp_path: Path) -> None:
    limits = msgspec.structs.replace(SETTLED, handshakes=0.001, handshake_wait_s=0)
    async with open_house(tmp_path, limits=limits) as house:
        async with connect(house.serving.url):
            with pytest.raises(InvalidStatus) as refused:
                await connect(house.serving.url)
        assert refused.value.response.status_code == 503
        assert refused.value.response.headers["Retry-After"]


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


async def test_pages_are_served_with_their_guards(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.serving.page) as browser:
        home = await browser.get("/")
        assert home.status_code == 200 and "text/html" in home.headers["content-type"]
        guard = home.headers["content-security-policy"]
        assert "default-src 'none'" in guard and "unsafe" not in guard
        assert home.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in home.headers
        script = await browser.get("/widget/handrail.js")
        assert script.status_code == 200 and script.headers["access-control-allow-origin"] == "*"
        assert (await browser.post("/")).status_code in (400, 405)


async def test_no_path_leads_out_of_the_widgets_files(house: House) -> None:
    for path in (
        "/widget/../hub/auth.py",
        "/widget/..%2fhub%2fauth.py",
        "/widget/%2e%2e/hub/auth.py",
        "/widget//etc/passwd",
        "//etc/passwd",
        "/widget/",
        "/hub.key",
        "/widget/handrail.js/../../../hub.key",
        "/widget/..\\hub\\auth.py",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", house.serving.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        assert answer.startswith(b"HTTP/1.1 404"), path


async def test_health_tells_what_is_and_that_the_store_answers(house: House) -> None:
    customer = await house.customer()
    await house.waiting(customer)
    async with httpx.AsyncClient(base_url=house.serving.page) as browser:
        health = await browser.get("/health")
        assert health.status_code == 200
        facts = json.loads(health.text)
        assert facts["ok"] and facts["waiting"] == 1 and facts["connections"] == 1
        await house.serving.store.close()
        sick = await browser.get("/health")
        assert sick.status_code == 503 and "store" in sick.json()["problem"]


async def test_metrics_count_and_are_not_for_everybody(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        customer, agent = await house.customer(), await house.agent()
        conversation = await house.waiting(customer)
        await house.waiting(customer)
        await agent.ok(conversation, cmd.Claim())
        async with httpx.AsyncClient(base_url=house.serving.page) as browser:
            text = (await browser.get("/metrics")).text
        for line in (
            'handrail_connections{role="customer"} 1.0',
            'handrail_conversations{phase="queued"} 1.0',
            'handrail_conversations{phase="assigned"} 1.0',
            'handrail_commands_total{kind="Claim",outcome="obeyed"} 1.0',
            "handrail_time_to_human_seconds_count 1.0",
            "handrail_agents_on_duty 1.0",
        ):
            assert line in text, line
    (tmp_path / "two").mkdir()
    elsewhere = ("192.0.2.0/24",)
    async with open_house(tmp_path / "two", metrics_from=elsewhere) as house, httpx.AsyncClient() as browser:
        assert (await browser.get(f"{house.serving.page}metrics")).status_code == 403


async def test_accounts_of_one_kind_do_not_open_the_door_of_another(house: House) -> None:
    account = await house.serving.store.account("anna")
    assert account
    await house.serving.store.put_account(Account("odd", "bot", "Example", account.hash))
    hello = wire.Hello("human", user="odd", password=PASSWORD)
    assert await turned_away(house, hello) == ("bad_credentials", "credentials")
