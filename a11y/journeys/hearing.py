"""What comes after asking: the queue, the human, the connection, other ways."""

from ..model import Action
from .find import inside
from .lexicon import control, meaning, plain
from .notes import Do, Ended
from .scene import Scene


def events(scene: Scene) -> Do | None:
    """The next of the goal's events for a scripted backend; None when all have been sent."""
    notes = scene.notes
    if not notes.scripted or notes.done >= len(scene.goal.server):
        return None
    name = scene.goal.server[notes.done]
    text = name.format_map(_Said(scene))
    scene.note(done=notes.done + 1)
    return scene.do(Action("server", text=text), f"The backend is told: {text}")


class _Said(dict[str, str]):
    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._scene = scene

    def __missing__(self, name: str) -> str:
        return self._scene.say(name)


def _quote(hit: tuple[str, bool]) -> str:
    return f'"{hit[0][:120]}"' if hit[1] else f'Not announced; found by reading: "{hit[0][:120]}"'


def connected(scene: Scene) -> Do | Ended:
    """Until it is told that a human has joined."""
    if step := events(scene):
        return step
    if scene.notes.human:
        return Ended("reached", f'"{scene.notes.human[:120]}"')
    if hit := scene.told("joined") or _labelled(scene):
        scene.note(human=hit[0])
        return Ended("reached", _quote(hit))
    if scene.profile.perceives == "pixels" or scene.late:
        if nobody := scene.told("nobody"):
            return Ended("not_reached", f"It says that nobody is there: {_quote(nobody)}")
    if not scene.late:
        return scene.wait("Waiting for a human.")
    if scene.notes.scripted:
        return Ended("not_reached", "A human joined, and nothing told of it.")
    waits = scene.told("waiting")
    seconds = f"{scene.goal.seconds * scene.profile.pace:g}"
    return Ended(
        "could_not_tell",
        f"Nobody came within {seconds} s{f'; the last word was {_quote(waits)}' if waits else ''}.",
    )


def _labelled(scene: Scene) -> tuple[str, bool] | None:
    """News whose author is called a human: by a short label before a colon, or by its own line."""
    for text, told in scene.news():
        label = text.partition(":")[0]
        author = label if ":" in text else text
        if len(author) <= 40 and meaning("human", author) and not meaning("waiting", text):
            return text, told
    return None


def hear_human(scene: Scene) -> Do | Ended:
    """Until something the human says is perceived, and can be told to be theirs."""
    expected = plain(scene.say("hello")) if scene.notes.scripted else ""
    if step := events(scene):
        return step
    if hit := _labelled(scene):
        return Ended("reached", _quote(hit))
    words = [
        (text, told)
        for text, told in scene.news()
        if not any(meaning(kind, text) for kind in ("joined", "waiting", "typing", "bot"))
        and (not expected or expected in plain(text))
    ]
    if words and scene.notes.human:
        return Ended("reached", _quote(words[0]))
    if not scene.late:
        return scene.wait("Waiting for the human's words.")
    if words:
        return Ended("could_not_tell", f"Words came, and nothing says that a human said them: {_quote(words[0])}")
    if scene.notes.scripted:
        return Ended("not_reached", "The human spoke, and it was not perceived.")
    return Ended("could_not_tell", "The human said nothing within the time.")


def answer(scene: Scene) -> Do | Ended:
    """Until one's own answer stands in the conversation."""
    text = scene.say(scene.goal.say[0])
    step = scene.tell(text)
    if step is not None:
        return step
    if scene.notes.written != "sent":
        return Ended("not_reached", "There is nowhere to type.")
    shown = any(plain(text) in plain(line.text) for line in _outside_fields(scene))
    if shown:
        return Ended("reached", "The answer stands in the conversation.")
    if not scene.late:
        return scene.wait("Waiting for the answer to appear.")
    return Ended("could_not_tell", "It was sent, and does not appear in the conversation.")


def _outside_fields(scene: Scene) -> list:  # type: ignore[type-arg]
    fields = {thing.id for thing in scene.seen.things if thing.sort == "field"}
    return [line for line in scene.conversation() if not fields & set(line.within)]


def backend(scene: Scene) -> Do | Ended:
    """Tell a scripted backend something; without one nothing can be brought about."""
    if step := events(scene):
        return step
    if scene.notes.scripted:
        return Ended("reached", "The backend was told.")
    return Ended("could_not_tell", "There is no scripted backend: whether anybody is there cannot be arranged.")


def told_nobody(scene: Scene) -> Do | Ended:
    """Until it is told that nobody is there."""
    if hit := scene.told("nobody"):
        return Ended("reached", _quote(hit))
    said = [line.text for line in scene.conversation() if meaning("nobody", line.text)]
    if said:
        return Ended("reached", f'"{said[-1][:120]}"')
    if not scene.late:
        return scene.wait("Waiting to be told that nobody is there.")
    if not scene.notes.scripted:
        return Ended("could_not_tell", "It did not say that nobody is there; perhaps somebody is.")
    return Ended("not_reached", "Nobody is there, and nothing tells so.")


def another_way(scene: Scene) -> Do | Ended:
    """Whether another way is offered in the chat, and not only for those who can use the telephone."""
    ways = sorted(_ways(scene))
    usable = [way for way in ways if way != "telephone" or scene.profile.hears]
    if not ways and not scene.late:
        return scene.wait("Waiting for another way.")
    if not ways:
        return Ended("not_reached", "No other way is offered.")
    if not usable or ways == ["telephone"]:
        return Ended("not_reached", "The only other way is the telephone.")
    return Ended("reached", f"Offered: {', '.join(ways)}.")


def _ways(scene: Scene) -> set[str]:
    found = set()
    for thing in scene.seen.things:
        if scene.notes.panel and not inside(thing.within, scene.notes.panel):
            continue
        href = thing.node.attributes.get("href", "")
        for start, way in (("tel:", "telephone"), ("mailto:", "e-mail"), ("sms:", "text message")):
            if href.startswith(start):
                found.add(way)
        if control("callback", thing.label):
            found.add("being called back")
        if control("contact_form", thing.label) and thing.sort == "press" and href and ":" not in href[:7]:
            found.add("contact form")
    if any(control("callback", line.text) for line in scene.conversation()):
        found.add("being called back")
    return found


def told_lost(scene: Scene) -> Do | Ended:
    """Break the connection; until it is told."""
    if scene.notes.done == 0 and not scene.notes.scripted:
        scene.note(done=1)
        return scene.do(Action("offline"), "The network is taken away.")
    if step := events(scene):
        return step
    if hit := scene.told("lost"):
        return Ended("reached", _quote(hit))
    if not scene.late:
        return scene.wait("Waiting to be told.")
    if not scene.notes.scripted:
        return Ended("could_not_tell", "The network is gone, and nothing tells so; perhaps this chat needs none.")
    return Ended("not_reached", "The connection is lost, and nothing tells so.")


def told_back(scene: Scene) -> Do | Ended:
    """Give the connection back; until it is told."""
    if scene.notes.done == 0 and not scene.notes.scripted:
        scene.note(done=1)
        return scene.do(Action("online"), "The network is given back.")
    if step := events(scene):
        return step
    if hit := scene.told("again"):
        return Ended("reached", _quote(hit))
    if not scene.late:
        return scene.wait("Waiting to be told.")
    outcome = "not_reached" if scene.notes.scripted else "could_not_tell"
    return Ended(outcome, "The connection is back, and nothing tells so.")


def delivered(scene: Scene) -> Do | Ended:
    """Whether what was said while the connection was gone stands in the conversation."""
    said = scene.notes.said[-1] if scene.notes.said else ""
    if not said:
        return Ended("could_not_tell", "Nothing was said meanwhile.")
    if any(plain(said) in plain(line.text) for line in _outside_fields(scene)):
        return Ended("reached", "What was said meanwhile has arrived.")
    if not scene.late:
        return scene.wait("Waiting for it to arrive.")
    return Ended("not_reached", "What was said meanwhile is gone.")
