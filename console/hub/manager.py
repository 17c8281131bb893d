"""Tells the service manager how the hub does, as sd_notify(3) has it; without one nothing happens.

So `systemctl restart` waits until the hub serves, and a hub that hangs is ended and started again.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def told() -> AsyncIterator[None]:
    """Tell that the hub serves; then, as often as is asked, that it still turns; then that it stops."""
    _tell("READY=1")
    turning = asyncio.create_task(_turning())
    try:
        yield
    finally:
        turning.cancel()
        _tell("STOPPING=1")


async def _turning() -> None:
    every = int(os.environ.get("WATCHDOG_USEC") or 0) / 2_000_000  # twice within the limit, in seconds
    while every:
        _tell("WATCHDOG=1")
        await asyncio.sleep(every)


def _tell(state: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address.startswith("@"):
        address = "\0" + address[1:]  # Linux has sockets with a name and no file
    if address:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.sendto(state.encode(), address)
