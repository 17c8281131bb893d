"""The service manager learns when a hub serves, that it still turns, and that it stops."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
PATIENCE_S = 60


@contextmanager
def listening(address: str) -> Iterator[socket.socket]:
    """A service manager's end of the socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.settimeout(PATIENCE_S)
        manager.bind(address)
        yield manager


@contextmanager
def a_hub(state: Path, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "console", "hub", "--port", "0"]
    environ = os.environ | {"HANDRAIL_HUB__STATE": str(state), "PYTHONPATH": str(ROOT)} | env
    with subprocess.Popen(command, cwd=state, env=environ, stderr=subprocess.PIPE) as hub:
        try:
            yield hub
        finally:
            hub.kill()


def test_a_hub_tells_when_it_serves_that_it_turns_and_that_it_stops(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    env = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "100000"}
    with listening(address) as manager, a_hub(tmp_path, **env) as hub:
        assert [manager.recv(99) for _ in range(4)] == [b"READY=1", *[b"WATCHDOG=1"] * 3]
        hub.send_signal(signal.SIGTERM)
        while (last := manager.recv(99)) == b"WATCHDOG=1":
            pass
        assert last == b"STOPPING=1"
        assert hub.wait(PATIENCE_S) == 0


def test_a_hub_finds_a_manager_whose_socket_has_no_file(tmp_path: Path) -> None:
    name = f"handrail-test-{os.getpid()}"
    with listening("\0" + name) as manager, a_hub(tmp_path, NOTIFY_SOCKET="@" + name) as hub:
        assert manager.recv(99) == b"READY=1"
        hub.send_signal(signal.SIGTERM)
        assert manager.recv(99) == b"STOPPING=1"
        assert hub.wait(PATIENCE_S) == 0


def test_a_hub_serves_though_its_manager_is_gone(tmp_path: Path) -> None:
    with a_hub(tmp_path, NOTIFY_SOCKET=str(tmp_path / "nobody")) as hub:
        assert hub.stderr
        while b"ws://" not in hub.stderr.readline():
            assert hub.poll() is None
        hub.send_signal(signal.SIGTERM)
        assert hub.wait(PATIENCE_S) == 0
