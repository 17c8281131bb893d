"""What bots say of their own accord, in Dutch and English: short and plain for everybody."""

from ..core.event import Option
from ..core.texts import supported

_TEXTS = {
    "failed": {
        "en": "Something went wrong on our side. I cannot answer this now. "
        "You can try again, or talk to an employee.",
        "nl": "Er ging bij ons iets mis. Ik kan dit nu niet beantwoorden. "
        "U kunt het opnieuw proberen, of met een medewerker praten.",
    },
    "unknown": {
        "en": "I do not know the answer to that. You can ask it in other words, or talk to an employee.",
        "nl": "Dat weet ik niet. U kunt het met andere woorden vragen, of met een medewerker praten.",
    },
    "maybe": {
        "en": "I am not sure what you mean. Is it one of these? If not, you can talk to an employee.",
        "nl": "Ik weet niet zeker wat u bedoelt. Is het een van deze vragen? Zo niet, "
        "dan kunt u met een medewerker praten.",
    },
    "handed_back": {
        "en": "I have read the note of the employee. What else would you like to know?",
        "nl": "Ik heb het bericht van de medewerker gelezen. Wat wilt u nog meer weten?",
    },
    "handed_back_found": {
        "en": "I have read the note of the employee. I think this is what you need:",
        "nl": "Ik heb het bericht van de medewerker gelezen. Ik denk dat u dit zoekt:",
    },
}
_HUMAN = {
    "en": Option("Talk to an employee", "I want to talk to an employee"),
    "nl": Option("Een medewerker spreken", "Ik wil een medewerker spreken"),
}


def say(key: str, language: str) -> str:
    """Give the words for `key` in the language we have that is nearest."""
    return _TEXTS[key][supported(language)]


def human(language: str) -> Option:
    """Give the quick reply that leads to a human."""
    return _HUMAN[supported(language)]
