import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the voices put their own files."""
    place = tmp_path / "own"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    return place


@pytest.fixture
def break_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put other code before the real pyttsx3, for what the real one cannot be made to do at will."""

    def replace(code: str) -> None:
        place = tmp_path / "engine"
        place.mkdir()
        (place / "pyttsx3.py").write_text(code)
        monkeypatch.setenv("PYTHONPATH", str(place))

    return replace
