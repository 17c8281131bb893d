"""Runs a hub as a process of its own, for tests that kill it: prints its port, serves until it is stopped.

Arguments: the folder of its files, and for one of several hubs the store's URL and the fanout.
"""

import asyncio
import signal
import sys
from pathlib import Path

import msgspec
from hub_house import SETTLED

from console.hub.server import serve_hub
from console.hub.settings import HubSettings


async def main(state: Path, store_url: str = "", fanout: str = "") -> None:
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    limits = msgspec.structs.replace(SETTLED, lease_s=2)
    settings = HubSettings(store_url or f"sqlite:///{state}/hub.db", state, limits=limits, fanout=fanout)
    async with serve_hub(settings) as hub:
        print(hub.port, flush=True)
        await stopped.wait()


asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:]))
