"""The threat model in SECURITY.md is held by tests: each row names those that guard it, and they exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+) \|.*\|(.*)\|$", re.M)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows() -> dict[int, list[tuple[str, str]]]:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    return {int(number): NAMED.findall(tests) for number, tests in ROW.findall(text)}


def test_each_threat_has_its_number_and_a_test() -> None:
    found = rows()
    assert list(found) == list(range(1, len(found) + 1))
    assert len(found) > 20
    assert not [number for number, tests in found.items() if not tests]


def test_each_test_that_is_named_exists() -> None:
    for number, tests in rows().items():
        for file, test in tests:
            assert f"def {test}(" in (ROOT / file).read_text("utf-8"), (number, file, test)


def test_each_test_of_the_threat_model_is_in_it() -> None:
    named = {(file, test) for tests in rows().values() for file, test in tests}
    for path in sorted((ROOT / "tests" / "security").glob("test_*.py")):
        if path == Path(__file__):
            continue
        file = str(path.relative_to(ROOT))
        for test in re.findall(r"^(?:async )?def (test_\w+)\(", path.read_text("utf-8"), re.M):
            assert (file, test) in named, f"{file}::{test} is in no row of SECURITY.md"
