"""With the real engine, the real player and a real ALSA device: one that writes to a file, or never ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from a11y.voice import Notice, SpokenVoice, Voice, open_voice
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
    voices, notices, break_engine: Callable[[str], None]
) -> None:
    break_engine("raise RuntimeError('no eSpeak here')")
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
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]
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
