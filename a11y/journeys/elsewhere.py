"""Nobody there: being told so, and being offered another way."""

from .around import inside
from .lexicon import control, meaning
from .news import quote, told
from .notes import Do, Ended
from .scene import Scene
from .seen import Thing

TELEPHONE = "telephone"
MAIL = "e-mail"
ADDRESSES = (("tel:", TELEPHONE), ("mailto:", MAIL), ("sms:", "text message"))
CALLBACK = "being called back"
FORM = "contact form"


def told_nobody(scene: Scene) -> Do | Ended:
    """Until it is told that nobody is there."""
    if piece := told(scene, "nobody"):
        return Ended("reached", quote(scene, piece))
    said = [line.text for line in scene.conversation() if meaning("nobody", line.text)]
    if said and scene.looks:
        return Ended("reached", f'"{said[-1][:160]}"')
    if not scene.late:
        return scene.wait(scene.word("Waiting to be told."))
    if not scene.notes.scripted:
        return Ended(
            "could_not_tell", scene.word("It does not say that nobody is there; perhaps somebody is.")
        )
    return Ended("not_reached", scene.word("Nobody is there, and nothing tells so."))


def another_way(scene: Scene) -> Do | Ended:
    """Whether another way is offered in the chat, and not only to those who can use the telephone."""
    ways = ways_out(scene)
    if not ways and not scene.late:
        return scene.wait(scene.word("Waiting for another way."))
    if not ways:
        return Ended("not_reached", scene.word("No other way is offered."))
    if ways == {TELEPHONE}:
        return Ended("not_reached", scene.word("The only other way is the telephone."))
    if not scene.profile.hears and ways <= {TELEPHONE, CALLBACK}:
        return Ended("not_reached", scene.word("All other ways need ears."))
    return Ended("reached", offers(scene))


def offers(scene: Scene) -> str:
    """The other ways that are offered, in a sentence."""
    named = ", ".join(scene.word(way) for way in sorted(ways_out(scene)))
    return scene.word("Offered: {ways}.", ways=named) if named else scene.word("No other way is offered.")


def ways_out(scene: Scene) -> set[str]:
    """The other ways that are offered in the chat."""
    panel = scene.notes.panel
    found = {_way(thing) for thing in scene.seen.things if not panel or inside(thing.within, panel)}
    if any(control("callback", line.text) for line in scene.conversation()):
        found.add(CALLBACK)
    return found - {""}


def _way(thing: Thing) -> str:
    href = thing.node.attributes.get("href", "")
    for start, way in ADDRESSES:
        if href.startswith(start):
            return way
    if asks_address(thing):
        return MAIL
    if control("callback", thing.label):
        return CALLBACK
    return FORM if href and control("contact_form", thing.label) else ""


def asks_address(thing: Thing) -> bool:
    """A field for an e-mail address, to be answered at."""
    return thing.sort == "field" and "email" in (
        thing.node.attributes.get("type"),
        thing.node.attributes.get("autocomplete"),
    )
