"""A bot that connects itself and repeats what the customer says; it needs only the websockets library.

HANDRAIL_TOKEN=KEY python own_bot.py ws://127.0.0.1:8700/ws     (the key: handrail token bot --role bot)
"""

import asyncio
import json
import os
import sys

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed


async def talk(hub: ClientConnection, key: str) -> None:
    """Say hello, then answer every turn."""
    await hub.send(json.dumps({"frame": "hello", "role": "bot", "token": key}))
    async for data in hub:
        frame = json.loads(data)
        if frame["frame"] == "ping":
            await hub.send(json.dumps({"frame": "pong", "n": frame["n"]}))
        elif frame["frame"] == "turn":
            # With epoch and seq as its `cid`, a turn is answered once, however often it comes.
            say = {"kind": "say", "text": f"You said: {frame['text']}", "epoch": frame["epoch"]}
            cid = f"{frame['epoch']}.{frame['seq']}"
            do = {"frame": "do", "cid": cid, "conversation": frame["conversation"], "command": say}
            await hub.send(json.dumps(do))
        elif frame["frame"] in (
            "control",
            "refused",
        ):  # gained or lost control; came too late, or a wrong key
            print(json.dumps(frame), flush=True)  # noqa: T201
            if frame.get("code") == "bad_credentials":
                sys.exit(3)


async def main(url: str, key: str) -> None:
    """Stay connected."""
    async for hub in connect(url):
        try:
            await talk(hub, key)
        except ConnectionClosed:
            continue


asyncio.run(main(sys.argv[1], os.environ["HANDRAIL_TOKEN"]))
