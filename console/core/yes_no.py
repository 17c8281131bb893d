"""A typed yes or no to a question of the hub."""

from .state import fingerprint

_YES = """
yes|y|yeah|yep|yup|sure|ok|okay|please|yes please|yes ok|ja|jep|jazeker|graag|ja graag|ja hoor|ja prima|
natuurlijk|prima|is goed|doe maar|jawohl|gerne|ja gerne|ja bitte|klar|oui|ouais|volontiers|oui merci|
oui s il vous plaît|si|sí|sí por favor|si por favor|claro|vale
"""
_NO = """
no|n|nope|nah|no thanks|no thank you|not now|nee|neen|nee dank u|nee bedankt|nee hoor|hoeft niet|niet nodig|
nu niet|nein|nein danke|non|non merci|no gracias
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split("|"))


_ANSWERS = dict.fromkeys(_set(_YES), True) | dict.fromkeys(_set(_NO), False)


def yes_or_no(text: str) -> bool | None:
    """Tell whether a short answer in nl, en, de, fr or es means yes (True), no (False) or neither (None)."""
    return _ANSWERS.get(fingerprint(text))
