"""Words as the matching sees them: without case, accents, endings and words that say nothing."""

import re
import unicodedata

_STOP = {
    "en": """
        a about actually after again all also am an and any anybody are as at be because been before being
        but by can could did do does doing dont for from get got had has have having he hello her here hey
        hi him his how i if im in into is it its ive just know let like may me might more much my no not
        now of off ok on one or our out over please same say see she should so some somebody someone
        something sorry still tell than thank thanks that the their them then there they thing think this
        those to too try up us very want wanted was we well were what when where which who why will with
        would yes you your yours maybe really already anymore question help explain once arent cant
        couldnt didnt doesnt hasnt havent isnt wasnt wont wouldnt shouldnt theyre youre whats wheres whens
        whos hows thats theres id ill weve theyve gonna wanna gotta pls plz bit lot new ones need rather
        show go good morning afternoon evening""",
    "nl": """
        aan al alle als alsjeblieft alstublieft alvast andere ben bent bij bijvoorbeeld daar dag dan dank
        dat de deze die dit doe doen door dus echt een eens eigenlijk en er even ga gaat geen gewoon goed
        graag had heb hebben hebt heeft hallo het hij hoe hoi hun ik in iets iemand is ja je jij jou jouw
        jullie kan kun kunnen kunt maar me mee meer met mij mijn misschien mogen mag moet moeten na naar
        nee niet nog nou nu of om omdat ons onze ook op over sorry te toch toe tot u uit uw van vanaf veel
        via voor vraag waar waarom wanneer want was wat we weet wel welke werd wie wij wil willen wilt
        word worden wordt zeggen ze zij zijn zo zou zal zullen help helpen uitleggen ie ff vind vinden
        nodig liever hoef effe dr zn mn da hier staat steeds sta aub svp zit zitten leg uitleg vertel
        vertellen toon goede goedendag goedemorgen goedemiddag goedenavond
        goeiemorgen goeiemiddag goeienavond""",
}
STOP = {language: frozenset(words.split()) for language, words in _STOP.items()}
_ENDINGS = {
    "en": re.compile("(ations?|ments?|ings?|ies|ers|es|ed|er|ly|s|y|e)$"),
    "nl": re.compile("(ingen|ing|tjes?|heid|jes?|ten|den|en|er|s|e|t|d)$"),
}
"""Tried twice, longest first. They may cut too much: both sides of a comparison are cut alike."""
_PLACEHOLDER = re.compile(r"\[[a-z_]+ \d+\]")
_TOKEN = re.compile(r"[a-z0-9]+")
_DOUBLE_VOWEL = re.compile(r"([aeou])\1")
_DOUBLE_END = re.compile(r"([b-df-hj-np-tv-z])\1$")
MIN_STEM = 3


def tokens(text: str) -> list[str]:
    """Give the words of a text, without case and accents. Placeholders of personal data are no words."""
    text = (
        _PLACEHOLDER.sub(" ", text.casefold())
        .replace("e-mail", "email")
        .replace("'", "")
        .replace("\u2019", "")
    )
    letters = unicodedata.normalize("NFKD", text)
    return _TOKEN.findall("".join(c for c in letters if not unicodedata.combining(c)))


def stem(word: str, language: str) -> str:
    """Cut a word to what its forms have in common: "retourneren", "geretourneerd" and "retourneer"."""
    if language == "nl":
        word = _DOUBLE_VOWEL.sub(r"\1", word.removeprefix("ge") if len(word) > 6 else word)
    for _ in range(2):
        ending = _ENDINGS[language].search(word, MIN_STEM)
        word = word[: ending.start()] if ending else word
    return _DOUBLE_END.sub(r"\1", word)


def stems(text: str, language: str) -> list[str]:
    """Give the stems of the words that say something."""
    stop = STOP[language]
    return [stem(word, language) for word in tokens(text) if word not in stop]


def spoken(text: str, default: str) -> str:
    """Tell by its small words whether a text is Dutch or English; `default` where they do not tell."""
    words = set(tokens(text))
    counts = {language: len(words & (stop - _SHARED)) for language, stop in STOP.items()}
    best = max(counts, key=lambda language: counts[language])
    other = min(counts.values())
    return best if counts[best] > other else default


_SHARED = STOP["nl"] & STOP["en"]
