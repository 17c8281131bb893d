"""Scores `asks_for_human` on a folder of labelled TSV files: `python tests/bench/human_request.py FOLDER`.

Each file is named by its language and holds `label<TAB>text`:
1 asks for a human, 0 and h0 do not, anything else is not scored.
"""

import argparse
import csv
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

from console.core.human_request import Asks, asks_for_human

Row = tuple[bool, str]


def rows(path: Path) -> list[Row]:
    """The scored rows of one file: whether it asks, and the text."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(label == "1", text) for label, text in table if label in {"0", "1", "h0"}]


def seconds(text: str, language: str) -> float:
    """How long one answer takes the processor, whoever else uses the machine."""
    start = time.thread_time()
    asks_for_human(text, language)
    return time.thread_time() - start


def report(language: str, scored: list[Row], errors: bool) -> str:
    """One line of figures; with `errors` the texts that were judged wrongly or left unsure too."""
    said = [(asks, asks_for_human(text), text) for asks, text in scored]
    count = Counter((asks, answer) for asks, answer, _ in said)
    hits, false = count[True, Asks.YES], count[False, Asks.YES]
    missed = count[True, Asks.NO] + count[True, Asks.UNSURE]
    precision, recall = hits / max(hits + false, 1), hits / max(hits + missed, 1)
    f1 = 2 * hits / max(2 * hits + false + missed, 1)
    wrong = [
        f"    {asks:d} {answer.name}\t{text}" for asks, answer, text in said if asks != (answer is Asks.YES)
    ]
    unsure = [
        f"    {asks:d} {answer.name}\t{text}"
        for asks, answer, text in said
        if not asks and answer is Asks.UNSURE
    ]
    line = (
        f"{language}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {len(said)}"
        f"  unsure {count[True, Asks.UNSURE]} of {hits + missed} asking,"
        f" {count[False, Asks.UNSURE]} of the others"
    )
    return "\n".join([line, *(wrong + unsure if errors else ())])


def main() -> None:
    """Print precision, recall and F1 per language, and microseconds per utterance over all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true", help="print what was judged wrongly")
    options.add_argument("--every", type=int, default=1, help="score every n-th row only")
    options.add_argument("--from", type=int, default=0, dest="first", help="from this row on")
    chosen = options.parse_args()
    took: list[float] = []
    for path in sorted(chosen.folder.glob("*.tsv")):
        scored = rows(path)[chosen.first :: chosen.every]
        sys.stdout.write(report(path.stem, scored, chosen.errors) + "\n")
        took += [seconds(text, "") * 1e6 for _, text in scored]
    cuts = statistics.quantiles(took, n=100)
    sys.stdout.write(f"µs per utterance: p50 {cuts[49]:.0f}  p99 {cuts[98]:.0f}  max {max(took):.0f}\n")


if __name__ == "__main__":
    main()
