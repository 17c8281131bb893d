"""The core is pure: it imports nothing that does, waits, guesses or draws."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

CORE = Path(__file__).parents[3] / "console" / "core"
MODULES = sorted(CORE.rglob("*.py"))
IMPURE = {
    "asyncio", "concurrent", "httpx", "io", "logging", "multiprocessing", "os", "pathlib", "queue", "random",
    "redis", "secrets", "select", "shutil", "signal", "socket", "sqlalchemy", "sqlite3", "ssl", "structlog",
    "subprocess", "tempfile", "textual", "threading", "time", "urllib", "uuid", "uvloop", "websockets",
}  # fmt: skip
HEAVY = {
    "alembic", "argon2", "asyncio", "cryptography", "httpx", "jwt", "phonenumbers", "prometheus_client",
    "pyttsx3", "rich", "selenium", "socket", "sqlalchemy", "stdnum", "structlog", "textual", "typer",
    "uvloop", "websockets",
}  # fmt: skip
FORBIDDEN = {"open", "print", "input", "eval", "exec"}
CLOCKS = {"now", "utcnow", "today"}


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_has_no_clock_no_chance_no_threads_and_no_sockets(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not imported(tree) & IMPURE
    names = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [f.attr for f in names if isinstance(f, ast.Attribute) and f.attr in CLOCKS]
    assert not [f.id for f in names if isinstance(f, ast.Name) and f.id in FORBIDDEN]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_imports_nothing_of_the_floors_above(module: Path) -> None:
    depth = len(module.relative_to(CORE).parts)
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level <= depth, f"{module.name} reaches above the core"
    assert not imported(ast.parse(module.read_text(encoding="utf-8"))) & {"console", "a11y"}


def test_the_rules_can_be_imported_without_any_heavy_library() -> None:
    code = "import sys, json, console.core.decide, console.core.wire; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=CORE.parents[1],
        timeout=60,
    )
    loaded = {name.split(".")[0] for name in json.loads(run.stdout)}
    assert not loaded & HEAVY
