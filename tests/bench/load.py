"""People, not packets: conversations as people hold them, on one hub, on two, and on a durable peer.

Customer and agent of each conversation read, think, type (the other sees it) and send in turn. `--pace 10`
lets them do so ten times as quickly. Two hubs share PostgreSQL and Redis, and each customer is connected to
another hub than their agent. The peer is python-socketio that stores each message with group commit before it
is passed on. Servers run in processes of their own; this process makes the load, on the same cores. A step
that takes too long is given up with what it waited for.

    python tests/bench/load.py                      all of it, about a quarter of an hour
    python tests/bench/load.py --only people        the hub, two hubs and the peer on the same work
    python tests/bench/load.py --only connections   growth with idle connections
    python tests/bench/load.py --only conversations growth with open conversations
    python tests/bench/load.py --only store         growth with the events in the store
"""

import argparse
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvloop

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

import load_growth
from bench_limit import GaveUp, at_last
from bench_servers import available, many_files
from load_talk import HEAD, Figures, deployed, measured

PART_S = 3600.0
"""How long a part may take at the very most."""


async def people(args: argparse.Namespace) -> None:
    """The same conversations on each deployment, in turn."""
    print(f"\nPeople at {args.pace:g} times their pace\n{HEAD}")
    for number in args.conversations:
        taken: dict[str, Figures] = {}
        for kind in ("hub", "two hubs", "socketio"):
            if kind == "socketio" and not available(kind):
                continue
            async with deployed(kind) as servers:
                taken[kind] = await measured(servers, number, args)
            told = f"{taken[kind]}   {taken[kind].memory:.1f} KiB a connection"
            print(f"  {number:5} conversations, {kind:12}{told}", flush=True)
        if peer := taken.pop("socketio", None):
            for kind, ours in taken.items():
                print(
                    f"        {kind}: {ours.cpu_ms / peer.cpu_ms:.2f} x the peer's CPU,"
                    f" {ours.p50 / peer.p50:.2f} x its p50"
                )


PARTS: dict[str, Callable[[argparse.Namespace], Awaitable[None]]] = {
    "people": people,
    "connections": load_growth.connections,
    "conversations": load_growth.conversations,
    "store": load_growth.store,
}


async def everything(args: argparse.Namespace) -> None:
    """Run the parts that were asked for."""
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start; two repetitions may differ by a fifth")
    for name, part in PARTS.items():
        if args.only in ("", name):
            with at_last(PART_S, f"the part {name}"):
                await part(args)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )

    def numbers(text: str) -> list[int]:
        return [int(number) for number in text.split(",")]

    parser.add_argument("--only", default="", choices=["", *PARTS])
    parser.add_argument("--seconds", type=float, default=15, help="how long each figure is measured")
    parser.add_argument("--pace", type=float, default=10, help="how many times as quickly as people")
    parser.add_argument("--conversations", type=numbers, default=[100, 500], help="in part people")
    parser.add_argument(
        "--base", type=int, default=100, help="conversations that go on while something grows"
    )
    parser.add_argument("--idle", type=numbers, default=[0, 1000, 3000, 9000])
    parser.add_argument("--open", type=numbers, default=[0, 1000, 3000, 9000])
    parser.add_argument("--events", type=numbers, default=[10_000, 1_000_000, 10_000_000])
    return parser.parse_args()


def main() -> None:
    """Run, and say what was waited for in vain."""
    many_files()
    try:
        uvloop.run(everything(arguments()))
    except GaveUp as gave_up:
        sys.exit(str(gave_up))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
