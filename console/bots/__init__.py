"""The port for bots, and the way to find a connector by its name.

A connector is a module with `connect(options) -> Bot`: one file in this package, or any importable module
named with a dot (`my_shop.bot`). There is nothing to register.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from ..core.command import Cites, Language, Options
from ..core.event import Short, Text
from ..core.wire import Control, Turn
from ..errors import UsageError

__all__ = ["Answer", "Bot", "Control", "Turn", "connector"]


class Answer(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a bot says. With `ask_human` it gives the customer to a human, after `text` if there is one."""

    text: Text = ""
    options: Options = ()
    cites: Cites = ()
    """The knowledge the answer rests on, like "en.md#returns"."""
    unsure: bool = False
    """The bot says that it does not know; the customer is offered a human beside it."""
    ask_human: bool = False
    summary: Short = ""
    """With `ask_human`: what it is about, for the agent. The customer does not see it."""
    language: Language = ""
    """Of the text; "" is the turn's."""


class Bot(Protocol):
    """A bot. Its methods run on the event loop and may be cancelled wherever they wait.

    What they raise becomes an honest "I cannot answer this now" with the offer of a human.
    """

    async def answer(self, turn: Turn) -> Answer | None:
        """Answer the customer. None says nothing; the hub then offers a human when its patience ends."""

    async def control(self, control: Control) -> Answer | None:
        """Hear that control was lost or gained; on gaining it (`yours`), what to say first, if anything."""

    async def close(self) -> None:
        """Let go of connections and files."""


class BotProblem(Exception):
    """A bot could not answer. The message holds facts for the operator's log, never a customer's words."""


def connector(name: str, options: Mapping[str, str]) -> Bot:
    """Make the bot called `name`. Raises `UsageError` for a name or options it cannot use."""
    if "." not in name and name not in _names():
        known = ", ".join(one for one in _names() if _connect(f"{__name__}.{one}"))
        raise UsageError(f"bot {name!r}: expected one of {known}, or a module like my_shop.bot.")
    try:
        connect = _connect(name if "." in name else f"{__name__}.{name}")
    except ModuleNotFoundError as missing:
        raise UsageError(f"bot {name!r}: expected a module that can be imported; {missing}.") from None
    if connect is None:
        raise UsageError(
            f"bot {name!r}: expected a module with a function connect(options), found none there."
        )
    return connect(options)


def _names() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(__path__)]


def _connect(module: str) -> Callable[[Mapping[str, str]], Bot] | None:
    """Give a module's own `connect`; one that it has imported is for something else."""
    connect = getattr(importlib.import_module(module), "connect", None)
    return connect if getattr(connect, "__module__", "") == module else None
