"""Who is there. The role comes from what is proven, never from what is said."""

import asyncio
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from weakref import WeakValueDictionary

import jwt
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ..core.decide import Peer
from ..core.errors import Refused
from ..core.wire import Hello
from ..store import Account, Store
from .keys import Keys
from .limits import Guesses
from .settings import Limits

_ID = re.compile(r"[A-Za-z0-9_.:@-]{1,64}")
_CUSTOMERS, _AGENTS = "handrail:customer", "handrail:agent"
_HUB = "handrail"
_NO_KEY = "sha256:" + "0" * 64
_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Hash a password for an account (argon2id)."""
    return _hasher.hash(password)


def new_bot_key(bot: str) -> tuple[str, str]:
    """Make a bot's key; give the key, to be shown once, and the hash to keep of it."""
    key = f"{bot}.{secrets.token_urlsafe(32)}"
    return key, _hash_key(key)


def _hash_key(key: str) -> str:
    # A key is random and long: it needs no slow hash, a password does.
    return "sha256:" + hashlib.sha256(key.encode()).hexdigest()


def customer_token(keys: Keys, customer: str, ttl_s: float, now: float, name: str = "") -> str:
    """Sign a token for a customer (JWT, HS256), valid for `ttl_s` seconds."""
    claims: dict[str, str | int] = {
        "sub": customer,
        "aud": _CUSTOMERS,
        "iss": _HUB,
        "iat": int(now),
        "exp": int(now + ttl_s),
    }
    return jwt.encode(claims | ({"name": name} if name else {}), keys.customers, "HS256")


def resume_token(keys: Keys, peer: Peer, shown: str, ttl_s: float, now: float) -> str:
    """Give a welcomed customer what to come back with. The hub's own is not renewed, so a stolen one ends."""
    if shown and jwt.decode(shown, options={"verify_signature": False}).get("iss") == _HUB:
        return shown  # the signature was checked at the door
    return customer_token(keys, peer.id, ttl_s, now, peer.name)


def agent_token(keys: Keys, agent: str, ttl_s: float, now: float) -> str:
    """Sign a token for an agent who has an account (JWT, HS256), valid for `ttl_s` seconds."""
    claims: dict[str, str | int] = {"sub": agent, "aud": _AGENTS, "iat": int(now), "exp": int(now + ttl_s)}
    return jwt.encode(claims, keys.agents, "HS256")


class Doorkeeper:
    """Checks credentials. Raises `Refused` with `bad_credentials` or `too_fast`."""

    def __init__(
        self, keys: Keys, store: Store, limits: Limits, steady: Callable[[], float] = time.monotonic
    ):
        self._keys = keys
        self._store = store
        self._steady = steady
        self._guesses = Guesses(limits.guesses, limits.guess_wait_s)
        self._at_once = limits.guesses
        self._turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._threads = ThreadPoolExecutor(2, "password")
        self._decoy = hash_password(secrets.token_urlsafe())

    async def admit(self, hello: Hello, address: str) -> Peer:
        """Give the peer that these credentials prove."""
        if hello.role == "customer":
            return self._customer(hello)
        if hello.role == "human" and hello.token:
            return _peer(await self._account(self._subject(hello.token)), hello)
        # A whole office comes back at once behind one address: its right passwords wait for their turn.
        turn = self._turns.setdefault(address, asyncio.Semaphore(self._at_once))
        async with turn:
            return await self._guarded(hello, address)

    async def good(self) -> frozenset[str]:
        """List the accounts that may be connected."""
        return frozenset(account.id for account in await self._store.accounts() if not account.disabled)

    def close(self) -> None:
        """Let the threads go."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _customer(self, hello: Hello) -> Peer:
        if not hello.token:
            return Peer("customer", secrets.token_urlsafe(18), language=hello.language)
        claims = _claims(hello.token, self._keys.customers, _CUSTOMERS)
        return Peer("customer", claims["sub"], claims.get("name", ""), language=hello.language)

    def _subject(self, token: str) -> str:
        return _claims(token, self._keys.agents, _AGENTS)["sub"]

    async def _account(self, account: str) -> Account:
        found = await self._store.account(account)
        if found is None or found.disabled:
            raise Refused("bad_credentials")
        return found

    async def _guarded(self, hello: Hello, address: str) -> Peer:
        """Check a password or a bot's key, counting the guesses per name and per address."""
        name = hello.user if hello.role == "human" else hello.token.partition(".")[0]
        keys = (f"user {name[:64]} {address}", f"address {address}")
        if wait := self._guesses.take(keys, self._steady()):
            raise Refused("too_fast", seconds=int(wait) + 1)
        account = await self._store.account(name) if _ID.fullmatch(name) else None
        right = await self._proven(hello, account)
        if account is None or not right or account.disabled or account.kind != hello.role:
            raise Refused("bad_credentials")
        self._guesses.forgive(keys)
        return _peer(account, hello)

    async def _proven(self, hello: Hello, account: Account | None) -> bool:
        """Compare with what is kept; an unknown name costs as much work as a known one."""
        if hello.role == "bot":
            return hmac.compare_digest(_hash_key(hello.token), account.hash if account else _NO_KEY)
        kept = account.hash if account and account.kind == "human" else self._decoy
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _password_fits, kept, hello.password)


def _password_fits(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def _claims(token: str, key: str, audience: str) -> dict[str, str]:
    try:
        claims = jwt.decode(
            token, key, ["HS256"], audience=audience, options={"require": ["sub", "exp", "aud"]}, leeway=10
        )
    except (jwt.InvalidTokenError, ValueError):
        raise Refused("bad_credentials") from None
    name = claims.get("name", "")
    if not _ID.fullmatch(claims["sub"]) or not isinstance(name, str):
        raise Refused("bad_credentials")
    return {"sub": claims["sub"], "name": name[:200]}


def _peer(account: Account, hello: Hello) -> Peer:
    if account.kind != hello.role:
        raise Refused("bad_credentials")
    return Peer(
        hello.role, account.id, account.name, account.teams, account.supervisor, language=hello.language
    )
