"""Everything an agent can do: one table. Keys, palette, buttons, help and line mode's words come from it.

A row says what the action is called, where it makes sense, what it asks for, and which command it becomes.
The hub has the last word: a command that came too late is refused there, with a reason.
"""

from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

import msgspec

from ..core import command as do
from ..core.command import AnyCommand
from .situation import (
    Me,
    Situation,
    always,
    asked,
    claimable,
    closable,
    correctable,
    erasable,
    mine,
    rings,
    situation,
    takeable,
)

__all__ = [
    "ACTIONS",
    "BY_NAME",
    "Action",
    "Answer",
    "Me",
    "Situation",
    "available",
    "by_word",
    "on_key",
    "pick",
    "situation",
]

Both: TypeAlias = tuple[str, str]
"""A text in English and in Dutch."""
Choose = Literal["", "target", "code", "canned", "message", "ref", "contact", "conversation", "state"]
Write = Literal["", "maybe", "must"]


class Answer(msgspec.Struct, frozen=True):
    """What the agent chose and wrote, when an action asks for something."""

    choice: str = ""
    text: str = ""


class Action(msgspec.Struct, frozen=True):
    """One thing an agent can do."""

    name: str
    key: str
    """Works outside the composer."""
    chord: str
    """Works everywhere, also while typing; "" when Escape and `key` is the way."""
    words: tuple[tuple[str, ...], tuple[str, ...]]
    """How line mode hears it, English and Dutch; the first word is the one help shows."""
    label: Both
    help: Both
    may: Callable[[Situation, Me], bool]
    make: Callable[[Answer], AnyCommand] | None = None
    """None: the desk does it itself, nothing goes to the hub."""
    choose: Choose = ""
    write: Write = ""
    confirm: bool = False
    desk_only: bool = False
    """Has no meaning in line mode."""


def _contact(a: Answer) -> AnyCommand:
    ref, _, outcome = a.choice.rpartition("|")
    return do.FinishContact(ref, "reached" if outcome == "reached" else "not_reached")


def _transfer(a: Answer) -> AnyCommand:
    kind, _, who = a.choice.partition(":")
    return do.Transfer(team=who, note=a.text) if kind == "team" else do.Transfer(agent=who, note=a.text)


ACTIONS: tuple[Action, ...] = (
    Action(
        "claim", "c", "", (("claim", "take"), ("neem", "aannemen")), ("Claim", "Aannemen"),
        ("Take this waiting customer and start to type.", "Neem deze wachtende klant aan en begin te typen."),
        claimable, lambda _: do.Claim(),
    ),
    Action(
        "decline_offer", "d", "", (("decline",), ("weiger",)), ("Decline", "Weigeren"),
        ("Let the conversation that rings go to somebody else.", "Laat dit gesprek aan een ander."),
        rings, lambda _: do.DeclineOffer(),
    ),
    Action(
        "take_over", "o", "", (("takeover",), ("overnemen",)), ("Take over", "Overnemen"),
        ("Take the conversation from the bot, before anybody asks.",
         "Neem het gesprek over van de bot, ook zonder dat iemand erom vraagt."),
        takeable, lambda _: do.TakeOver(),
    ),
    Action(
        "accept_transfer", "a", "", (("accept",), ("accepteer",)), ("Accept", "Accepteren"),
        ("Take over the conversation a colleague asks you to take.",
         "Neem het gesprek over dat een collega u vraagt."),
        asked, lambda _: do.AcceptTransfer(),
    ),
    Action(
        "decline_transfer", "d", "", (("refuse",), ("afslaan",)), ("Refuse", "Afslaan"),
        ("Leave the conversation with your colleague.", "Laat het gesprek bij uw collega."),
        lambda s, me: asked(s, me) and s.transfer_to == me.id, lambda _: do.DeclineTransfer(),
    ),
    Action(
        "reply", "r", "", ((), ()), ("Reply", "Antwoorden"),
        ("Go to the line where you type.", "Ga naar de regel waar u typt."),
        mine, desk_only=True,
    ),
    Action(
        "say", "", "", (("say",), ("zeg",)), ("Say", "Zeggen"),
        ("Say this to the customer.", "Zeg dit tegen de klant."),
        mine, lambda a: do.Say(a.text), write="must",
    ),
    Action(
        "note", "n", "f2", (("note",), ("notitie",)), ("Note", "Notitie"),
        ("Leave a note that only colleagues see.", "Schrijf een notitie die alleen collega's zien."),
        lambda s, _: s.phase != "new", lambda a: do.Note(a.text), write="must",
    ),
    Action(
        "canned", "p", "f3", (("phrase",), ("zin",)), ("Phrases", "Standaardzinnen"),
        ("Put a prepared reply into the line where you type.", "Zet een standaardantwoord klaar."),
        mine, choose="canned",
    ),
    Action(
        "suggestion", "g", "f4", (("suggestion",), ("suggestie",)), ("Suggestion", "Suggestie"),
        ("Put what the bot would have said into the line where you type.",
         "Zet klaar wat de bot gezegd zou hebben."),
        mine,
    ),
    Action(
        "hold", "h", "f5", (("hold",), ("wacht",)), ("Hold", "In de wacht"),
        ("Ask the customer to wait a moment.", "Vraag de klant even te wachten."),
        lambda s, me: mine(s, me) and not s.held, lambda _: do.Hold(),
    ),
    Action(
        "resume", "h", "f5", (("resume",), ("verder",)), ("Resume", "Verder gaan"),
        ("Tell the customer that you are back.", "Zeg de klant dat u terug bent."),
        lambda s, me: mine(s, me) and s.held, lambda _: do.Resume(),
    ),
    Action(
        "transfer", "t", "f6", (("transfer",), ("overdragen",)), ("Transfer", "Overdragen"),
        ("Ask a colleague or a team to take over; it stays yours until they accept.",
         "Vraag een collega of team het over te nemen; tot dan blijft het van u."),
        lambda s, me: mine(s, me) and not s.transfer_to, _transfer, "target", "maybe",
    ),
    Action(
        "cancel_transfer", "t", "f6", (("keep",), ("houden",)), ("Stop transfer", "Overdracht stoppen"),
        ("Stop asking, and keep the conversation.", "Vraag niet verder en houd het gesprek."),
        lambda s, me: mine(s, me) and bool(s.transfer_to), lambda _: do.CancelTransfer(),
    ),
    Action(
        "return_to_queue", "l", "", (("requeue",), ("terugzetten",)), ("Back to queue", "Terug in wachtrij"),
        ("Put the customer back at the front of the queue; the bot stays out.",
         "Zet de klant terug vooraan in de wachtrij; de bot blijft erbuiten."),
        mine, lambda _: do.ReturnToQueue(),
    ),
    Action(
        "hand_back", "b", "f7", (("handback",), ("teruggeven",)), ("Hand back to bot", "Terug naar bot"),
        ("Go on with the bot, with a word to it. A customer who asked for a human decides.",
         "Ga verder met de bot, met een aanwijzing. Een klant die om een mens vroeg beslist zelf."),
        mine, lambda a: do.HandBack(a.text), write="maybe",
    ),
    Action(
        "correct", "x", "f8", (("correct",), ("verbeter",)), ("Correct the bot", "Bot verbeteren"),
        ("Put right what the bot said; the old words stay visible as corrected.",
         "Verbeter wat de bot zei; de oude woorden blijven zichtbaar als verbeterd."),
        correctable, lambda a: do.Correct(int(a.choice), a.text), "message", "must",
    ),
    Action(
        "end", "e", "", (("end",), ("einde",)), ("End the talk", "Gesprek beëindigen"),
        ("End the talk and go to wrap-up.", "Beëindig het gesprek en ga afhandelen."),
        mine, lambda _: do.End(),
    ),
    Action(
        "close", "w", "f9", (("close",), ("sluit",)), ("Close", "Afsluiten"),
        ("Finish with a wrap-up code.", "Sluit af met een afhandelcode."),
        closable, lambda a: do.Close(a.choice, a.text), "code", "maybe",
    ),
    Action(
        "reveal", "v", "", (("reveal",), ("toon",)), ("Show personal data", "Gegevens tonen"),
        ("Read what lies behind a placeholder such as [phone 1]. It is logged.",
         "Lees wat achter bijvoorbeeld [phone 1] ligt. Dit wordt vastgelegd."),
        lambda s, me: closable(s, me) and s.secrets, lambda a: do.Reveal(a.choice), "ref",
    ),
    Action(
        "contact", "y", "", (("contact",), ("contact",)), ("Contact done", "Contact gehad"),
        ("Note that the customer was reached by the other way, or was not.",
         "Leg vast of de klant langs de andere weg is bereikt."),
        lambda s, me: closable(s, me) and s.contacts, _contact, "contact",
    ),
    Action(
        "erase", "", "", (("erase",), ("wis",)), ("Erase the words", "Woorden wissen"),
        ("Blank all words of this conversation for good.", "Wis alle woorden van dit gesprek voorgoed."),
        erasable, lambda _: do.Erase(), confirm=True,
    ),
    Action(
        "next", "]", "ctrl+n", (("next",), ("volgende",)), ("Next conversation", "Volgend gesprek"),
        ("Go to the next of your conversations, unread ones first.",
         "Ga naar uw volgende gesprek, ongelezen eerst."),
        always,
    ),
    Action(
        "previous", "[", "ctrl+b", (("previous",), ("vorige",)), ("Previous conversation", "Vorig gesprek"),
        ("Go to the conversation before this one.", "Ga naar het gesprek hiervoor."),
        always,
    ),
    Action(
        "search", "/", "ctrl+f", (("search", "find"), ("zoek",)), ("Search", "Zoeken"),
        ("Find words in all conversations.", "Zoek woorden in alle gesprekken."),
        always, choose="conversation", write="must",
    ),
    Action(
        "state", "s", "ctrl+t", (("state",), ("status",)), ("My state", "Mijn status"),
        ("Say whether you are available, busy or away.", "Zeg of u beschikbaar, bezet of weg bent."),
        always, choose="state",
    ),
    Action(
        "queue", "escape", "ctrl+l", ((), ()), ("To the queue", "Naar de wachtrij"),
        ("Leave the line where you type and go to the queue. What you typed stays.",
         "Verlaat de typregel en ga naar de wachtrij. Wat u typte blijft staan."),
        always, desk_only=True,
    ),
    Action(
        "details", "i", "ctrl+d", ((), ()), ("Details", "Gegevens"),
        ("Show or hide what is known of the customer.", "Toon of verberg wat van de klant bekend is."),
        always, desk_only=True,
    ),
    Action(
        "mute", "m", "", ((), ()), ("Sound on or off", "Geluid aan of uit"),
        ("Ring and notify for new customers and messages, or be silent.",
         "Laat nieuwe klanten en berichten horen, of wees stil."),
        always, desk_only=True,
    ),
    Action(
        "theme", "", "", ((), ()), ("Light, dark, high contrast", "Licht, donker, hoog contrast"),
        ("Go to the next colours.", "Ga naar de volgende kleuren."),
        always, desk_only=True,
    ),
    Action(
        "help", "question_mark", "f1", (("help",), ("hulp", "help")), ("Help", "Hulp"),
        ("Show every action with its key.", "Toon alle acties met hun toets."),
        always,
    ),
    Action(
        "quit", "", "ctrl+q", (("quit", "exit"), ("stop",)), ("Quit", "Stoppen"),
        ("Leave the desk.", "Verlaat de werkplek."),
        always,
    ),
)  # fmt: skip

BY_NAME = {action.name: action for action in ACTIONS}


def pick(texts: Both, language: str) -> str:
    """Choose the text in the agent's language."""
    return texts[1 if language.lower().startswith("nl") else 0]


def available(of: Situation, me: Me, actions: Iterable[Action] = ACTIONS) -> list[Action]:
    """Give the actions that make sense here, in the table's order."""
    return [action for action in actions if action.may(of, me)]


def on_key(key: str, of: Situation, me: Me) -> Action | None:
    """Find the action that a key means here; a key never means two things in one situation."""
    return next((a for a in ACTIONS if key in (a.key, a.chord) and a.may(of, me)), None)


def by_word(word: str, of: Situation, me: Me, language: str) -> Action | None:
    """Find the action that a word of line mode means: in the agent's language first, then in the other.

    One that makes sense here goes before one that does not, so that the hub's refusal can explain the rest.
    """
    first = 1 if language.lower().startswith("nl") else 0
    for place in (first, 1 - first):
        named = [a for a in ACTIONS if word.casefold() in a.words[place]]
        if named:
            return next((a for a in named if a.may(of, me)), named[0])
    return None
