"""What was done, in a sentence, in Dutch and English."""

from typing import Literal

from .model import Action

Language = Literal["nl", "en"]

_DEEDS: dict[str, tuple[str, str]] = {
    "load": ("De pagina geopend.", "Opened the page."),
    "key": ("Op {key} gedrukt.", "Pressed {key}."),
    "key_on": ("Op {key} gedrukt bij “{label}”.", "Pressed {key} on “{label}”."),
    "click": ("Op “{label}” geklikt.", "Clicked “{label}”."),
    "touch": ("“{label}” aangeraakt.", "Tapped “{label}”."),
    "type": ("“{text}” getypt.", "Typed “{text}”."),
    "say": ("“{text}” gezegd.", "Said “{text}”."),
    "wait": ("Gewacht.", "Waited."),
    "scroll": ("Naar beneden geschoven.", "Scrolled down."),
    "server": ("Aan de kant van het bedrijf: {text}", "On the company's side: {text}"),
    "back": ("Een pagina terug gegaan.", "Went back a page."),
    "reload": ("De pagina opnieuw geladen.", "Loaded the page again."),
    "offline": ("De verbinding verbroken.", "Cut the connection."),
    "reader": (
        "Op {key} gedrukt, een toets van de schermlezer zelf.",
        "Pressed {key}, a key of the screen reader itself.",
    ),
    "online": ("De verbinding hersteld.", "Restored the connection."),
}
_NAMELESS = ("iets zonder naam", "something without a name")


def deed(action: Action, language: Language) -> str:
    """One action as a sentence."""
    at = 0 if language == "nl" else 1
    kind = "key_on" if action.kind == "key" and action.label else action.kind
    if kind in ("click", "touch") and not action.label:
        return _DEEDS[kind][at].replace("“{label}”", _NAMELESS[at])
    said = action.text or action.label
    return _DEEDS[kind][at].format(key=action.key, label=action.label, text=said)
