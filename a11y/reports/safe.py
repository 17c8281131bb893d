"""Text from a stranger's page, made harmless for a terminal or a file: what cannot be seen is shown."""

import re
import unicodedata

_SUSPECT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_WELCOME = {"\u200d", "\ufe0f"}
"""Joins the parts of an emoji."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(text: str) -> str:
    """The text on one line, with control and direction characters shown as codes (`\\x1b`, `\\u202e`)."""
    return "".join(_shown(letter) for letter in " ".join(re.split("[ \t\r\n]+", text)).strip())


def _shown(letter: str) -> str:
    if letter in _WELCOME or unicodedata.category(letter) not in _SUSPECT:
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def xml_safe(text: str) -> str:
    """The text without what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), shown as codes."""
    return _NOT_XML.sub(lambda found: _shown(found[0]) if found[0] < "\ud800" else "\ufffd", text)
