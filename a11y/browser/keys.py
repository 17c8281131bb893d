"""Keys as a keyboard sends them: name, code, virtual key code, text.

https://w3c.github.io/uievents-key/ , https://w3c.github.io/uievents-code/
"""

import msgspec

MODIFIERS = {"Alt": 1, "Control": 2, "Ctrl": 2, "Meta": 4, "Shift": 8}
NAMED = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Escape": ("Escape", 27, ""),
    "Space": ("Space", 32, " "),
    "Backspace": ("Backspace", 8, ""),
    "Delete": ("Delete", 46, ""),
    "Home": ("Home", 36, ""),
    "End": ("End", 35, ""),
    "PageUp": ("PageUp", 33, ""),
    "PageDown": ("PageDown", 34, ""),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
    "Alt": ("AltLeft", 18, ""),
    "Control": ("ControlLeft", 17, ""),
    "Shift": ("ShiftLeft", 16, ""),
} | {f"F{number}": (f"F{number}", 111 + number, "") for number in range(1, 13)}


class Stroke(msgspec.Struct, frozen=True):
    """One key with its modifiers."""

    key: str
    code: str
    number: int
    text: str
    modifiers: int

    def params(self, kind: str) -> dict[str, object]:
        """As `Input.dispatchKeyEvent` takes it; `kind` is keyDown or keyUp."""
        text = self.text if kind == "keyDown" and not self.modifiers & 7 else ""
        return {
            "type": "rawKeyDown" if kind == "keyDown" and not text else kind,
            "key": self.key,
            "code": self.code,
            "windowsVirtualKeyCode": self.number,
            "nativeVirtualKeyCode": self.number,
            "modifiers": self.modifiers,
            **({"text": text, "unmodifiedText": text} if text else {}),
        }


def stroke(said: str) -> Stroke:
    """The key that "Tab", "Shift+Tab", "Enter", "a" or "Control+Home" means. Raises ValueError."""
    *held, name = said.split("+") if said != "+" and not said.endswith("++") else [*said[:-2].split("+"), "+"]
    modifiers = 0
    for word in filter(None, held):
        if word not in MODIFIERS:
            raise ValueError(f"{said!r}: expected Shift, Control, Alt or Meta before a key, got {word!r}")
        modifiers |= MODIFIERS[word]
    if name in NAMED:
        code, number, text = NAMED[name]
        return Stroke(" " if name == "Space" else name, code, number, text, modifiers)
    if len(name) != 1:
        raise ValueError(f"{said!r}: expected one character or one of {', '.join(NAMED)}, got {name!r}")
    upper = name.upper()
    code = (
        f"Key{upper}"
        if "A" <= upper <= "Z"
        else f"Digit{name}"
        if name.isdecimal() and name.isascii()
        else ""
    )
    number = ord(upper) if code else 0
    shift = 8 if name != name.lower() and "A" <= upper <= "Z" else 0
    return Stroke(name, code, number, name, modifiers | shift)
