"""The hub's secrets: files in its state directory, made at the first start, for its user's eyes only."""

import base64
import hashlib
import os
import secrets
from pathlib import Path

import msgspec

CUSTOMERS = "customers.key"
"""The key of customers' tokens. A site that knows its visitors may sign tokens with it, too."""
HUB = "hub.key"
"""The key of agents' tokens and of what is kept encrypted. It never leaves the hub."""


class KeyProblem(Exception):
    """A key file that cannot be used. The sentence says which, why and what to do."""


class Keys(msgspec.Struct, frozen=True):
    """What tokens are signed and kept data is encrypted with."""

    customers: str
    agents: str
    vault: bytes
    """A Fernet key: 32 bytes in URL-safe base64."""


def load_keys(state_dir: Path) -> Keys:
    """Read the keys, making them where there are none; raises `KeyProblem`."""
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        hub = _key(state_dir / HUB)
        customers = _key(state_dir / CUSTOMERS)
    except OSError as problem:
        raise KeyProblem(
            f"{problem.filename or state_dir}: expected a directory this user may write, "
            f"got {problem.strerror}; choose another state_dir or change its owner."
        ) from None
    vault = base64.urlsafe_b64encode(_derived(hub, b"vault"))
    return Keys(customers, _derived(hub, b"agents").hex(), vault)


def _derived(key: str, purpose: bytes) -> bytes:
    return hashlib.blake2b(key.encode(), person=purpose, digest_size=32).digest()


def _key(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def _read(path: Path) -> str:
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < 32:
        raise KeyProblem(
            f"{path}: expected a key of at least 32 characters, found {len(key)}; put the right one back, "
            "or remove the file to get a new one (tokens and kept data of the old one are lost with it)."
        )
    if path.stat().st_mode & 0o077:
        raise KeyProblem(f"{path}: expected a file only its user may read; run: chmod 600 {path}")
    return key
