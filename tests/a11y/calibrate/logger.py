"""Orca reads this file as its `orca-customizations.py`: what it says is written down, and not spoken."""

import json
import os
import time

from orca import orca_state, settings, speech  # type: ignore[import-not-found]  # noqa: F401

LOG = open(os.environ["HANDRAIL_SPOKEN"], "a", buffering=1, encoding="utf-8")  # noqa: SIM115, PTH123


def _write(kind, text=""):
    LOG.write(json.dumps({"at": time.time(), "kind": kind, "text": text}) + "\n")


class _Server:
    """What Orca takes for a speech server."""

    def speak(self, text=None, acss=None, interrupt=True):
        _write("speak", text or "")

    def speakCharacter(self, character, acss=None):
        _write("character", character)

    def sayAll(self, utterances, progress):
        for context, _acss in utterances:
            _write("say_all", context.utterance)

    def stop(self):
        _write("stop")

    def getVoiceFamilies(self):
        return []

    def __getattr__(self, name):
        return lambda *_args, **_more: None


def _server(*_args, **_more):
    speech._speechserver = _Server()


speech._initSpeechServer = _server
settings.enableBraille = False
settings.enableBrailleMonitor = False
settings.enableKeyEcho = False
settings.enableEchoByWord = False
settings.enableSound = False
settings.sayAllOnLoad = False
settings.speechServerInfo = None
