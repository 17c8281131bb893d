"""How a hub stops: each step gets so long and no longer, whatever it waits for.

Nothing is lost by a step that is cut short: what was acknowledged is stored, and whoever has no answer asks
again, at this hub when it is back or at another one.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

STOP_S = 15.0
"""How long stopping takes at most, give or take a moment for each step; half of what a supervisor allows."""
SETTLE_S = 4.0
"""For what is on its way to the store."""
SOCKETS_S = 3.0
"""For peers to answer a goodbye."""
TASK_S = 2.0
"""For each task in the background, and each thing to say to the other hubs."""
STORE_S = 6.0
"""For the store to write what it has accepted, and to close."""
_LEAST_S = 0.5
"""What a step gets when those before it have used up all the time."""
_AGAIN_S = 0.1


class Ending:
    """The steps of stopping, under one limit."""

    def __init__(self, trouble: Callable[..., None], most_s: float = STOP_S) -> None:
        self._trouble = trouble
        self._most_s = most_s
        self._until = 0.0

    async def step(self, name: str, work: Callable[[], Awaitable[Any]], most_s: float) -> bool:
        """Do `work`, for `most_s` seconds at most; gives whether it was finished."""
        now = asyncio.get_running_loop().time()
        self._until = self._until or now + self._most_s
        limit = max(_LEAST_S, min(most_s, self._until - now))
        task = asyncio.ensure_future(work())
        try:
            await asyncio.wait([task], timeout=limit)
        finally:
            finished = task.done()
            task.cancel()
        if finished:
            task.result()
            return True
        self._trouble("stopping cut short", step=name, seconds=round(limit, 1))
        await ended(task, _LEAST_S)
        return False

    async def cancelled(self, task: "asyncio.Task[Any]") -> None:
        """End a task in the background."""
        task.cancel()
        if not await ended(task, TASK_S):
            self._trouble("stopping cut short", step=task.get_name(), seconds=TASK_S)
        elif not task.cancelled() and (fault := task.exception()):
            raise fault


async def ended(task: "asyncio.Future[Any]", within_s: float) -> bool:
    """Cancel a task again and again: a library may swallow a cancellation, or make another error of it.

    Gives whether the task has ended. After the time is up it is left to itself.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + within_s
    while not task.done() and (left := until - loop.time()) > 0:
        await asyncio.wait([task], timeout=min(_AGAIN_S, left))
        if not task.done():
            task.cancel()
    return task.done()
