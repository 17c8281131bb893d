"""How long a step of a measurement may take: whoever waits for what never comes is told for what."""

import asyncio
import contextlib
import faulthandler
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator


class GaveUp(Exception):
    """A step took too long. The text says how long, and what was waited for."""


@contextlib.asynccontextmanager
async def within(seconds: float, what: str) -> AsyncIterator[None]:
    """Give what is done inside so long, and raise `GaveUp` then."""
    try:
        async with asyncio.timeout(seconds) as limit:
            yield
    except TimeoutError:
        if not limit.expired():
            raise
        raise GaveUp(f"gave up after {seconds:.0f} s, waiting for {what}") from None


@contextlib.contextmanager
def at_last(seconds: float, what: str) -> Iterator[None]:
    """End the process when even giving up takes too long, as when the event loop stands still."""

    def end() -> None:
        faulthandler.dump_traceback()
        sys.stderr.write(f"ended after {seconds:.0f} s in which {what} came to no end\n")
        sys.stderr.flush()
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
