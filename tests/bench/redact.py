"""Times `redact` and its quick look, in µs of one processor: `python tests/bench/redact.py`."""

import random
import sys
import time
from collections.abc import Callable

from console.core.redact import redact
from console.core.redact_prefilter import may_hold

LONGEST = 4000
"""As many characters as one message may have."""

SHORT = {
    "no sign of anything": "My parcel has not arrived yet, can you tell me where it is?",
    "an order": "Mijn bestelnummer is 12345678, waar blijft mijn pakket?",
    "a number": "Ik wacht al sinds maandag, het gaat om 20417365 en om niets anders.",
    "a mobile": "Bel me maar op 06-12345678, dat is het snelst.",
    "an account": "Graag terugstorten op NL91 ABNA 0417 1643 00, dank u wel.",
    "an address": "Het ligt op Dorpsstraat 12a, 1234 AB Voorbeeldstad, bij de buren.",
    "an e-mail": "Stuur het naar voorbeeldklant@example.nl alstublieft.",
    "a date and an amount": "Op 12-03-2024 heb ik 2 stuks gekocht voor 49,95 euro, order 2024-001234.",
    "at, at, at": "I was at the shop at nine, looked at the desk and waited at the counter. " * 3,
    "no ASCII": "Déjà commandé à midi, où est mon colis ? Ça fait 2 semaines que j'attends…",
}
PIECES = [
    *("1 ", "06 ", "0", "00 ", "06-12345678 ", "0612345678 ", "+31 ", "+31612345678 ", "+1 2 3 4 5 6 7 8 "),
    *("12345678 ", "1234567890 ", "123 456 789 ", "111222333 ", "4111 1111 1111 1112 ", "4111111111111111 "),
    *("NL91 ", "NL91ABNA0417164301 ", "NL 9 1 A B N A ", "A1 ", "AB12", "1a", "FR00" + "A " * 20, "X1X1"),
    *(
        "@",
        "a@",
        "a.",
        "a.a@a.",
        "a@a.a ",
        " at ",
        "a at ",
        "a at b dot ",
        "a dot ",
        '"',
        '"@',
        "paspoort 1 ",
    ),
    *("paspoort NX1234567 ", "paspoort ", "id-kaart", "1234 AB ", "1234 AB 1 ", "Aa 1, ", "Aa ", "1234 "),
    *("[bsn 1] ", "[bsn ", "(id 1)", "12-03-2024 ", "1-1-", "½", "①", "\u0301", "\u200b1", "é", "\ud800"),
    *(
        "tel 0471 ",
        "tel 01 ",
        "bel 004",
        "+(",
        "+ 49 30 ",
        "order 1 ",
        "\n1",
        "1\n\n\n",
        "1/",
        "1.",
        "1 2345 ",
    ),
    *("In 2024 hebben 12 mensen 345 pakketten van 6,78 euro besteld, nr. 20417365. ", "at klammeraffe "),
]
RANDOM = random.Random(1)
HOSTILE = {piece: (piece * LONGEST)[:LONGEST] for piece in PIECES} | {
    f"random digits, each followed by {gap!r}": "".join(
        RANDOM.choice("0123456789") + gap for _ in range(LONGEST // (1 + len(gap)))
    )
    for gap in ("", " ", "  ", " +", " a ")
}


def took(work: Callable[[str], object], text: str, times: int) -> float:
    """The best of some runs, in µs."""
    work(text)  # what is loaded when first needed is loaded now
    best = float("inf")
    for _ in range(times):
        start = time.thread_time()
        work(text)
        best = min(best, time.thread_time() - start)
    return best * 1e6


def main() -> None:
    """Print both times of each text, the slowest last."""
    for title, texts, times in (("typical", SHORT, 200), ("hostile", HOSTILE, 3)):
        sys.stdout.write(f"{title}: µs in all, µs for the quick look\n")
        rows = [
            (took(redact, text, times), took(may_hold, text, times), name) for name, text in texts.items()
        ]
        for whole, look, name in sorted(rows):
            sys.stdout.write(f"{whole:10.1f} {look:8.1f}  {name!a}\n")


if __name__ == "__main__":
    main()
