"""Every state a customer can meet, one after the other, in one conversation."""

from collections.abc import Iterator

from msgspec.structs import replace
from selenium.webdriver.common.keys import Keys

from console.core import command as cmd
from console.hub.settings import Limits

from .browser import Browser
from .stage import POLICY, Stage

WORDS = {
    "en": {
        "human": "Talk to a human",
        "options": "Options",
        "ways": "Other ways to reach us",
        "call": "Call me back",
        "erase": "Delete my data",
        "yes": "Yes, delete",
        "save": "Save",
        "stay": "I need more time",
        "erased": "Your data has been deleted",
        "closed": "has ended",
        "back": "is back",
        "left": "has left",
        "held": "asks you to wait",
        "away": "is lost",
        "proposes": "proposes",
        "no": "No, stay with",
        "corrected": "corrected",
        "idle": "Are you still there?",
        "offline": "No connection",
        "busy": "full",
        "first": "first in line",
        "online": "The connection is back",
        "try": "Try now",
        "queue": "in the queue",
        "hidden": "hid personal data",
    },
    "nl": {
        "human": "Praat met een mens",
        "options": "Opties",
        "ways": "Andere manieren om ons te bereiken",
        "call": "Bel mij terug",
        "erase": "Verwijder mijn gegevens",
        "yes": "Ja, verwijder",
        "save": "Bewaar",
        "stay": "Ik heb meer tijd nodig",
        "erased": "Uw gegevens zijn verwijderd",
        "closed": "beëindigd",
        "back": "is terug",
        "left": "heeft het gesprek verlaten",
        "held": "vraagt u even te wachten",
        "away": "is weg",
        "proposes": "stelt voor",
        "no": "Nee, ik blijf bij",
        "corrected": "verbeterde",
        "idle": "Bent u er nog?",
        "offline": "Geen verbinding",
        "busy": "vol",
        "first": "als eerste",
        "online": "De verbinding is er weer",
        "try": "Probeer nu",
        "queue": "in de wachtrij",
        "hidden": "persoonlijke gegevens verborgen",
    },
}


def tour(stage: Stage, page: Browser, language: str) -> Iterator[str]:
    """Go through the states; give the name of each while it stands."""
    words = WORDS[language]
    yield "closed"
    page.open()
    stage.phase("bot")
    page.shows("Robin (bot)", ".hr-log")
    yield "bot"
    yield from _with_bot(stage, page, words)
    yield from _waiting(stage, page, words)
    yield from _with_agent(stage, page, words)
    yield from _without_connection(stage, page, words)
    yield from _ending(stage, page, words)


def _with_bot(stage: Stage, page: Browser, words: dict[str, str]) -> Iterator[str]:
    page.say("opening hours?")
    stage.until(lambda: stage.state.turn)
    stage.answers("From 9 to 18.", "Returns", "Delivery")
    page.shows("From 9 to 18.")
    yield "quick replies"
    page.say("opening hours?")
    page.until(lambda: page.all(".hr-ask"), "an offer")
    yield "offer"
    page.click(words["options"])
    yield "options"
    page.click(words["erase"])
    yield "delete?"
    page.press(Keys.ESCAPE)


def _waiting(stage: Stage, page: Browser, words: dict[str, str]) -> Iterator[str]:
    page.click(words["human"])
    stage.phase("queued")
    page.shows(words["ways"])
    yield "told nobody is there"
    page.click(words["call"])
    page.until(lambda: page.all("#hr-call_back[aria-invalid]"), "an error at the field")
    yield "error in a form"
    stage.arrive()
    page.shows(words["queue"])
    yield "queued"


def _with_agent(stage: Stage, page: Browser, words: dict[str, str]) -> Iterator[str]:
    stage.does(cmd.Claim())
    stage.says("Hello, how can I help you?")
    page.shows("how can I help you?")
    stage.does(cmd.Correct(stage.state.bot_seqs[-1], "From 10 to 18."))
    page.shows(words["corrected"])
    yield "assigned"
    page.say("mail someone@example.com please")
    page.shows(words["hidden"])
    stage.does(cmd.Hold())
    page.shows(words["held"])
    yield "held"
    stage.does(cmd.HandBack("returns"))
    page.until(lambda: page.all(".hr-ask"), "the question of going back")
    yield "hand back asked"
    page.click(f"{words['no']} Example agent Anna")
    page.until(lambda: not page.all(".hr-ask"), "the answer")
    stage.go()
    page.shows(words["away"])
    yield "agent away"
    stage.arrive()
    page.shows(words["back"])
    stage.arrive("ben")
    stage.does(cmd.Transfer(agent="ben"))
    stage.does(cmd.AcceptTransfer(), "ben")
    page.shows(words["left"])
    yield "transferred"
    stage.does(cmd.ReturnToQueue(), "ben")
    page.shows(words["first"])
    yield "queued again"
    stage.does(cmd.Claim(), "ben")


def _without_connection(stage: Stage, page: Browser, words: dict[str, str]) -> Iterator[str]:
    stage.stop_hub()
    page.shows(words["offline"], ".hr-status")
    page.say("Said without a connection")
    yield "reconnecting"
    stage.start_hub(limits=Limits(connections=0))
    page.shows(words["busy"], ".hr-status")
    yield "hub full"
    stage.stop_hub()
    stage.start_hub(limits=Limits(settle_s=0.1))
    page.hurry(words["try"])
    page.hears(words["online"])
    stage.until(lambda: stage.state.spoke == "customer", "what was said without a connection")


def _ending(stage: Stage, page: Browser, words: dict[str, str]) -> Iterator[str]:
    stage.until(lambda: stage.agents["ben"].online)
    stage.does(cmd.Close("solved"), "ben")
    page.shows(words["closed"], ".hr-log")
    yield "ended"
    page.say("One more thing")
    stage.phase("bot")
    yield "reopened"
    stage.stop_hub()
    stage.start_hub(policy=replace(POLICY, idle_warn_s=0.2))
    page.until(lambda: page.all(".hr-ask"), words["idle"])
    yield "idle warning"
    page.click(words["stay"])
    stage.stop_hub()
    stage.start_hub(policy=POLICY)
    page.click(words["options"])
    page.click(words["erase"])
    page.click(words["yes"])
    page.shows(words["erased"])
    yield "erased"
