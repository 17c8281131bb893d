"""JSON that is harmless to show: what a terminal would act on is escaped, and it means the same."""

import re

import msgspec

_ACTS = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def encode(thing: object) -> bytes:
    """Indented JSON in UTF-8 with a newline at its end; the same thing gives the same bytes."""
    said = msgspec.json.format(msgspec.json.encode(thing, order="deterministic"), indent=2).decode()
    return (_ACTS.sub(lambda found: f"\\u{ord(found[0]):04x}", said) + "\n").encode()
