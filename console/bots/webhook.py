"""Asks a bot behind an HTTP address: posts each turn, signed; the answer is in the reply.

The body is the frame that a bot hears on the socket: `turn`, or `control` when control was gained or lost.
The reply is 204 for nothing to say, or 200 with the fields of `Answer` as JSON, like `{"text": "..."}`.
A body may arrive more than once: conversation, epoch and seq name a turn.

The address comes from the operator alone, never from a customer or a reply, and redirects are not followed:
what a stranger writes cannot make this process ask another address. It may be a private one, as bots often
are; plain http is only spoken with this machine.
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

import httpx
import msgspec

from ..core.safe import visible
from ..core.wire import Control, Frame, Turn, encode
from ..errors import UsageError
from . import Answer, BotProblem
from .signature import HEADER, sign

ANSWER_S = 12.0
CONNECT_S = 3.0
MAX_REPLY = 64 * 1024
RETRY_S = (0.2, 1.0)
"""Pauses before trying again. Only a connection that was never made is tried again: nothing was sent then."""
MIN_SECRET = 16
CONNECTIONS = 200
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

_decoder = msgspec.json.Decoder(Answer)


def connect(options: Mapping[str, str]) -> "Webhook":
    """Make the bot from `url` and `secret`. Raises `UsageError`."""
    return Webhook(_checked_url(options.get("url", "")), _checked_secret(options.get("secret", "")))


class Webhook:
    """A bot that answers by HTTP."""

    def __init__(
        self, url: str, secret: str, *, answer_s: float = ANSWER_S, clock: Callable[[], float] = time.time
    ) -> None:
        self._url = url
        self._secret = secret
        self._answer_s = answer_s
        self._clock = clock
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(answer_s, connect=CONNECT_S),
            limits=httpx.Limits(max_connections=CONNECTIONS),
            follow_redirects=False,
            trust_env=httpx.URL(url).host not in LOOPBACK,
            headers={"User-Agent": "handrail", "Accept": "application/json", "Accept-Encoding": "identity"},
        )

    async def answer(self, turn: Turn) -> Answer | None:
        """Post the turn and give the reply. Raises `BotProblem`."""
        return await self._ask(turn)

    async def control(self, control: Control) -> Answer | None:
        """Tell about control; the reply may hold what to say first. Raises `BotProblem`."""
        return await self._ask(control)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _ask(self, frame: Frame) -> Answer | None:
        body = encode(frame)
        try:
            async with asyncio.timeout(self._answer_s):
                status, reply = await self._post_patiently(body)
        except TimeoutError:
            raise BotProblem(f"webhook: expected a reply within {self._answer_s:g} s, got none") from None
        except httpx.HTTPError as problem:
            raise BotProblem(f"webhook: expected a reply, got {type(problem).__name__}: {problem}") from None
        return _read(status, reply)

    async def _post_patiently(self, body: bytes) -> tuple[int, bytes]:
        for pause in RETRY_S:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._post(body)
            await asyncio.sleep(pause)
        return await self._post(body)

    async def _post(self, body: bytes) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", HEADER: sign(body, self._secret, self._clock())}
        reply = bytearray()
        async with self._client.stream("POST", self._url, content=body, headers=headers) as response:
            async for part in response.aiter_raw():
                reply += part
                if len(reply) > MAX_REPLY:
                    raise BotProblem(f"webhook: expected at most {MAX_REPLY} bytes, got more")
            return response.status_code, bytes(reply)


def _read(status: int, reply: bytes) -> Answer | None:
    if status == 204:
        return None
    if status != 200:
        raise BotProblem(f"webhook: expected status 200 or 204, got {status}")
    try:
        return _decoder.decode(reply)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        # The sentence names field and kind, not a value; an unknown field's name is the other side's.
        raise BotProblem(f"webhook: expected an answer as JSON; {visible(str(problem))[:200]}") from None


def _checked_url(url: str) -> str:
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as problem:
        raise UsageError(f"webhook: expected an address; {problem}.") from None
    if parts.host and (parts.scheme == "https" or (parts.scheme == "http" and parts.host in LOOPBACK)):
        return url
    raise UsageError(
        "webhook: expected an https:// address (http:// only to this machine), "
        f"got {parts.scheme or 'no scheme'}. Give one with --to."
    )


def _checked_secret(secret: str) -> str:
    if len(secret) < MIN_SECRET:
        raise UsageError(
            f"HANDRAIL_WEBHOOK_SECRET: expected at least {MIN_SECRET} characters, got {len(secret)}. "
            "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return secret
