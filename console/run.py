"""Runs the long-lived parts: hub, desk, line mode, bot. Signals end them in good order."""

import asyncio
import contextlib
import getpass
import signal
import sys
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

import msgspec

from .cli_words import say
from .client import Credentials
from .config import Settings, hub_settings
from .errors import CannotStart, HandrailError, NotConnected, UsageError

T = TypeVar("T")


def start(work: Coroutine[Any, Any, T]) -> T:
    """Run on the fastest event loop there is."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


def run_hub(settings: Settings, host: str, port: int | None) -> int:
    """Serve until SIGINT or SIGTERM, then stop in good order."""
    wanted = hub_settings(settings)
    changes: dict[str, Any] = {}
    if host:
        changes["host"] = host
    if port is not None:
        changes["port"] = port
    return start(_serve(msgspec.structs.replace(wanted, **changes)))


async def _serve(settings: Any) -> int:
    from .hub.keys import KeyProblem
    from .hub.manager import told
    from .hub.server import serve_hub
    from .store import StoreError

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        async with serve_hub(settings) as hub:
            _tell(say("listening", url=hub.url))
            async with told():
                await stop.wait()
            _tell(say("stopping"))
    except (StoreError, KeyProblem) as problem:
        raise CannotStart(str(problem)) from None
    except OSError as problem:
        where = f"{settings.host}:{settings.port}"
        raise CannotStart(f"{where}: expected a free address; {problem.strerror or problem}.") from None
    return 0


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def credentials(who: tuple[str, str], language: str) -> Credentials:
    """Make an agent's credentials from (user, token); the password is asked for where it can be."""
    user, token = who
    if token:
        return Credentials("human", token=token, language=language)
    if not user:
        raise UsageError("--user: expected a user name or a token (HANDRAIL_TOKEN), got neither.")
    if not sys.stdin.isatty():
        raise UsageError(
            "--token: expected a token where no password can be typed; see: handrail token --help"
        )
    return Credentials(
        "human", user=user, password=getpass.getpass(say("password") + ": "), language=language
    )


def run_desk(url: str, who: tuple[str, str], language: str, theme: str, notify: bool) -> int:
    """Open the desk."""
    from .desk.app import run_desk as desk

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("desk: expected a terminal. Use `handrail line` in a pipe or script.")
    return _connected(desk(url, credentials(who, language), language=language, theme=theme, notify=notify))


def run_line(url: str, who: tuple[str, str], language: str, speak: bool, rate: int) -> int:
    """Open line mode."""
    from .desk.line import run_line as line

    mode = line(
        url,
        credentials(who, language),
        language=language,
        speak=speak,
        rate=rate,
        input=sys.stdin,
        output=sys.stdout,
    )
    return _connected(mode)


def run_bot(url: str, token: str, name: str, options: Mapping[str, str]) -> int:
    """Run a bot until it is told to stop."""
    from .bots import connector
    from .bots.runner import run_bot as bot

    if not token:
        raise UsageError(say("need_key"))
    if name == "webhook" and not options.get("secret"):
        raise UsageError(say("need_secret"))

    async def work() -> int:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await bot(url, token, connector(name, options), stop=stop)
        return 0

    return _connected(work())


def _connected(work: Coroutine[Any, Any, int]) -> int:
    from .client import ConnectRefused, HubUnreachable

    with contextlib.suppress(KeyboardInterrupt):
        try:
            return asyncio.run(work)
        except (ConnectRefused, HubUnreachable) as problem:
            raise NotConnected(str(problem)) from None
        except HandrailError:
            raise
    return 130
