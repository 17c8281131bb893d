"""Runs a hub as a process of its own, for tests that kill it: prints its port, serves until it is stopped."""

import asyncio
import signal
import sys
from pathlib import Path

from hub_house import SETTLED

from console.hub.server import serve_hub
from console.hub.settings import HubSettings


async def main(state: Path) -> None:
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with serve_hub(HubSettings(f"sqlite:///{state}/hub.db", state, limits=SETTLED)) as hub:
        print(hub.port, flush=True)
        await stopped.wait()


asyncio.run(main(Path(sys.argv[1])))
