"""What an operator does with the store at hand: accounts, tokens, export, erasure, backup and move."""

import asyncio
import re
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .cli_words import say
from .config import Settings, hub_settings
from .core.conversation import fold
from .core.event import Author, Erased, Recorded
from .core.transcript import lines
from .errors import CannotStart, HandrailError, UsageError
from .hub.auth import agent_token, customer_token, hash_password, new_bot_key
from .hub.keys import HUB, KeyProblem, Keys, load_keys
from .store import Account, Store, StoreError, open_store

T = TypeVar("T")
_TELL_EVERY_S = 2.0
_ID = re.compile(r"[A-Za-z0-9_.:@-]{1,64}")


def _with_store(settings: Settings, work: Callable[[Store, Keys], Awaitable[T]]) -> T:
    hub = hub_settings(settings)

    async def run() -> T:
        keys = load_keys(hub.state_dir)
        store = await open_store(hub.store_url, keys.vault)
        try:
            return await work(store, keys)
        finally:
            await store.close()

    try:
        return asyncio.run(run())
    except (StoreError, KeyProblem) as problem:
        raise CannotStart(str(problem)) from None


def _checked(name: str) -> str:
    if not _ID.fullmatch(name):
        raise UsageError(f"{name!r}: expected 1 to 64 of the characters A-Z a-z 0-9 _ . : @ -")
    return name


def add_agent(
    settings: Settings, user: str, name: str, teams: tuple[str, ...], supervisor: bool, password: str
) -> None:
    """Add an agent, or change one."""
    if len(password) < 8:
        raise UsageError(say("short", n=len(password)))
    if unknown := [team for team in teams if team not in settings.policy.teams]:
        known = ", ".join(settings.policy.teams) or "-"
        raise UsageError(f"team {unknown[0]!r}: expected one of policy.teams ({known}).")
    account = Account(_checked(user), "human", name, hash_password(password), teams, supervisor)

    async def work(store: Store, _: Keys) -> None:
        await store.put_account(account)

    _with_store(settings, work)


def list_accounts(settings: Settings) -> list[Account]:
    """Give all accounts, by id."""

    async def work(store: Store, _: Keys) -> list[Account]:
        return sorted(await store.accounts(), key=lambda account: account.id)

    return _with_store(settings, work)


def switch_off(settings: Settings, user: str) -> None:
    """Switch an account off."""

    async def work(store: Store, _: Keys) -> None:
        account = await store.account(user)
        if account is None:
            raise UsageError(say("no_account", id=user))
        await store.put_account(msgspec.structs.replace(account, disabled=True))

    _with_store(settings, work)


def make_token(settings: Settings, name: str, role: str, days: float) -> str:
    """Make a token for an agent who has an account, a customer a site knows, or a bot (shown once)."""
    _checked(name)

    async def work(store: Store, keys: Keys) -> str:
        if role == "customer":
            return customer_token(keys, name, days * 86_400, time.time())
        if role == "bot":
            key, kept = new_bot_key(name)
            await store.put_account(Account(name, "bot", name, kept))
            return key
        if role != "human":
            raise UsageError(f"--role {role}: expected human, customer or bot.")
        if await store.account(name) is None:
            raise UsageError(say("no_account", id=name))
        return agent_token(keys, name, days * 86_400, time.time())

    return _with_store(settings, work)


async def _read(store: Store, conversation: str) -> list[Recorded]:
    records = await store.read(conversation)
    if not records:
        raise UsageError(say("no_conversation", id=conversation))
    return records


def export_conversation(settings: Settings, conversation: str, output: str, form: str, language: str) -> None:
    """Write a conversation as JSON (events, and personal data kept beside them) or as a readable text."""
    if form not in ("json", "text"):
        raise UsageError(f"--format {form}: expected json or text.")

    async def work(store: Store, _: Keys) -> bytes:
        records = await _read(store, conversation)
        if form == "json":
            kept = {ref: await store.secret(conversation, ref) for ref in fold(records).kept}
            whole = {"conversation": conversation, "records": records, "personal_data": kept}
            return msgspec.json.format(msgspec.json.encode(whole)) + b"\n"
        return as_text(records, language).encode()

    data = _with_store(settings, work)
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        Path(output).write_bytes(data)


def as_text(records: list[Recorded], language: str) -> str:
    """Give a transcript, one line an event; control characters are shown, not sent."""
    from .core.safe import visible

    def stamp(at: int) -> str:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(at / 1000))

    return "".join(
        f"{stamp(ln.at)}Z  {visible(ln.who)}: {visible(ln.text)}\n" for ln in lines(records, language)
    )


def forget_conversation(settings: Settings, conversation: str) -> None:
    """Erase the words of a closed conversation."""

    async def work(store: Store, _: Keys) -> None:
        records = await _read(store, conversation)
        state = fold(records)
        if state.open:
            raise UsageError(say("still_open", id=conversation))
        now = int(time.time() * 1000)
        erased = Recorded(conversation, state.seq + 1, now, Author("system", "operator"), Erased("agent"))
        await store.append([erased])
        await store.erase(conversation)

    _with_store(settings, work)


def backup_store(settings: Settings, copy: Path) -> tuple[int, Path]:
    """Write a copy of a SQLite store that hubs may be using; give its bytes, and the key file it lacks."""
    from .store.opening import is_postgres, sqlite_file
    from .store.sqlite.backup import backup

    hub = hub_settings(settings)
    if is_postgres(hub.store_url):
        raise UsageError(say("backup_postgres"))
    try:
        return backup(sqlite_file(hub.store_url, new=False), copy), hub.state_dir / HUB
    except FileExistsError:
        raise UsageError(say("backup_exists", file=copy)) from None
    except OSError as problem:
        raise CannotStart(say("backup_failed", file=copy, why=problem.strerror or problem)) from None
    except StoreError as problem:
        raise CannotStart(str(problem)) from None


def move_store(source: str, target: str, tell: Callable[[str], None]) -> dict[str, Any]:
    """Carry a store over; give what was moved, by name. A progress line comes every few seconds."""
    from .store.move import MoveRefused, move

    told = [time.monotonic()]

    def progress(what: str, done: int, of: int) -> None:
        if time.monotonic() - told[0] > _TELL_EVERY_S or done == of:
            told[0] = time.monotonic()
            tell(say(f"move_{what}", done=f"{done:,}", of=f"{of:,}"))

    try:
        return msgspec.structs.asdict(asyncio.run(move(source, target, progress)))
    except MoveRefused as refused:
        kind = HandrailError if refused.code in ("grown", "differs", "damaged") else UsageError
        raise kind(say(f"move_{refused.code}", **refused.facts)) from None
    except StoreError as problem:
        raise CannotStart(str(problem)) from None
    except KeyboardInterrupt:
        tell(say("move_stopped"))
        raise
