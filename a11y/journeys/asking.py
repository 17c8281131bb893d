"""Asking for a human: by the control, a menu, a reply that comes near, or in one's own words."""

from .going import fill_form
from .lexicon import meaning
from .notes import Do, Ended
from .scene import Scene

STRONG = 55
"""Points from which a control is for a human, and not only near it."""


def ask(scene: Scene) -> Do | Ended:
    """Until it is said that one is being connected, waits, or that nobody is there."""
    if answer := _understood(scene):
        return answer
    saying = bool(scene.notes.written) and scene.notes.written != "sent"
    if not saying:
        if step := _pressing(scene):
            return step
    return _typing(scene)


def _understood(scene: Scene) -> Ended | None:
    if not (scene.notes.turns or scene.notes.written == "sent" or scene.notes.facts.get("asked_by")):
        return None
    for kind in ("joined", "waiting", "nobody"):
        if hit := scene.told(kind):
            if kind == "joined":
                scene.note(human=hit[0])
            scene.fact("asked_turns", str(scene.notes.turns))
            how = "" if hit[1] else "Not announced; found by reading: "
            return Ended("reached", f'{how}"{hit[0][:120]}"')
    return None


def _pressing(scene: Scene) -> Do | None:
    """A control, a menu, a confirmation, something near."""
    if step := scene.settling():
        return step
    if scene.notes.turns and scene.notes.facts.get("answered") != str(scene.notes.turns):
        if step := _await_answer(scene):
            return step
    if scene.notes.facts.get("asked_by") and (step := fill_form(scene)):
        return step
    strong = [one for one in scene.rank("human") if one.points >= STRONG]
    if scene.goal.words_only and not scene.notes.turns:
        return None
    kinds = [("human", strong)]
    if scene.notes.facts.get("asked_by"):
        kinds.append(("confirm", scene.rank("confirm")))
    if not scene.goal.words_only:
        kinds += [("menu", scene.rank("menu")), ("weak", scene.rank("weak")[:2])]
    for kind, ranked in kinds:
        for candidate in ranked:
            step = scene.use(kind, candidate.thing, *map(str, ranked[:4]))
            if step is not None:
                if scene.notes.pressed == f"{kind}:{candidate.thing.id}" and kind != "menu":
                    scene.fact("asked_by", f"{kind}: {candidate.thing.label}")
                    return Do(step.action, step.goal, scene.notes, step.tried)
                return step
    return None


def _await_answer(scene: Scene) -> Do | None:
    """After a turn of words: what does it say to that?"""
    if scene.notes.waits * 0.5 < 4 * scene.profile.pace and not (scene.news() and scene.notes.waits >= 2):
        return scene.wait("Waiting for the answer.")
    scene.fact("answered", str(scene.notes.turns))
    return None


def _typing(scene: Scene) -> Do | Ended:
    texts = scene.goal.say
    notes = scene.notes
    if notes.done < len(texts):
        if scene.best("composer") is None and not notes.written:
            return _no_way(scene)
        step = scene.tell(scene.say(texts[notes.done]), "No control in sight leads to a human: in words, then.")
        if step is not None:
            return step
        if scene.notes.written == "sent":
            scene.note(done=notes.done + 1, turns=scene.notes.turns + 1, written="", waits=0)
            scene.fact("asked_by", "words")
            return scene.wait("Waiting for the answer.")
    if not scene.late:
        return scene.wait("Waiting for the answer.")
    return _no_way(scene)


def _no_way(scene: Scene) -> Ended:
    said = [text for text, _ in scene.news()]
    asked = scene.notes.facts.get("asked_by", "")
    if not asked:
        unreached = scene.notes.facts.get("unreached")
        if unreached:
            return Ended("not_reached", f"The focus never came to {unreached}, and there is nowhere to type.")
        return Ended("not_reached", "No control leads to a human, and there is nowhere to type.")
    if said:
        return Ended("not_reached", f'Asked ({asked}), and it said: "{" / ".join(said)[-160:]}"')
    return Ended("not_reached", f"Asked ({asked}), and nothing came of it.")


def nonsense(scene: Scene) -> Do | Ended:
    """Say what no bot understands, as often as the journey has it."""
    notes = scene.notes
    if notes.written == "sent":
        if not scene.news() and not scene.late:
            return scene.wait("Waiting for the answer.")
        if not scene.news():
            return Ended("could_not_tell", "It does not answer.")
        if notes.waits < 2:
            return scene.wait("Reading the answer.")
        answer = " / ".join(text for text, _ in scene.news())
        scene.fact(f"answer_{notes.done + 1}", answer[:300])
        scene.note(done=notes.done + 1, written="", waits=0)
        if _offers(scene):
            return Ended("reached", f'After {notes.done + 1} of them it said: "{answer[-160:]}"')
        scene.mark()
    if scene.notes.done >= len(scene.goal.say):
        return Ended("reached", f"Said {scene.notes.done} times, and answered each time.")
    step = scene.tell(scene.say(scene.goal.say[scene.notes.done]))
    if step is None and scene.notes.written == "sent":
        return scene.wait("Waiting for the answer.")
    return step or Ended("not_reached", "There is nowhere to type.")


def _offers(scene: Scene) -> bool:
    return any(meaning("human", text) or meaning("waiting", text) for text, _ in scene.news())


def offered(scene: Scene) -> Do | Ended:
    """Whether a human is offered now: by a control in sight, or by what was said."""
    answers = [value for name, value in scene.notes.facts.items() if name.startswith("answer_")]
    for text in answers:
        if meaning("human", text) or meaning("waiting", text):
            return Ended("reached", f'It said: "{text[-160:]}"')
    strong = [one for one in scene.rank("human") if one.points >= STRONG]
    if strong:
        return Ended("reached", f"There is {strong[0]}.")
    if not scene.late:
        return scene.wait("Waiting for an offer.")
    if not answers:
        return Ended("could_not_tell", "It answered nothing at all.")
    return Ended("not_reached", f"After {len(answers)} attempts in vain no human is offered.")
