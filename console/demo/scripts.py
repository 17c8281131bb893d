"""What the example customers say. They are examples, and shown as such everywhere."""

import msgspec

from ..core.event import Need


class Script(msgspec.Struct, frozen=True):
    """An example customer: what they ask the bot, how they ask for a human, what they answer the human."""

    language: str
    to_bot: tuple[str, ...]
    to_human: tuple[str, ...]
    ask: str = ""
    """The words that ask for a human; "" presses the button."""
    needs: tuple[Need, ...] = ()
    call_back: str = ""
    """A number to leave while waiting; of the range set apart for examples."""


SCRIPTS: tuple[Script, ...] = (
    Script(
        "nl",
        ("Goedemiddag, wanneer wordt mijn pakket bezorgd?",),
        ("Ja, het is bestelling 1042. Er staat al drie dagen 'onderweg'.", "Fijn, dank u wel voor uw hulp!"),
        ask="Dat helpt mij niet. Kan ik iemand spreken?",
    ),
    Script(
        "en",
        ("Hello, how do I send something back?", "And who pays for that?"),
        ("It is about a lamp that arrived broken.", "That is clear. Thank you!"),
        ask="I would rather talk to a real person please",
        needs=("more_time",),
    ),
    Script(
        "nl",
        ("hoe kan ik betalen",),
        ("ik snap het niet zo goed", "ah zo. dank u"),
        needs=("plain_words",),
    ),
    Script(
        "en",
        ("My screen reader does not read the order page.",),
        ("The button after the price has no name.", "Good, I will try that."),
        ask="Can somebody help me with this?",
        needs=("screen_reader",),
    ),
    Script(
        "nl",
        ("Ik heb een klacht over de bezorger.",),
        ("Hij heeft het pakket in de regen gezet.", "Goed dat u het doorgeeft."),
        ask="ik wil een medewerker",
        needs=("call_me",),
        call_back="+31 6 12345678",
    ),
    Script(
        "en",
        ("What are your opening hours?", "Thanks. Is there a shop near Utrecht?"),
        ("I would like to see the chair before I buy it.", "Thank you, goodbye."),
        ask="humna please",
    ),
)
