"""The webhook against a real HTTP server: what it sends, and what becomes of every kind of reply."""

import asyncio
import datetime
import logging
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from bot_house import House, until
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from webhook_house import SECRET, TURN, BotServer, Handler

from console.bots import Answer, BotProblem, Control, connector
from console.bots.webhook import MAX_REPLY, Webhook
from console.core import command as cmd
from console.core.event import Option
from console.errors import UsageError


@pytest.fixture
def server() -> Iterator[BotServer]:
    server = BotServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
async def bot(server: BotServer) -> Any:
    bot = connector("webhook", {"url": server.url, "secret": SECRET})
    yield bot
    await bot.close()


async def test_the_turn_is_posted_as_the_frame_that_a_socket_would_carry(
    server: BotServer, bot: Webhook
) -> None:
    assert await bot.answer(TURN) is None
    assert server.bodies == [
        {
            "frame": "turn",
            "conversation": "conversation-1",
            "epoch": 3,
            "seq": 7,
            "text": "Waar is mijn pakje?",
            "language": "nl",
            "needs": ["plain_words"],
            "history": [["bot", "Hallo"]],
        }
    ]


async def test_the_reply_becomes_the_answer(server: BotServer, bot: Webhook) -> None:
    server.says(
        text="Kijk bij uw bestellingen.",
        options=[{"label": "Meer", "text": "Vertel meer"}],
        cites=["kb#1"],
        ask_human=True,
        summary="Pakje kwijt",
        language="nl",
    )
    assert await bot.answer(TURN) == Answer(
        "Kijk bij uw bestellingen.",
        (Option("Meer", "Vertel meer"),),
        ("kb#1",),
        ask_human=True,
        summary="Pakje kwijt",
        language="nl",
    )


async def test_the_other_side_refuses_a_wrong_signature(server: BotServer) -> None:
    bot = Webhook(server.url, "another secret of some length")
    with pytest.raises(BotProblem, match="got 401"):
        await bot.answer(TURN)
    assert server.bodies == []
    await bot.close()


async def test_the_other_side_refuses_a_request_from_another_time(server: BotServer) -> None:
    bot = Webhook(server.url, SECRET, clock=lambda: time.time() - 3600)
    with pytest.raises(BotProblem, match="got 401"):
        await bot.answer(TURN)
    await bot.close()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Hello",
        b"\xff\xfe",
        b"[]",
        b'{"text": 7}',
        b'{"text": "' + b"x" * 4001 + b'"}',
        b'{"txet": "typing error"}',
        b'{"text": "Hi", "typing": true}',
        b'{"text": "Hi", "options": "none"}',
        b'{"text": "Hi", "language": "not a language"}',
        b"[" * 10_000,
    ],
)
async def test_a_reply_that_is_no_answer_is_named(server: BotServer, bot: Webhook, body: bytes) -> None:
    server.answer = lambda handler: handler.reply(200, body)
    with pytest.raises(BotProblem, match="expected an answer as JSON"):
        await bot.answer(TURN)


async def test_a_field_name_can_do_nothing_to_the_log(server: BotServer, bot: Webhook) -> None:
    server.says(**{"\x1b[2J\nFAKE": 1})
    with pytest.raises(BotProblem) as problem:
        await bot.answer(TURN)
    assert "\x1b" not in str(problem.value) and "\n" not in str(problem.value)


@pytest.mark.parametrize("status", [201, 301, 307, 400, 404, 429, 500, 503])
async def test_another_status_is_a_problem_and_is_not_tried_again(
    server: BotServer, bot: Webhook, status: int
) -> None:
    server.answer = lambda handler: handler.reply(status, b'{"text": "Hi"}', Location="http://127.0.0.1:1/")
    with pytest.raises(BotProblem, match=f"got {status}"):
        await bot.answer(TURN)
    assert len(server.bodies) == 1


async def test_a_huge_reply_is_not_read_to_its_end(server: BotServer, bot: Webhook) -> None:
    sent = 0

    def flood(handler: Handler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Length", str(1 << 40))
        handler.end_headers()
        while not server.over.is_set():
            sent += handler.wfile.write(b"x" * MAX_REPLY)

    server.answer = flood
    with pytest.raises(BotProblem, match=f"at most {MAX_REPLY} bytes"):
        await bot.answer(TURN)
    assert sent < 1 << 26


async def test_a_slow_reply_ends_in_time_even_if_it_drips(server: BotServer) -> None:
    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not server.over.wait(0.02):
            handler.wfile.write(b" ")

    server.answer = drip
    bot = Webhook(server.url, SECRET, answer_s=0.3)
    with pytest.raises(BotProblem, match=r"within 0\.3 s"):
        await bot.answer(TURN)
    await bot.close()


async def test_a_reply_that_breaks_off_is_not_asked_for_again(server: BotServer, bot: Webhook) -> None:
    def hang_up(handler: Handler) -> None:
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.answer = hang_up
    with pytest.raises(BotProblem, match="expected a reply"):
        await bot.answer(TURN)
    assert len(server.bodies) == 1


async def test_a_connection_that_cannot_be_made_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "httpcore.connection")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = free.getsockname()
    bot = Webhook(f"http://127.0.0.1:{address[1]}/", SECRET)
    asking = asyncio.create_task(bot.answer(TURN))
    came: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    await until(lambda: "connect_tcp.failed" in caplog.text)
    server = await asyncio.start_server(serve, *address)
    assert await asking is None
    assert len(came) == 1
    server.close()
    await server.wait_closed()
    await bot.close()


async def test_a_certificate_that_nobody_vouches_for_is_refused(server: BotServer, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    bot = Webhook(server.url.replace("http:", "https:"), SECRET)
    with pytest.raises(BotProblem, match="CERTIFICATE_VERIFY_FAILED"):
        await bot.answer(TURN)
    assert server.bodies == []
    await bot.close()


def self_signed(folder: Path) -> Path:
    """Make a certificate for this machine, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + certificate.public_bytes(pem))
    return file


async def test_nobody_there_is_a_problem_that_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bot = Webhook(f"http://127.0.0.1:{free.getsockname()[1]}/", SECRET)
        with pytest.raises(BotProblem, match="ConnectError"):
            await bot.answer(TURN)
        await bot.close()


@pytest.mark.parametrize(
    "url",
    ["", "shop.example/bot", "http://shop.example/bot", "ftp://127.0.0.1/", "file:///etc/passwd", "https://"],
)
def test_an_address_that_would_show_the_words_to_others_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="expected an https:// address"):
        connector("webhook", {"url": url, "secret": SECRET})


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 16 characters, got 5"):
        connector("webhook", {"url": "https://shop.example/", "secret": "short"})


async def test_a_customer_is_answered_by_a_webhook_and_it_hears_about_control(
    house: House, server: BotServer
) -> None:
    def answer(handler: Handler) -> None:
        told = server.bodies[-1]["frame"] == "control"
        handler.reply(204) if told else handler.reply(200, b'{"text": "From the webhook."}')

    server.answer = answer
    await house.run(connector("webhook", {"url": server.url, "secret": SECRET}))
    customer = await house.customer("conversation-1")
    assert (await customer.asks("Hello there")).text == "From the webhook."
    await customer.client.do(customer.id, cmd.AskHuman())
    await until(lambda: len(server.bodies) == 3)
    assert [(body["frame"], body.get("yours")) for body in server.bodies] == [
        ("control", True),
        ("turn", None),
        ("control", False),
    ]
    assert server.bodies[1]["epoch"] < server.bodies[2]["epoch"]


async def test_a_broken_webhook_costs_a_customer_no_way_to_a_human(
    house: House, server: BotServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer = lambda handler: handler.reply(500)
    await house.run(connector("webhook", {"url": server.url, "secret": SECRET}))
    customer = await house.customer("conversation-1")
    with caplog.at_level(logging.WARNING, "handrail.bot"):
        said = await customer.asks("My secret question")
    assert said.unsure and said.options
    assert "expected status 200 or 204, got 500" in caplog.text
    assert "secret question" not in caplog.text
    await customer.say(said.options[-1].text)
    await until(lambda: customer.followed.state.phase == "queued")


async def test_it_tells_that_control_was_gained(server: BotServer, bot: Webhook) -> None:
    server.says(text="I am back.")
    assert await bot.control(Control("conversation-1", 5, True, "Explain returning.")) == Answer("I am back.")
    assert server.bodies == [
        {
            "frame": "control",
            "conversation": "conversation-1",
            "epoch": 5,
            "yours": True,
            "word": "Explain returning.",
        }
    ]
