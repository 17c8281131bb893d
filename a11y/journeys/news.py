"""What has come since somebody last paid attention: seen, announced, or found by looking it up."""

from collections import Counter

from .lexicon import meaning, own_names, plain
from .scene import Scene
from .seen import FIELDS, Line

Piece = tuple[str, bool]
"""A text, and whether it was told (seen, announced) without being looked up."""
SILENCE = 3.0
"""Seconds of silence after which somebody who listens goes and reads."""
SPOKEN = frozenset({"live", "alert"})
"""What is said without having been asked for."""


def mark(scene: Scene) -> None:
    """From here on, only what comes is news."""
    lines = frozenset((line.key, line.text) for line in scene.seen.lines)
    scene.note(known=lines, known_heard=len(scene.seen.heard))


def news(scene: Scene) -> list[Piece]:
    """What came since the mark. Somebody who listens looks things up when nothing is said for a while."""
    read = _unread(scene)
    if scene.looks:
        return [(text, True) for text in read]
    told = [
        (said.text, True)
        for said in scene.seen.heard[scene.notes.known_heard :]
        if said.source in SPOKEN and not said.dropped and not own(scene, said.text)
    ]
    return told + (
        [(text, False) for text in read] if scene.waited(min(SILENCE, scene.goal.seconds / 2)) else []
    )


def _unread(scene: Scene) -> list[str]:
    """Lines that were not there at the mark. A line made anew in the same words is no news."""
    before = Counter(text for _, text in scene.notes.known)
    now = Counter(line.text for line in scene.seen.lines)
    fresh = [line.text for line in scene.seen.lines if _is_news(scene, line)]
    more = {text: now[text] - before[text] for text in fresh}
    return [text for place, text in enumerate(fresh) if fresh[place:].count(text) <= more[text]]


def told(scene: Scene, *kinds: str) -> Piece | None:
    """The first news with one of these meanings."""
    return next((piece for piece in news(scene) if any(meaning(kind, piece[0]) for kind in kinds)), None)


def own(scene: Scene, text: str) -> bool:
    """It is what one said oneself, or bears one's own name."""
    words = plain(text)
    label, colon, _ = text.partition(":")
    if colon and plain(label) in own_names():
        return True
    author, _, rest = words.partition(" ")
    if words in scene.notes.chosen or (author in own_names() and rest in scene.notes.chosen):
        return True
    _, apart, last = text.rpartition("  ")  # what a screen reader says of the place, and what stands there
    if apart and plain(last) in scene.notes.chosen:
        return True
    return bool(words) and any(
        words.endswith(plain(said)) or plain(said).endswith(words) for said in scene.notes.said
    )


def _is_news(scene: Scene, line: Line) -> bool:
    return (
        not line.control
        and (line.key, line.text) not in scene.notes.known
        and not own(scene, line.text)
        and not any(scene.seen.nodes[name].role in FIELDS for name in line.within)
    )


def quote(scene: Scene, piece: Piece) -> str:
    """A text, and a remark where nobody told it."""
    text = f'"{piece[0][:160]}"'
    if piece[1] or _spoken(scene, piece[0]):
        return text
    return scene.word("Not announced; found by reading: {text}", text=text)


def _spoken(scene: Scene, text: str) -> bool:
    """It was said with more around it: a name, or the choices below it."""
    since = scene.seen.heard[scene.notes.known_heard :]
    return any(
        said.source in SPOKEN and not said.dropped and f" {plain(text)} " in f" {plain(said.text)} "
        for said in since
    )
