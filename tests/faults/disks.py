"""Disks that are full. Root mounts and fills a small one; others forbid the processes to let files grow."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from .cables import is_root

BLOCK = 1 << 20


class Disk(Protocol):
    """A disk that can be filled."""

    title: str

    def fill(self) -> None:
        """Leave no room."""

    def free(self) -> None:
        """Make room."""

    def close(self) -> None:
        """Take it away."""


def disk(folder: Path, megabytes: int, pids: Callable[[], Iterable[int]]) -> Disk:
    """Make the disk that `folder`, with all that is in it, lies on; `pids` are those who write there."""
    return Mounted(folder, megabytes) if is_root() else Forbidden(folder, pids)


class Mounted:
    """A small file system of its own."""

    title = "a small tmpfs, filled"

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder = folder
        self._ballast = folder / "ballast"
        aside = folder.with_name(f"{folder.name}-aside")
        folder.rename(aside)
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
        subprocess.run(["cp", "-a", f"{aside}/.", folder], check=True)
        shutil.rmtree(aside)

    def fill(self) -> None:
        with self._ballast.open("wb", buffering=0) as ballast:
            size = BLOCK
            while size:
                try:
                    ballast.write(b"x" * size)
                except OSError:
                    size //= 2

    def free(self) -> None:
        self._ballast.unlink()

    def close(self) -> None:
        subprocess.run(["umount", "-l", self._folder], check=True)


class Forbidden:
    """Files that may not grow (RLIMIT_FSIZE): writes fail with EFBIG in place of ENOSPC."""

    title = "files that may not grow (RLIMIT_FSIZE)"

    def __init__(self, folder: Path, pids: Callable[[], Iterable[int]]) -> None:
        self._folder = folder
        self._pids = pids

    def fill(self) -> None:
        self._set("0")

    def free(self) -> None:
        self._set("unlimited")

    def close(self) -> None:
        """Nothing is left."""

    def _set(self, size: str) -> None:
        for pid in self._pids():
            owner = Path(f"/proc/{pid}").stat()
            ids = (f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups")
            as_owner = ["setpriv", *ids] if owner.st_uid != os.getuid() else []
            command = [*as_owner, "prlimit", f"--pid={pid}", f"--fsize={size}:unlimited"]
            subprocess.run(command, check=True, capture_output=True)
