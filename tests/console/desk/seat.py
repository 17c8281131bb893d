"""An agent at the Textual desk: a real app on a real hub, driven by keys, read as rows of text."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from desk_hub import DeskHub, as_agent
from textual.pilot import Pilot
from textual.widgets import TextArea

from console.client import Backoff, connect
from console.desk.app import DeskApp
from console.desk.link import Link
from console.desk.widgets.queue import Queue

PATIENCE_S = 15


class Seat:
    """What the agent presses and reads."""

    def __init__(self, app: DeskApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def link(self) -> Link:
        return self.app.link

    def rows(self) -> list[str]:
        """The screen that is on top, row by row."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        return "\n".join(self.rows())

    async def until(self, met: Callable[[], object]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not met():
                    await self.pilot.pause(0.01)
        except TimeoutError:
            raise AssertionError(f"it never came to be:\n{self.text()}") from None

    async def reads(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        await self.until(lambda: all(text in self.text() for text in texts))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if c == " " else c for c in text))


@asynccontextmanager
async def seated(
    hub: DeskHub,
    *,
    agent: str = "anna",
    size: tuple[int, int] = (120, 40),
    language: str = "en",
    theme: str = "dark",
) -> AsyncIterator[Seat]:
    """Sit down at a desk."""
    credentials = as_agent(agent, language)
    async with connect(hub.url, credentials, backoff=Backoff(base_s=0.05)) as client:
        link = Link(client)
        await link.start()
        app = DeskApp(link, language=language, theme=theme, notify=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Seat(app, pilot)


async def claim(seat: Seat) -> None:
    """Take the customer under the cursor."""
    before = {row.conversation for row in seat.link.queue.mine()}
    await seat.until(lambda: seat.link.queue.waiting())
    await seat.until(lambda: seat.app.screen.query_one(Queue).cursor)
    await seat.press("enter")
    await seat.until(lambda: {row.conversation for row in seat.link.queue.mine()} - before)
    await seat.until(lambda: isinstance(seat.app.focused, TextArea))


def composer(seat: Seat) -> TextArea:
    return seat.app.main.query_one("#composer", TextArea)


def records(customer) -> list:  # type: ignore[no-untyped-def, type-arg]
    return customer.client.followed[customer.conversation].records
