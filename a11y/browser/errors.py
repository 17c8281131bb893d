"""What can keep a page from being looked at; each tells what was expected, what came and what to do.

BrowserError              the checker could not look (exit code 3)
├── NotStarted            the browser was found, and did not start
├── GridUnreachable       the remote grid does not answer, or cannot be looked through
├── BrowserDied           browser, page or connection ended under our hands
├── NoAnswer              the page did not answer in time
├── NodeGone              the node to act on is not there any more
└── Lasting               another try would not help
    ├── BrowserMissing    no Chromium to start
    ├── DriverMissing     no chromedriver to start it with
    ├── DriverMismatch    the driver does not fit the browser
    ├── PageUnreachable   the page cannot be loaded
    ├── PageUntrusted     its certificate is not accepted
    └── EngineMissing     no axe-core to scan with
"""

from typing import ClassVar, Literal

Language = Literal["nl", "en"]


class BrowserError(Exception):
    """The checker could not look; `facts` are what it knows of why."""

    texts: ClassVar[dict[Language, str]] = {}

    def __init__(self, **facts: str) -> None:
        super().__init__(facts)
        self.facts = facts

    def say(self, language: Language = "en") -> str:
        """The whole sentence for people: what came, and what to do."""
        return self.texts[language].format(**self.facts)

    def __str__(self) -> str:
        return self.say()


class Lasting(BrowserError):
    """Another try, or another browser, would not help."""


class BrowserMissing(Lasting):
    """Facts: `tried`."""

    texts = {
        "en": "No Chromium or Chrome was found (looked for {tried}). Install one "
        "(Debian and Ubuntu: apt install chromium chromium-driver), or name it with --browser PATH.",
        "nl": "Geen Chromium of Chrome gevonden (gezocht naar {tried}). "
        "Installeer er een (Debian en Ubuntu: apt install chromium chromium-driver), "
        "of wijs hem aan met --browser PAD.",
    }


class DriverMissing(Lasting):
    """Facts: `browser`, `why`."""

    texts = {
        "en": "There is no chromedriver for {browser}: {why}. Install the one of the same version "
        "(Debian and Ubuntu: apt install chromium-driver), or name it with --chromedriver PATH.",
        "nl": "Er is geen chromedriver voor {browser}: {why}. Installeer die van dezelfde versie "
        "(Debian en Ubuntu: apt install chromium-driver), of wijs hem aan met --chromedriver PAD.",
    }


class DriverMismatch(Lasting):
    """Facts: `driver` and `browser` (versions), `path` of the driver."""

    texts = {
        "en": "The driver {path} is for version {driver}, and the browser is version {browser}. "
        "Update both together, or name a fitting driver with --chromedriver PATH.",
        "nl": "De driver {path} hoort bij versie {driver}, en de browser is versie {browser}. "
        "Werk beide samen bij, of wijs een passende driver aan met --chromedriver PAD.",
    }


class NotStarted(BrowserError):
    """Facts: `browser`, `why`."""

    texts = {
        "en": "{browser} did not start: {why}. Start it by hand once to see what it says.",
        "nl": "{browser} is niet gestart: {why}. Start hem eens met de hand om te zien wat hij zegt.",
    }


class GridUnreachable(BrowserError):
    """Facts: `address`, `why`."""

    texts = {
        "en": "The grid at {address} gave no browser: {why}. Check that it runs, has a free Chromium or "
        "Chrome slot, and passes DevTools on (Selenium Grid 4 does).",
        "nl": "De grid op {address} gaf geen browser: {why}. Controleer of hij draait, een plek vrij heeft "
        "voor Chromium of Chrome, en DevTools doorgeeft (Selenium Grid 4 doet dat).",
    }


class BrowserDied(BrowserError):
    """Facts: `why`."""

    texts = {
        "en": "The browser ended in the middle of the work: {why}. Try again; "
        "if it happens each time, the page crashes it or the machine is out of memory.",
        "nl": "De browser stopte midden in het werk: {why}. Probeer het opnieuw; "
        "gebeurt het elke keer, dan laat de pagina hem vastlopen of is het geheugen op.",
    }


class PageUnreachable(Lasting):
    """Facts: `url`, `why`."""

    texts = {
        "en": "{url} could not be loaded: {why}. Check the address, and that the page is up and can be "
        "reached from this machine.",
        "nl": "{url} kon niet worden geladen: {why}. Controleer het adres, en of de pagina er is en vanaf "
        "deze computer te bereiken is.",
    }


class PageUntrusted(Lasting):
    """Facts: `url`, `why`."""

    texts = {
        "en": "The certificate of {url} is not trusted: {why}. Mend the certificate, or accept it for a "
        "test site of your own with --insecure.",
        "nl": "Het certificaat van {url} wordt niet vertrouwd: {why}. Herstel het certificaat, of aanvaard "
        "het voor een eigen testsite met --insecure.",
    }


class NoAnswer(BrowserError):
    """Facts: `what`, `seconds`."""

    texts = {
        "en": "The page did not answer within {seconds} s ({what}). It may be busy without end; "
        "allow more time with --timeout.",
        "nl": "De pagina antwoordde niet binnen {seconds} s ({what}). Misschien is hij eindeloos bezig; "
        "geef meer tijd met --timeout.",
    }


class NodeGone(BrowserError):
    """Facts: `node`, `why`: a key of `reasons`, or what the page itself said."""

    texts = {
        "en": "{node} cannot be acted on: {why}. Look again and choose from what is there now.",
        "nl": "Met {node} kan niets worden gedaan: {why}. Kijk opnieuw en kies uit wat er nu is.",
    }
    reasons: ClassVar[dict[str, dict[Language, str]]] = {
        "left": {"en": "it is not on the page any more", "nl": "het staat niet meer op de pagina"},
        "undrawn": {"en": "it is not drawn", "nl": "het wordt niet getekend"},
        "frame": {
            "en": "its page or frame is not there any more",
            "nl": "de pagina of het frame ervan is er niet meer",
        },
        "boxless": {"en": "it has no place of its own", "nl": "het heeft geen eigen plaats"},
        "uncalled": {
            "en": "nothing in sight answers to that name",
            "nl": "niets in beeld luistert naar die naam",
        },
        "unscripted": {
            "en": "no frame of the page has a scripted backend",
            "nl": "geen frame van de pagina heeft een nagespeelde achterkant",
        },
    }

    def say(self, language: Language = "en") -> str:
        """The whole sentence, its reason in the same language."""
        why = self.facts["why"]
        known = self.reasons.get(why)
        return self.texts[language].format(node=self.facts["node"], why=known[language] if known else why)


class EngineMissing(Lasting):
    """Facts: `tried`."""

    texts = {
        "en": "No axe-core was found (looked in {tried}). Install one (npm install axe-core, or "
        "pip install selenium-axe-python), or name it with --axe PATH.",
        "nl": "Geen axe-core gevonden (gezocht in {tried}). Installeer er een (npm install axe-core, of "
        "pip install selenium-axe-python), of wijs hem aan met --axe PAD.",
    }
