"""With the real engine, and with one that lies, for the real one does so only now and then."""

import array
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from a11y.voice import Utterance, VoiceError, open_voice, render


@pytest.mark.parametrize("rate", [79, 601])
def test_a_rate_the_engine_does_not_have_is_refused(rate: int, tmp_path: Path) -> None:
    for attempt in (
        lambda: open_voice(True, rate),
        lambda: render([Utterance("a")], tmp_path / "a.wav", rate=rate),
    ):
        with pytest.raises(VoiceError, match=f"is {rate}"):
            attempt()


def samples(path: Path, start: float = 0.0, end: float = 1e9) -> array.array:
    with wave.open(str(path)) as sound:
        rate = sound.getframerate()
        return array.array("h", sound.readframes(sound.getnframes()))[int(start * rate) : int(end * rate)]


def loudness(part: array.array) -> float:
    return (sum(sample * sample for sample in part) / len(part)) ** 0.5 / 32768


def test_thirty_phrases_in_two_languages_are_all_in_the_file(tmp_path: Path, folder: Path) -> None:
    pair = [Utterance("Uw bericht is ontvangen.", "nl"), Utterance("Your message was received.", "en")]
    one = [render([utterance], tmp_path / "one.wav").seconds for utterance in pair]
    made = render(pair * 15, tmp_path / "all.wav")
    assert made.seconds == pytest.approx(sum(one) * 15 + 29 * 0.35, abs=0.5)
    begins = [begin for begin in made.starts if begin is not None]
    assert len(begins) == 30
    assert all(loudness(samples(made.path, begin, begin + 1)) > 0.01 for begin in begins)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.wav", "one.wav", "own"]
    assert list(folder.iterdir()) == []


def test_no_phrase_of_many_comes_out_empty_on_a_busy_computer(tmp_path: Path) -> None:
    texts = [Utterance("word " * 50), Utterance("Hello there", "nl")] * 60
    with ThreadPoolExecutor() as pool:
        for made in pool.map(lambda number: render(texts, tmp_path / f"{number}.wav"), range(4)):
            assert made.seconds > 60 * 10


def test_dutch_is_not_read_by_the_english_voice(tmp_path: Path) -> None:
    files = [
        render([Utterance("Goedemorgen", language), Utterance("x")], tmp_path / language)
        for language in ("nl", "en")
    ]
    assert samples(files[0].path) != samples(files[1].path)


def test_utterances_begin_at_their_times_or_after_the_one_before(tmp_path: Path) -> None:
    made = render(
        [Utterance("Later", at=2.0), Utterance("", at=3.0), Utterance("Too early", at=0.5)],
        tmp_path / "a.wav",
    )
    assert made.starts[:2] == (2.0, None)
    assert made.starts[2] is not None
    assert 2.3 < made.starts[2] < 4
    assert set(samples(made.path, 0, 2)) == {0}


def test_five_thousand_words_become_one_file(tmp_path: Path) -> None:
    made = render([Utterance("word " * 5000)], tmp_path / "long.wav", rate=600, timeout=100)
    assert made.seconds > 5000 * 0.08
    assert loudness(samples(made.path, made.seconds - 2)) > 0.01


@pytest.mark.parametrize("name", ["own", "missing/a.wav", "file/a.wav", "x" * 300, "nul\0.wav"])
def test_a_place_that_cannot_be_written_is_an_error_with_the_place_in_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(VoiceError, match="folder that can be written") as caught:
        render([Utterance("Hello")], tmp_path / name)
    assert "map waarin geschreven mag worden" in caught.value.sentence("nl")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("at", [-1.0, float("nan"), 1e9])
def test_a_time_that_cannot_be_is_an_error(at: float, tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match=r"between 0 and 7200 seconds"):
        render([Utterance("Hello", at=at)], tmp_path / "a.wav")


def test_nothing_to_say_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="at least one text"):
        render([Utterance("..."), Utterance("")], tmp_path / "a.wav")


def test_a_file_that_takes_too_long_leaves_the_old_one_as_it_was(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"old")
    with pytest.raises(VoiceError, match="ready in 1 seconds"):
        render([Utterance("word " * 20000)], path, timeout=0.5)
    assert path.read_bytes() == b"old"
    assert (sorted(tmp_path.iterdir()), list(folder.iterdir())) == ([path, folder], [])


LIAR = """
from pathlib import Path
import struct
def header(size):
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 22050, 44100, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", size + 36, b"WAVE") + fmt + struct.pack("<4sI", b"data", size)
class Engine:
    driver_name = "liar"
    def getProperty(self, name): return []
    def setProperty(self, name, value): pass
    def connect(self, topic, heard): pass
    def runAndWait(self): pass
    def save_to_file(self, text, path): {does}
def init(): return Engine()
"""
LIES = {
    "no file": "pass",
    "no sound": "Path(path).write_bytes(header(0))",
    "no WAV": "Path(path).write_bytes(b'FORM AIFF')",
    "half a file": "Path(path).write_bytes(header(90000) + bytes(30000))",
    "death": "import os; os._exit(139)",
}


@pytest.mark.parametrize("lie", LIES)
def test_a_file_is_not_believed_because_the_engine_says_so(
    lie: str, tmp_path: Path, break_engine: Callable[[str], None], folder: Path
) -> None:
    break_engine(LIAR.format(does=LIES[lie]))
    with pytest.raises(VoiceError, match=r"(should have written|wrote less) sound"):
        render([Utterance("Hello there")], tmp_path / "a.wav")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["engine", "own"]
    assert list(folder.iterdir()) == []
