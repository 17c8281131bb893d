"""With the real engine, the real player and a real ALSA device: one that writes to a file, or never ends."""

import array
import os
import signal
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from a11y.voice import Notice, SpokenVoice, Utterance, Voice, VoiceError, open_voice, render
from a11y.voice.waiting import CAPACITY

DEADLINE = 30.0
LONG = "This sentence is long enough to fill the pipe to a device that does not listen. " * 3
DEVICE = """
pcm.null {{ type null }}
pcm.!default {{ type file; slave.pcm null; file "|exec {sink}"; format raw }}
"""
BLOCKING_SINK = """#!/bin/sh
[ "$(head -c 6000 | wc -c)" = 6000 ] || exit 0
echo >> {heard}
exec sleep 1000
"""


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.005)


def group(leader: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgrp = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(pgrp) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the voices put their own files."""
    place = tmp_path / "own"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    return place


class Device:
    """What the default ALSA device does."""

    def __init__(self, place: Path) -> None:
        self.place, self.config, self.heard = place, place / "alsa.conf", place / "heard.raw"
        self.remove()

    def remove(self) -> None:
        """There is none."""
        self.config.write_text("")

    def listens(self) -> None:
        """All that is played goes to `heard`."""
        self.config.write_text(DEVICE.format(sink=f"cat >> {self.heard}"))

    def blocks(self) -> None:
        """A phrase begins, as `begun` counts, and never ends. Trying the device is a short silence."""
        sink = self.place / "sink"
        sink.write_text(BLOCKING_SINK.format(heard=self.heard))
        sink.chmod(0o755)
        self.config.write_text(DEVICE.format(sink=sink))

    @property
    def begun(self) -> int:
        return self.heard.stat().st_size if self.heard.exists() else 0


@pytest.fixture
def device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Device:
    device = Device(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(device.config))
    return device


@pytest.fixture
def notices() -> list[Notice]:
    return []


@pytest.fixture
def voices(notices: list[Notice]) -> Iterator[Callable[..., SpokenVoice]]:
    opened: list[SpokenVoice] = []

    def start(**settings: float) -> SpokenVoice:
        opened.append(SpokenVoice(200, notices.append, **settings))
        assert opened[-1].wait(DEADLINE)
        return opened[-1]

    yield start
    for voice in opened:
        voice.close()


def kinds(notices: list[Notice]) -> list[str]:
    return [notice.kind for notice in notices]


def living_pid(voice: Voice) -> int:
    assert voice.pid is not None
    return voice.pid


def break_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put another pyttsx3 before the real one, for what the real one cannot be made to do at will."""
    place = tmp_path / "engine"
    place.mkdir()
    (place / "pyttsx3.py").write_text(code)
    monkeypatch.setenv("PYTHONPATH", str(place))


def test_what_is_said_reaches_the_sound_device(device: Device, voices, notices) -> None:
    device.listens()
    voice = voices()
    tried = device.begun
    voice.say("Goedemorgen.", "nl")
    voice.say("Good morning.", "en")
    assert voice.wait(DEADLINE)
    assert device.begun - tried > 2 * 0.5 * 22050
    assert (voice.status.state, notices) == ("ready", [])


def test_no_sound_device_is_told_once_and_raises_nothing(device: Device, voices, notices) -> None:
    voice = voices()
    voice.say("Hello")
    voice.say("Hallo", "nl", urgent=True)
    assert voice.wait(DEADLINE)
    assert kinds(notices) == ["no_device"]
    assert (voice.status.state, voice.status.reason) == ("silent", notices[0])


def test_speech_begins_by_itself_when_a_device_is_connected(device: Device, voices, notices) -> None:
    voice = voices()
    device.listens()
    voice.say("Hello")
    assert voice.wait(DEADLINE)
    assert voice.status.state == "ready"
    assert device.begun > 0.3 * 22050


def test_a_device_that_is_unplugged_is_told(device: Device, voices, notices) -> None:
    device.listens()
    voice = voices()
    device.remove()
    voice.say("Hello")
    assert voice.wait(DEADLINE)
    assert (kinds(notices), voice.status.state) == (["no_device"], "silent")


def test_a_missing_player_is_told_once(
    voices, notices, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    voice = voices()
    voice.say("Hello")
    assert voice.wait(DEADLINE)
    assert kinds(notices) == ["no_player"]


def test_a_missing_engine_is_told_once_and_raises_nothing(
    voices, notices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_engine(tmp_path, monkeypatch, "raise RuntimeError('no eSpeak here')")
    voice = voices()
    voice.say("Hello")
    assert voice.wait(DEADLINE)
    assert kinds(notices) == ["no_engine"]
    assert "no eSpeak here" in notices[0].sentence()
    assert voice.status.state == "failed"


def test_a_language_without_a_voice_is_told_once(device: Device, voices, notices) -> None:
    device.listens()
    voice = voices()
    voice.say("Hello", "xx")
    voice.say("Hello", "xx")
    assert voice.wait(DEADLINE)
    assert notices == [Notice("no_voice", "xx")]


def test_stop_ends_the_phrase_that_is_being_said(device: Device, voices, notices) -> None:
    device.blocks()
    voice = voices()
    worker = living_pid(voice)
    voice.say(LONG)
    voice.say("Never")
    until(lambda: device.begun)
    voice.stop()
    assert voice.wait(DEADLINE)
    until(lambda: group(worker) == [worker])
    assert living_pid(voice) == worker
    assert (device.begun, notices) == (1, [])


def test_interrupt_is_said_instead_of_all_else(device: Device, voices, notices) -> None:
    device.blocks()
    voice = voices()
    voice.say(LONG)
    voice.say("Never")
    until(lambda: device.begun)
    device.listens()
    voice.say("Hello", interrupt=True)
    assert voice.wait(DEADLINE)
    assert 0.3 * 22050 < device.begun < 2 * 22050
    assert notices == []


def test_too_many_texts_are_dropped_counted_and_told(device: Device, voices, notices) -> None:
    device.blocks()
    voice = voices()
    voice.say(LONG)
    until(lambda: device.begun)
    for number in range(CAPACITY + 7):
        voice.say(f"Text {number}")
    assert voice.dropped == 7
    voice.stop()
    assert voice.wait(DEADLINE)
    assert notices == [Notice("dropped", count=7)]


def test_a_killed_worker_comes_back_and_the_loss_is_told(device: Device, voices, notices) -> None:
    device.blocks()
    voice = voices()
    worker = living_pid(voice)
    voice.say(LONG)
    until(lambda: device.begun)
    os.kill(worker, signal.SIGKILL)
    assert voice.wait(DEADLINE)
    assert kinds(notices) == ["lost"]
    until(lambda: not group(worker))
    device.listens()
    voice.say("Hello again")
    assert voice.wait(DEADLINE)
    assert voice.status.state == "ready"
    assert device.begun > 0.5 * 22050


def test_a_worker_that_sticks_is_started_again(device: Device, voices, notices) -> None:
    device.listens()
    voice = voices(grace=0.2)
    worker = living_pid(voice)
    os.kill(worker, signal.SIGSTOP)
    voice.say("Hi")
    assert voice.wait(DEADLINE)
    assert kinds(notices) == ["lost"]
    until(lambda: not group(worker))


def test_stop_succeeds_where_the_worker_does_not_listen(device: Device, voices, notices) -> None:
    device.blocks()
    voice = voices()
    worker = living_pid(voice)
    voice.say(LONG)
    until(lambda: device.begun)
    os.kill(worker, signal.SIGSTOP)
    voice.stop()
    assert voice.wait(DEADLINE)
    until(lambda: not group(worker))
    assert notices == []


def test_a_worker_that_dies_every_time_is_given_up(device: Device, voices, notices) -> None:
    device.blocks()
    voice = voices()
    for time_ in (1, 2, 3):
        voice.say(LONG)
        until(lambda: device.begun == time_)  # noqa: B023
        os.kill(living_pid(voice), signal.SIGKILL)
        assert voice.wait(DEADLINE)
    assert kinds(notices) == ["lost", "lost", "gave_up"]
    voice.say("Nobody hears this")
    assert voice.wait(DEADLINE)
    assert voice.status.state == "failed"


def test_five_thousand_words_do_not_kill_the_engine(device: Device, voices, notices) -> None:
    device.listens()
    voice = voices()
    worker = living_pid(voice)
    voice.say("word " * 5000)
    assert voice.wait(100)
    assert (living_pid(voice), notices) == (worker, [])
    assert device.begun > 5000 * 0.15 * 22050


def test_close_while_speaking_leaves_no_process_and_no_file(device: Device, voices, folder: Path) -> None:
    device.blocks()
    voice = voices()
    worker = living_pid(voice)
    voice.say(LONG)
    until(lambda: device.begun)
    assert len(group(worker)) > 1
    voice.close()
    until(lambda: not group(worker))
    assert list(folder.iterdir()) == []
    voice.say("Too late")
    voice.stop()
    voice.close()


def test_the_end_of_the_parent_is_the_end_of_the_worker(device: Device, folder: Path) -> None:
    device.blocks()
    code = (
        "import sys, time; from a11y.voice import open_voice; v = open_voice(True); v.wait(30)\n"
        f"print(v.pid, flush=True); v.say({LONG!r}); v.wait(1000)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert parent.stdout
    worker = int(parent.stdout.readline())
    until(lambda: device.begun)
    parent.kill()
    parent.communicate()
    until(lambda: not group(worker))
    assert list(folder.iterdir()) == []


def test_a_voice_that_was_not_asked_for_is_silent() -> None:
    with open_voice(False) as voice:
        voice.say("Hello")
        assert voice.wait(0)
        assert (voice.status.state, voice.pid) == ("silent", None)


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
    lie: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    break_engine(tmp_path, monkeypatch, LIAR.format(does=LIES[lie]))
    with pytest.raises(VoiceError, match=r"(should have written|wrote less) sound"):
        render([Utterance("Hello there")], tmp_path / "a.wav")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["engine", "own"]
    assert list(folder.iterdir()) == []
