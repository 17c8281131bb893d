"""The command line does what its help says, and its errors say what to do."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from console.cli_words import _WORDS
from console.core import event as ev
from console.core.event import Author, Recorded
from console.hub.keys import load_keys
from console.store import Head, open_store


def run(*words: str, given: str = "", **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "console", *words],
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "HANDRAIL_LANGUAGE": "en", "NO_COLOR": "1", **env},
    )


async def a_conversation(state: Path, *, closed: bool) -> str:
    name, by = "example-conversation", Author("customer", "c1")
    events: list[ev.AnyEvent] = [ev.Started("en", bot_id="bot"), ev.Said("the blue \x1b[31mlamp")]
    events += [ev.Ended("customer"), ev.Closed("left")] if closed else []
    store = await open_store(f"sqlite:///{state / 'handrail.db'}", load_keys(state).vault)
    records = [Recorded(name, seq, 1_700_000_000_000, by, event) for seq, event in enumerate(events, start=1)]
    await store.append(records, head=Head(name, "c1", not closed, 1))
    await store.close()
    return name


def test_help_is_there_in_both_languages_and_loads_nothing_heavy() -> None:
    assert "Start the hub." in run("--help").stdout
    assert "Start de hub." in run("--help", HANDRAIL_LANGUAGE="nl").stdout
    heavy = (
        "textual asyncpg websockets selenium sqlalchemy redis pyttsx3 httpx uvloop phonenumbers cryptography"
    )
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom console.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        f"sys.exit(' '.join(m for m in {heavy.split()!r} if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_version_is_the_distributions() -> None:
    assert run("--version").stdout.split() == ["handrail", version("handrail")]


def test_every_text_exists_in_both_languages_with_the_same_facts() -> None:
    for dutch, english in _WORDS.values():
        assert dutch and english
        assert sorted(p.split("}")[0] for p in dutch.split("{")[1:]) == sorted(
            p.split("}")[0] for p in english.split("{")[1:]
        )


def test_an_agent_is_added_listed_and_switched_off(tmp_path: Path) -> None:
    state = ("--state", str(tmp_path))
    added = run("agent", "add", "a1", "--name", "Example", "--password-stdin", *state, given="long enough\n")
    assert added.returncode == 0, added.stderr
    assert "a1\thuman\tExample" in run("agent", "list", *state).stdout
    assert run("agent", "off", "a1", *state).returncode == 0
    assert "off" in run("agent", "list", *state).stdout


def test_a_name_in_the_list_of_accounts_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    state = ("--state", str(tmp_path))
    name = "An\x1b]0;title\x07na\nother\thuman"
    given = ("--name", name, "--password-stdin")
    assert run("agent", "add", "a1", *given, *state, given="long enough\n").returncode == 0
    assert run("agent", "list", *state).stdout == "a1\thuman\tAn␛]0;title␇na⏎other    human\t-\n"


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (("agent", "add", "a1", "--password-stdin"), "short\n", "at least 8"),
        (("agent", "add", "a b", "--password-stdin"), "long enough\n", "characters"),
        (("agent", "add", "a1", "--team", "none", "--password-stdin"), "long enough\n", "policy.teams"),
        (("agent", "off", "nobody"), "", "handrail agent list"),
        (("token", "nobody"), "", "no account"),
        (("token", "x", "--role", "king"), "", "human, customer or bot"),
        (("export", "not-there"), "", "no conversation"),
        (("export", "not-there", "--format", "pdf"), "", "json or text"),
        (("forget", "not-there", "--yes"), "", "no conversation"),
    ],
)
def test_a_mistake_ends_with_2_and_says_what_was_expected(
    tmp_path: Path, words: tuple[str, ...], given: str, said: str
) -> None:
    done = run(*words, "--state", str(tmp_path), given=given)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr


def test_tokens_are_alone_on_standard_output(tmp_path: Path) -> None:
    state = ("--state", str(tmp_path))
    assert run("token", "customer1", "--role", "customer", *state).stdout.count(".") == 2
    assert run("token", "bot", "--role", "bot", *state).stdout.startswith("bot.")
    assert "bot\tbot" in run("agent", "list", *state).stdout


async def test_a_conversation_is_exported_as_json_and_as_harmless_text(tmp_path: Path) -> None:
    name = await a_conversation(tmp_path, closed=True)
    state = ("--state", str(tmp_path))
    whole = json.loads(run("export", name, *state).stdout)
    assert [r["event"]["kind"] for r in whole["records"]] == ["started", "said", "ended", "closed"]
    text = run("export", name, "--format", "text", *state).stdout
    assert "lamp" in text
    assert "\x1b" not in text


async def test_forget_blanks_a_closed_conversation_only(tmp_path: Path) -> None:
    name = await a_conversation(tmp_path, closed=True)
    state = ("--state", str(tmp_path))
    assert run("forget", name, *state, given="n\n").returncode == 1
    assert "lamp" in run("export", name, *state).stdout
    assert run("forget", name, "--yes", *state).returncode == 0
    assert "lamp" not in run("export", name, *state).stdout


async def test_forget_leaves_an_open_conversation_alone(tmp_path: Path) -> None:
    name = await a_conversation(tmp_path, closed=False)
    done = run("forget", name, "--yes", "--state", str(tmp_path))
    assert done.returncode == 2
    assert "still open" in done.stderr


def test_no_hub_means_exit_3_and_a_sentence() -> None:
    done = run("line", "--token", "x", "--url", "ws://127.0.0.1:9/ws")
    assert done.returncode == 3
    assert "ws://127.0.0.1:9/ws" in done.stderr


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("hub", "--port", port, "--state", str(tmp_path))
    assert done.returncode == 3
    assert port in done.stderr


def test_the_desk_wants_a_terminal() -> None:
    done = run("desk", "--token", "x")
    assert done.returncode == 2
    assert "handrail line" in done.stderr
