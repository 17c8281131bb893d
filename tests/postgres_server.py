"""A real PostgreSQL server of the tests' own, on a free port of this machine, that may be killed.

It keeps its data in a folder of its own and runs as an unprivileged user, never as the system's cluster.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

USER = "handrail"
PATIENCE_S = 60


class PostgresServer:
    """One server, always at the same address. Its user `handrail` needs no password."""

    def __init__(self, **settings: str) -> None:
        """Make the data folder; `settings` go into postgresql.conf."""
        self.folder = Path(tempfile.mkdtemp(prefix="handrail-postgres-"))
        self.data = self.folder / "data"
        self._names = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        locale = ("--no-locale", "--encoding=UTF8")
        subprocess.run(
            [
                *_as_user(),
                _program("initdb"),
                "-D",
                self.data,
                "-U",
                USER,
                "-A",
                "trust",
                "--no-sync",
                *locale,
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
        )
        chosen = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": str(self.folder),
            "shared_buffers": "32MB",
            "max_connections": "200",
            "logging_collector": "off",
            **settings,
        }
        with (self.data / "postgresql.conf").open("a") as configuration:
            configuration.writelines(f"{name} = '{value}'\n" for name, value in chosen.items())

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def database(self) -> str:
        """Make an empty database and give its URL."""
        name = f"store_{next(self._names)}"
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    def run(self, statement: str, url: str = "") -> str:
        """Run a statement as psql does, and give the rows it answers."""
        psql = [_program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement]
        return subprocess.run([*psql, url or self.url()], check=True, capture_output=True, text=True).stdout

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    @property
    def pid(self) -> int:
        """The first of the server's processes."""
        assert self._process
        return self._process.pid

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it, or start it again, and wait until it answers. It ends with the thread that starts it."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*_as_user(), _program("postgres"), "-D", self.data],
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=self.folder,
            )
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert self._process.poll() is None, f"the server ended:\n{self.log}"
            assert time.monotonic() < deadline, f"the server does not answer:\n{self.log}"
            time.sleep(0.02)

    def stop(self) -> None:
        """End it in order: connections are closed, everything is written."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End all its processes as kill -9 does."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it hold its connections and answer nothing, as a cut network does."""
        self._signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal_all(signal.SIGCONT)

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        children = self._children()
        self._process.send_signal(how)
        self._process.wait(PATIENCE_S)
        for child in children:
            while Path(f"/proc/{child}").exists():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                time.sleep(0.005)

    def _children(self) -> list[int]:
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.pid)], capture_output=True, text=True)
        return [int(pid) for pid in listed.stdout.split()]

    def _signal_all(self, how: signal.Signals) -> None:
        for pid in (self.pid, *self._children()):
            os.kill(pid, how)

    def _answers(self) -> bool:
        asked = [_program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked).returncode == 0


def _program(name: str) -> str:
    """Debian keeps the servers' programs out of the PATH, one folder for each version.

    HANDRAIL_POSTGRES names the folder of another version that is to be tried.
    """
    if (other := Path(os.environ.get("HANDRAIL_POSTGRES", "/"), name)).is_file():
        return str(other)
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
    program = str(found[-1]) if found else shutil.which(name)
    assert program, f"expected PostgreSQL's {name}; run: bash tests/system.sh"
    return program


def _as_user() -> list[str]:
    """The server refuses to run as root; and it ends when the tests do, however they end."""
    as_user = ["--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    return ["setpriv", "--pdeathsig", "QUIT", *as_user]


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all the tests of a run; who kills it starts one of its own."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.remove()
