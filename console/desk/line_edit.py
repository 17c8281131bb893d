"""The line under the agent's fingers: changed at its end only, so that what is heard is what will be sent."""

import unicodedata
from typing import Literal

import msgspec

Done = Literal["", "entered", "interrupted", "ended"]
MAX_LINE = 8000


class Edited(msgspec.Struct, frozen=True):
    """What a key did: what to write to the terminal, and whether the line is done."""

    echo: str = ""
    done: Done = ""
    line: str = ""


class LineEdit:
    """One line, pure. The cursor moves by nothing but one cell back, as terminals have always echoed."""

    def __init__(self) -> None:
        self.text = ""
        self._escape = ""

    def key(self, char: str) -> Edited:
        """Take one character from the keyboard."""
        if self._escape:
            return self._inside_escape(char)
        if char == "\x1b":
            self._escape = char
            return Edited()
        if char in "\r\n":
            line, self.text = self.text, ""
            return Edited("\n", "entered", line)
        if char in _CONTROLS:
            return _CONTROLS[char](self)
        if not _typable(char) or len(self.text) >= MAX_LINE:
            return Edited("\a" if _typable(char) else "")
        self.text += char
        return Edited(char)

    def rub_out(self) -> Edited:
        """Take back the last letter, with the marks that stand on it."""
        return self._cut(_last_letter(self.text))

    def rub_out_word(self) -> Edited:
        """Take back the last word."""
        stripped = self.text.rstrip()
        return self._cut(len(self.text) - (stripped.rfind(" ") + 1))

    def clear(self) -> Edited:
        """Take back the whole line."""
        return self._cut(len(self.text))

    def interrupt(self) -> Edited:
        """Drop the line, or ask to leave when it is empty."""
        done: Done = "" if self.text else "interrupted"
        self.text = ""
        return Edited("\n", done)

    def end(self) -> Edited:
        """Leave, on an empty line; else it means nothing."""
        return Edited() if self.text else Edited("\n", "ended")

    def _cut(self, count: int) -> Edited:
        kept, gone = self.text[: len(self.text) - count], self.text[len(self.text) - count :]
        self.text = kept
        return Edited("\b \b" * width(gone))

    def _inside_escape(self, char: str) -> Edited:
        """Keys that send a sequence (arrows, F keys) mean nothing here, and leave nothing behind."""
        self._escape += char
        inside = self._escape in ("\x1b[", "\x1bO") or (
            self._escape.startswith("\x1b[") and "\x20" <= char <= "\x3f" and len(self._escape) < 32
        )
        self._escape = self._escape if inside else ""
        return Edited()


_CONTROLS = {
    "\x03": LineEdit.interrupt,
    "\x04": LineEdit.end,
    "\x08": LineEdit.rub_out,
    "\x7f": LineEdit.rub_out,
    "\x15": LineEdit.clear,
    "\x17": LineEdit.rub_out_word,
}


def width(text: str) -> int:
    """Cells of a typed text on a terminal."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _last_letter(text: str) -> int:
    count = 0
    for char in reversed(text):
        count += 1
        if _cells(char):
            break
    return count


def _typable(char: str) -> bool:
    """A tab or anything that shows: control and formatting characters are not typed on purpose."""
    return unicodedata.category(char)[0] != "C" and unicodedata.category(char) not in ("Zl", "Zp")
