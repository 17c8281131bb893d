"""What the voice tells its user about itself, in English and Dutch, and the error that carries it."""

from typing import Literal

import msgspec

from .text import clean

Kind = Literal[
    "off", "no_engine", "no_player", "no_device", "no_voice", "dropped", "lost", "gave_up",
    "bad_rate", "bad_path", "bad_time", "nothing", "too_long", "too_slow", "not_rendered", "cut_short",
]  # fmt: skip

_SENTENCES: dict[Kind, tuple[str, str]] = {
    "off": (
        "Nothing is read aloud, because speech is switched off.",
        "Er wordt niets voorgelezen, want spraak staat uit.",
    ),
    "no_engine": (
        "Nothing is read aloud: no speech engine works here ({detail}). Install espeak-ng and start again.",
        "Er wordt niets voorgelezen: er werkt hier geen spraakprogramma ({detail}). "
        "Installeer espeak-ng en start opnieuw.",
    ),
    "no_player": (
        "Nothing is read aloud: the program {detail}, which plays the sound, was not found. "
        "Install it (Debian and Ubuntu: the package alsa-utils); reading then starts by itself.",
        "Er wordt niets voorgelezen: het programma {detail}, dat het geluid afspeelt, is er niet. "
        "Installeer het (Debian en Ubuntu: het pakket alsa-utils); het voorlezen begint dan vanzelf.",
    ),
    "no_device": (
        "Nothing is read aloud: no sound device works here ({detail}). "
        "Connect or switch on a device; reading then starts by itself.",
        "Er wordt niets voorgelezen: er werkt hier geen geluidsapparaat ({detail}). "
        "Sluit er een aan of zet het aan; het voorlezen begint dan vanzelf.",
    ),
    "no_voice": (
        'There is no voice for the language "{detail}" here, so another voice reads it. '
        "Install a voice for that language to hear it properly.",
        'Er is hier geen stem voor de taal "{detail}", dus een andere stem leest het voor. '
        "Installeer een stem voor die taal om het goed te horen.",
    ),
    "dropped": (
        "Not read aloud, because more came in than can be spoken: {count}. The text itself is not lost.",
        "Niet voorgelezen, want er kwam meer binnen dan uitgesproken kan worden: {count}. "
        "De tekst zelf is niet weg.",
    ),
    "lost": (
        "One part was not read aloud: the speech engine stopped working and was started again ({detail}).",
        "Een stuk is niet voorgelezen: het spraakprogramma liep vast en is opnieuw gestart ({detail}).",
    ),
    "gave_up": (
        "Nothing is read aloud any more: the speech engine failed {count} times in a row ({detail}). "
        "Start again to try once more.",
        "Er wordt niets meer voorgelezen: het spraakprogramma ging {count} keer na elkaar mis ({detail}). "
        "Start opnieuw om het nog eens te proberen.",
    ),
    "bad_rate": (
        "The speech rate must be between 80 and 600 words a minute, but is {count}. Choose one in between.",
        "De spreeksnelheid moet tussen 80 en 600 woorden per minuut liggen, maar is {count}. "
        "Kies er een daartussen.",
    ),
    "bad_path": (
        "The sound file must be a new or ordinary file in a folder that can be written to, "
        "but that failed ({detail}). Choose another place.",
        "Het geluidsbestand moet een nieuw of gewoon bestand zijn in een map waarin geschreven mag worden, "
        "maar dat lukte niet ({detail}). Kies een andere plek.",
    ),
    "bad_time": (
        "An utterance must start between 0 and {count} seconds, but one starts at {detail}. Correct it.",
        "Een uiting moet tussen 0 en {count} seconden beginnen, maar één begint op {detail}. Verbeter dat.",
    ),
    "nothing": (
        "A sound file needs at least one text with a letter or a digit, but there was none. Add a text.",
        "Een geluidsbestand heeft minstens één tekst met een letter of cijfer nodig, maar die was er niet. "
        "Voeg een tekst toe.",
    ),
    "too_long": (
        "A sound file may last {count} seconds, but this one would last longer. Split the text over files.",
        "Een geluidsbestand mag {count} seconden duren, maar dit zou langer worden. "
        "Verdeel de tekst over bestanden.",
    ),
    "too_slow": (
        "The sound file should have been ready in {count} seconds, but it was not ({detail}). "
        "Allow more time or give less text.",
        "Het geluidsbestand had in {count} seconden klaar moeten zijn, maar was dat niet ({detail}). "
        "Geef meer tijd of minder tekst.",
    ),
    "not_rendered": (
        "The speech engine should have written sound, but it did not ({detail}). "
        "Try again; if it stays, try this text with espeak-ng itself.",
        "Het spraakprogramma had geluid moeten schrijven, maar deed dat niet ({detail}). "
        "Probeer het opnieuw; blijft het zo, probeer deze tekst dan met espeak-ng zelf.",
    ),
    "cut_short": (
        "The speech engine wrote less sound than the text needs ({detail}). Try again.",
        "Het spraakprogramma schreef minder geluid dan de tekst nodig heeft ({detail}). Probeer het opnieuw.",
    ),
}


class Notice(msgspec.Struct, frozen=True):
    """Something the user of a voice should know."""

    kind: Kind
    """What is the matter."""
    detail: str = ""
    """The fact behind it, from the engine or the system: shown, never interpreted."""
    count: int = 0
    """How many, where the sentence counts something."""

    def sentence(self, language: str = "en") -> str:
        """What was expected, what came and what to do, in plain Dutch (`nl...`) or English (all else)."""
        template = _SENTENCES[self.kind][language.lower().startswith("nl")]
        return template.format(detail=clean(self.detail)[:160], count=self.count)


class VoiceError(Exception):
    """A sound file could not be made, or a voice was asked for with settings it cannot have."""

    def __init__(self, kind: Kind, detail: str = "", count: int = 0) -> None:
        self.notice = Notice(kind, detail, count)
        super().__init__(self.notice.sentence("en"))

    def sentence(self, language: str = "en") -> str:
        """The same in Dutch (`nl...`) or English (all else)."""
        return self.notice.sentence(language)
