"""Hints inside one process."""

import asyncio
from collections.abc import AsyncIterator


class LocalFanout:
    """Carries hints between the hubs of one process."""

    def __init__(self) -> None:
        self._waiting: set[_Hints] = set()

    def publish(self, position: int) -> None:
        """Tell every subscriber that the store has grown up to `position`."""
        for hints in self._waiting:
            hints.put(position)

    def subscribe(self) -> AsyncIterator[int]:
        """Follow the hints from now on."""
        hints = _Hints()
        self._waiting.add(hints)
        return self._follow(hints)

    async def _follow(self, hints: "_Hints") -> AsyncIterator[int]:
        try:
            while True:
                yield await hints.next()
        finally:
            self._waiting.discard(hints)


class _Hints:
    """The highest hint that nobody has looked at yet."""

    def __init__(self) -> None:
        self._highest = 0
        self._came = asyncio.Event()

    def put(self, position: int) -> None:
        if position > self._highest:
            self._highest = position
            self._came.set()

    async def next(self) -> int:
        await self._came.wait()
        self._came.clear()
        return self._highest
