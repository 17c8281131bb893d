"""An agent in a process of their own who follows conversations, and can be stopped in the middle of reading.

python -m tests.faults.reader URLS TOKEN CONVERSATION...
says "ready" when it follows them all; "CONVERSATION SEQ" on its input is answered when it has heard so far;
when its input ends it writes all it has heard, as MessagePack.
"""

import asyncio
import sys

import msgspec

from console.client import Credentials, connect


async def main(urls: str, token: str, conversations: list[str]) -> None:
    async with connect(urls, Credentials("human", token=token)) as client:
        for conversation in conversations:
            await client.watch(conversation)
        print("ready", flush=True)
        while line := (await asyncio.to_thread(sys.stdin.readline)).split():
            while client.followed[line[0]].last < int(line[1]):
                await asyncio.sleep(0.02)
            print(*line, flush=True)
        heard = {name: followed.records for name, followed in client.followed.items()}
        sys.stdout.buffer.write(msgspec.msgpack.encode(heard))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
