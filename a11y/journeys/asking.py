"""Asking for a human: by the control, a menu, a reply that comes near, or in one's own words."""

from collections.abc import Iterator

import msgspec

from .find import Candidate
from .forms import fill_form
from .going import clear_way
from .hands import pressed, settling, use
from .lexicon import meaning, plain
from .news import mark, news, quote, told
from .notes import Do, Ended
from .saying import tell
from .scene import Scene

STRONG = 55
"""Points from which a control is for a human, and not only near it."""
GUESSES = 4
"""How many choices that promise nothing are tried where one cannot type."""
ANSWER = 4.0
"""Seconds a bot has for its answer."""


def ask(scene: Scene) -> Do | Ended:
    """Until it is said that one is being connected, waits, or that nobody is there."""
    if scene.notes.asked and (answer := _understood(scene)):
        return answer
    busy = scene.notes.written in ("typed", "sent") or scene.notes.pressed.startswith("composer:")
    if scene.notes.pressed.startswith("field:") and (step := fill_form(scene)):
        return step
    return (None if busy else _pressing(scene)) or _typing(scene)


def _understood(scene: Scene) -> Ended | None:
    for kind in ("joined", "waiting", "nobody"):
        if piece := told(scene, kind):
            if kind == "joined":
                scene.note(human=piece[0])
            return Ended("reached", quote(scene, piece))
    return None


def _pressing(scene: Scene) -> Do | None:
    if not _has_come(scene) and (step := settling(scene)):
        return step
    if scene.notes.turns > scene.notes.answered:
        if not scene.waited(ANSWER) and not (news(scene) and scene.notes.waits > 1):
            return scene.wait(scene.word("Waiting for the answer."))
        scene.note(answered=scene.notes.turns)
    if scene.notes.asked and (step := fill_form(scene)):
        return step
    for kind, ranked in _ways(scene):
        for candidate in ranked:
            if _often(scene, kind, candidate):
                continue
            if step := use(scene, kind, candidate.thing, *map(str, ranked[:4])):
                return _asked(scene, kind, candidate, step)
    return None


def _often(scene: Scene, kind: str, candidate: Candidate) -> bool:
    """Something of that name was pressed before, and pressing it again promises nothing."""
    times = scene.notes.chosen.count(plain(candidate.thing.label))
    return times >= (1 if kind == "other" else 2)


def _has_come(scene: Scene) -> bool:
    """A press has brought another thing that leads on: no need to wait for more."""
    if not scene.notes.pressed or not scene.notes.waits:
        return False
    before = scene.notes.before_ids
    for _, ranked in _ways(scene):
        if any(one.thing.id not in before and not pressed(scene, "human", one.thing) for one in ranked):
            scene.note(failed=scene.notes.failed | {scene.notes.pressed}, pressed="", waits=0)
            return True
    return False


def _ways(scene: Scene) -> Iterator[tuple[str, list[Candidate]]]:
    """What can be pressed, the most promising kind first."""
    if scene.goal.words_only and not scene.notes.turns:
        return
    yield "human", [one for one in scene.rank("human") if one.points >= STRONG]
    if scene.notes.asked:
        yield "confirm", scene.rank("confirm")
    if not scene.goal.words_only:
        yield "menu", scene.rank("menu")
        yield "weak", scene.rank("weak")[:2]
        if scene.best("composer") is None and scene.notes.guesses < GUESSES:
            yield "other", scene.rank("other")


def _asked(scene: Scene, kind: str, candidate: Candidate, step: Do) -> Do:
    if kind == "menu" or not pressed(scene, kind, candidate.thing):
        return step
    if kind == "other":
        scene.note(guesses=scene.notes.guesses + 1)
    label, shown = candidate.thing.label, candidate.thing.shown
    names = dict.fromkeys((plain(label), plain(shown) or plain(label)))
    scene.note(asked=label or candidate.thing.node.role, chosen=(*scene.notes.chosen, *names))
    return msgspec.structs.replace(step, notes=scene.notes)


def _typing(scene: Scene) -> Do | Ended:
    texts, done = scene.goal.say, scene.notes.done
    if done < len(texts):
        text = scene.say(texts[done])
        if step := tell(scene, text, scene.word("Asking in words.")):
            return step
        if scene.notes.written == "sent":
            scene.note(done=done + 1, turns=scene.notes.turns + 1, written="", waits=0, asked=text)
            return scene.wait(scene.word("Waiting for the answer."))
        if step := clear_way(scene, "clear"):
            return step
        if scene.notes.asked and not scene.late:
            return scene.wait(scene.word("Waiting for the answer."))
        return _no_way(scene)
    if scene.notes.asked and not scene.late:
        return scene.wait(scene.word("Waiting for the answer."))
    return _no_way(scene)


def _no_way(scene: Scene) -> Ended:
    asked, thing = scene.notes.asked, scene.notes.facts.get("unreached")
    if unnamed := scene.notes.facts.get("unnamed"):
        return Ended("not_reached", scene.word("No name that can be said leads to: {thing}.", thing=unnamed))
    said = " / ".join(text for text, _ in news(scene))[-200:]
    if asked and scene.notes.panel not in scene.seen.nodes:
        return Ended("not_reached", scene.word('Asked ("{asked}"), and the chat was gone.', asked=asked))
    if asked and said:
        return Ended(
            "not_reached", scene.word('Asked ("{asked}"), and it said: "{said}"', asked=asked, said=said)
        )
    if asked:
        return Ended("not_reached", scene.word('Asked ("{asked}"), and nothing came of it.', asked=asked))
    if thing:
        return Ended("not_reached", scene.word("The focus never came to {thing}.", thing=thing))
    return Ended("not_reached", scene.word("No control leads to a human, and there is nowhere to type."))


def nonsense(scene: Scene) -> Do | Ended:
    """Say what no bot understands, as often as the journey has it, or until a human is offered."""
    if scene.notes.written == "sent":
        if not news(scene) and scene.late:
            return Ended("could_not_tell", scene.word("It does not answer."))
        if not news(scene) or scene.notes.waits < 2:
            return scene.wait(scene.word("Waiting for the answer."))
        _answered(scene)
    done = scene.notes.done
    if _offer(scene) or done >= len(scene.goal.say):
        return Ended("reached", scene.word("Answered {count} times.", count=done))
    if step := tell(scene, scene.say(scene.goal.say[done])):
        return step
    if scene.notes.written == "sent":
        return scene.wait(scene.word("Waiting for the answer."))
    return Ended("not_reached", scene.word("There is nowhere to type."))


def _answered(scene: Scene) -> None:
    said = " / ".join(text for text, _ in news(scene))
    scene.note(done=scene.notes.done + 1, written="", waits=0, answers=(*scene.notes.answers, said))
    mark(scene)


def _offer(scene: Scene) -> str:
    """What it said that offers a human; "" when nothing did."""
    offers = (text for text in scene.notes.answers if meaning("human", text) or meaning("waiting", text))
    return next(offers, "")


def offered(scene: Scene) -> Do | Ended:
    """Whether a human is offered now: by what was said, or by a control in sight."""
    if said := _offer(scene):
        return Ended("reached", f'"{said[-200:]}"')
    strong = [one for one in scene.rank("human") if one.points >= STRONG]
    if strong:
        return Ended("reached", scene.word("In sight: {thing}", thing=strong[0]))
    if not scene.late:
        return scene.wait(scene.word("Waiting for an offer."))
    count = len(scene.notes.answers)
    if not count:
        return Ended("could_not_tell", scene.word("It does not answer."))
    return Ended(
        "not_reached", scene.word("After {count} attempts in vain no human is offered.", count=count)
    )
