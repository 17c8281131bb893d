"""A quick no: whether a text can hold personal data at all, asked of every message."""

import re
import unicodedata

ENOUGH_DIGITS = 6
"""No number of a person has fewer digits, documents and addresses apart."""

# Every character with a digit's value, in any script: the decimals, then circled, raised, bracketed ones.
_DIGIT = re.compile(
    r"[\d²³¹\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea"
    r"\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\U00010a40-\U00010a43\U00010e60-\U00010e68"
    r"\U00011052-\U0001105a\U0001f100-\U0001f10a]"
)
_ASCII_DIGITS = b"0123456789"
# Without one of each nobody spells an address: a word for @, and a dot, as a word or inside of one.
_AT = (" at", "(at", "staart", "rob", "klammer", "chiocc")
_DOT = ("dot", "pun", "poi")
_DOTTED = re.compile(r"\.\w")
_SPOKEN = re.compile(
    r"(?:\Wat|staart(?:je)?|aroba(?:se)?|arroba|klammeraffe|chiocciola)\W{1,4}[\w-]+"
    r"(?:\W{1,4}(?:dot|punt|punkt|point|punto)\W|\.\w)"
)
_DOCUMENT = (
    *("poort", "passp", "passn", "passe", "pasap", "reisep", "ausweis", "ident", "document"),
    *(
        "id-",
        "id kaart",
        "id card",
        "id bewijs",
        "idkaart",
        "idcard",
        "idbewijs",
        "rijbewijs",
        "licen",
        "residence",
    ),
)
_POSTCODE = re.compile(r"(?<![0-9])[1-9][0-9]{3}[ -]{0,2}[a-z]{2}(?![a-z])")


def count_digits(text: str) -> int:
    """How many digits of any script a text has."""
    try:
        raw = text.encode("cp1252")  # the letters of western Europe: of these only 0-9 are digits
    except UnicodeEncodeError:
        return len(_DIGIT.findall(text))
    return len(raw) - len(raw.translate(None, _ASCII_DIGITS))


def names_a_document(lower: str) -> bool:
    """Whether a text in lower case may name a passport, an identity card and the like."""
    return any(word in lower for word in _DOCUMENT)


def may_hold(text: str) -> bool:
    """Whether `text` needs a closer look; one that has none of the signs costs a few microseconds at most."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "@" in text or "[" in text:
        return True
    digits = count_digits(text)
    if digits >= ENOUGH_DIGITS:
        return True
    lower = text.lower()
    if may_spell_an_address(lower) and _SPOKEN.search(lower):
        return True
    return digits > 1 and _few_digits_hold(lower, digits)


def may_spell_an_address(lower: str) -> bool:
    """Whether a text in lower case has both what stands for the @ and what stands for the dot."""
    return any(at in lower for at in _AT) and (
        any(dot in lower for dot in _DOT) or bool(_DOTTED.search(lower))
    )


def _few_digits_hold(lower: str, digits: int) -> bool:
    if digits == ENOUGH_DIGITS - 1 and _POSTCODE.search(lower):
        return True
    return names_a_document(lower)
