"""The programs of the system that the tests need."""

import os
import shutil


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, f"expected {name}; run: bash tests/system.sh"
    return found
