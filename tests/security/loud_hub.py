"""Runs a hub with every log of every library at its loudest, and with a part that breaks when it hears so."""

import asyncio
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.core.event import Recorded, Said
from console.hub.server import Serving, serve_hub
from console.hub.settings import HubSettings
from tests.console.hub.hub_house import SETTLED

BREAK = "please break"


class Brittle:
    """An observer that breaks while words and secrets of people are at hand."""

    def changed(self, room: Any, before: Any, records: Sequence[Recorded]) -> None:
        for recorded in records:
            words = recorded.event.text if isinstance(recorded.event, Said) else ""
            if BREAK in words:
                raise RuntimeError("broken on purpose")


async def main(state: Path) -> None:
    logging.basicConfig(level=1, stream=sys.stderr, force=True)
    for name in list(logging.root.manager.loggerDict):
        if not name.startswith("handrail.socket"):
            logging.getLogger(name).setLevel(1)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    settings = HubSettings(f"sqlite:///{state}/hub.db", state, limits=SETTLED)
    hub: Serving
    async with serve_hub(settings) as hub:
        hub.hub.observers.append(Brittle())
        print(hub.port, flush=True)
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
