"""Break things under load, and print what became of the promises.

make faults                        everything; the table is in Markdown with ARGS=--markdown
python -m tests.faults --only kill-hub --on sqlite --quick
PLAIN=1 python -m tests.faults     as it runs where nobody is root: relays for cables, limits for disks
"""

import argparse
import asyncio
import logging
import resource
import signal
import subprocess
import sys

import uvloop
from rich.box import MARKDOWN, SIMPLE
from rich.console import Console
from rich.table import Table

from console.client import ClientError
from console.store import StoreError

from .faults import FAULTS
from .machines import NAMES
from .scene import Row, run

COLUMNS = (
    "fault", "deployment", "acknow-\nledged", "lost", "twice", "out of\norder", "two con-\ntrollers",
    "unheard", "refused", "serves\nagain, s", "all\nback, s", "p50 / p99, ms", "longest\nwait, s", "",
)  # fmt: skip
MOST_S = 900.0
"""How long a fault may take on one deployment before it is given up."""
FAILURES = (ClientError, StoreError, OSError, RuntimeError, TimeoutError, subprocess.SubprocessError)


def table(rows: list[Row], markdown: bool) -> Table:
    """Show the figures."""
    shown = Table(box=MARKDOWN if markdown else SIMPLE, show_edge=markdown)
    for number, name in enumerate(COLUMNS):
        plain = name.replace("-\n", "").replace("\n", " ")
        shown.add_column(plain if markdown else name, justify="left" if number in (0, 1, 13) else "right")
    for row in rows:
        v = row.verdict
        shown.add_row(
            row.fault, NAMES[row.kind], f"{row.acknowledged:,}",
            *(str(len(lines)) for lines in (v.lost, v.twice, v.disorder, v.two, v.unheard)),
            str(row.refused), f"{row.serve_s:.2f}", f"{row.back_s:.2f}",
            f"{row.p50_ms:,.0f} / {row.p99_ms:,.0f}", f"{row.longest_s:.2f}", "; ".join(row.notes),
        )  # fmt: skip
    return shown


async def break_things(options: argparse.Namespace) -> int:
    """Run the faults that were asked for, one after the other; 1 when a promise was broken."""
    rows: list[Row] = []
    broken: list[str] = []
    said = 0
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    for fault in FAULTS:
        for kind in fault.kinds:
            if options.only in ("", fault.name) and options.on in ("", kind):
                print(f"{fault.title}: {NAMES[kind]} ...", file=sys.stderr, flush=True)
                try:
                    async with asyncio.timeout(MOST_S) as limit:
                        rows.append(await run(fault, kind, options.quick))
                    broken += rows[-1].broken
                except FAILURES as problem:
                    why = f"not done after {MOST_S:g} s" if limit.expired() else repr(problem)
                    broken.append(f"{fault.name} on {kind} could not be run: {why}")
                for line in broken[said : said + 20]:
                    print(f"  BROKEN {line}", file=sys.stderr)
                said = len(broken)
    Console(width=400 if options.markdown else 200).print(table(rows, options.markdown))
    verdict = f"{len(broken)} promises were broken." if broken else "Every promise was kept."
    print(verdict, file=sys.stderr)
    return 1 if broken or not rows else 0


def main() -> None:
    """Read the options, and begin."""
    parser = argparse.ArgumentParser(prog="tests.faults", description=__doc__)
    parser.add_argument(
        "--only", default="", choices=["", *(fault.name for fault in FAULTS)], metavar="FAULT"
    )
    parser.add_argument("--on", default="", choices=["", *NAMES], metavar="|".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="few people, each fault once")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    logging.getLogger("handrail").setLevel(logging.ERROR)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    try:
        sys.exit(uvloop.run(break_things(options)))
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.exit(130)


main()
