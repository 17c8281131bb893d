"""The words the hub itself says to customers, in Dutch and English, with a variant in short and plain words.

The disclosure at the start and at each change of hands is required by AI Act art. 50(1) and (5).
"""

from collections.abc import Collection

_TEXTS: dict[str, dict[str, str]] = {
    "bot": {
        "en": "You are talking to a digital assistant of {company}. This is not a person. "
        "You can ask for an employee at any moment.",
        "nl": "U praat met een digitale assistent van {company}. Dit is geen mens. "
        "U kunt altijd om een medewerker vragen.",
    },
    "bot.named": {
        "en": "You are talking to {bot}, a digital assistant of {company}. This is not a person. "
        "You can ask for an employee at any moment.",
        "nl": "U praat met {bot}, een digitale assistent van {company}. Dit is geen mens. "
        "U kunt altijd om een medewerker vragen.",
    },
    "bot.named.plain": {
        "en": "You are talking to {bot}. It is a computer, not a person. Do you want a person? "
        "You can always ask.",
        "nl": "U praat met {bot}. Dat is een computer, geen mens. Wilt u een mens? Dat kan altijd.",
    },
    "bot.plain": {
        "en": "You are talking to a computer. It is not a person. Do you want a person? You can always ask.",
        "nl": "U praat met een computer. Het is geen mens. Wilt u een mens? Dat kan altijd.",
    },
    "human": {
        "en": "You are now talking to {name}, an employee of {company}.",
        "nl": "U praat nu met {name}, een medewerker van {company}.",
    },
    "human.plain": {
        "en": "You are now talking to {name}. {name} is a person.",
        "nl": "U praat nu met {name}. {name} is een mens.",
    },
    "nobody": {
        "en": "You are waiting for an employee. The digital assistant no longer answers.",
        "nl": "U wacht op een medewerker. De digitale assistent antwoordt niet meer.",
    },
    "nobody.plain": {
        "en": "You asked for a person. Please wait. The computer has stopped.",
        "nl": "U vroeg om een mens. Wacht even. De computer is gestopt.",
    },
    "offer.unsure": {
        "en": "Would you like to talk to an employee?",
        "nl": "Wilt u een medewerker spreken?",
    },
    "offer.stuck": {
        "en": "I do not seem to help you well. Would you like to talk to an employee?",
        "nl": "Ik lijk u niet goed te helpen. Wilt u een medewerker spreken?",
    },
    "offer.silence": {
        "en": "The digital assistant does not answer. Would you like to talk to an employee?",
        "nl": "De digitale assistent antwoordt niet. Wilt u een medewerker spreken?",
    },
}

_UNNAMED = {"en": "Digital assistant", "nl": "Digitale assistent"}
LANGUAGES = ("nl", "en")


def supported(language: str) -> str:
    """Give the language we can speak that is nearest to a BCP 47 tag: nl, or else en."""
    return "nl" if language.lower().split("-")[0] == "nl" else "en"


def unnamed_bot(language: str) -> str:
    """Give what a bot without a name is called."""
    return _UNNAMED[supported(language)]


def say(key: str, language: str, needs: Collection[str] = (), **facts: str) -> str:
    """Give the words for `key`; in plain words where the customer asked for those."""
    plain = _TEXTS.get(f"{key}.plain") if "plain_words" in needs else None
    return (plain or _TEXTS[key])[supported(language)].format(**facts)
