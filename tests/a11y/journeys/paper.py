"""Pages on paper: small trees made by hand, and a chat that lives in memory behind an Eye."""

from collections.abc import Callable

import msgspec

from a11y.journeys import Arrived, Do, Journey, Stuck, begin, next_step, perceive
from a11y.model import (
    Action,
    Change,
    Frame,
    Moment,
    Node,
    Recording,
    Rect,
    Region,
    Step,
    Tree,
    Utterance,
)
from a11y.profiles import Profile

CORNER = Rect(1200, 730, 60, 50)
PANEL = Rect(900, 200, 360, 520)


def node(
    name: str, role: str = "button", parent: str = "f0:1", box: Rect | None = None, **more: object
) -> Node:
    """A visible control that can have the focus; `id` is `f0:<name>`."""
    states = {"focusable": "true"} if role in ("button", "link", "textbox") else {}
    kept: dict[str, object] = {
        "tag": {"button": "button", "link": "a", "textbox": "textarea"}.get(role, "div"),
        "states": states, "visible": True, "on_screen": True, "hit": True,
        "box": box or Rect(900, 300, 100, 40),
    } | more  # fmt: skip
    return Node(id=f"f0:{name}", role=role, name=name, parent=parent, **kept)


def words(text: str, parent: str = "f0:1", key: str = "") -> tuple[Node, Node]:
    """A paragraph and its text."""
    block = node(key or f"p-{text}", "paragraph", parent, name_from="", tag="p")
    block = msgspec.structs.replace(block, name="")
    return block, node(f"t-{text}", "text", block.id, tag="#text").__class__(
        id=f"{block.id}+t",
        role="text",
        name=text,
        parent=block.id,
        tag="#text",
        visible=True,
        on_screen=True,
        hit=True,
    )


def tree(*nodes: Node, focus: str = "", lang: str = "en") -> Tree:
    """A tree with a document around it."""
    root = Node(
        id="f0:1", role="document", name="Example", tag="#document", box=Rect(0, 0, 1280, 800), visible=True,
        on_screen=True, hit=True, states={"focusable": "true"},
    )  # fmt: skip
    everything = (root, *nodes)
    with_children = tuple(
        msgspec.structs.replace(
            one, children=tuple(other.id for other in everything if other.parent == one.id)
        )
        for one in everything
    )
    return Tree(with_children, (Frame("f0", url="http://shop.example/", lang=lang),), focus)


def moment(
    *nodes: Node, focus: str = "", at: float = 0, lang: str = "en", url: str = "http://shop.example/"
) -> Moment:
    """A look at such a tree."""
    return Moment(at=at, tree=tree(*nodes, focus=focus, lang=lang), url=url)


class PaperChat:
    """A chat in memory: a launcher, a panel, a human control; what each act does is written below."""

    def __init__(self, human: bool = True, answers: Callable[[str], list[str]] | None = None) -> None:
        self.open, self.typed, self.focus, self.at = False, "", "", 0.0
        self.human = human
        self.lines = ["Example bot: I am a bot."]
        self.answers = answers or (lambda text: ["Sorry, I did not understand."])
        self.news: list[str] = []
        self.acts: list[Action] = []

    def look(self) -> Moment:
        self.at += 100
        nodes = [node("Chat", box=CORNER)]
        if self.open:
            panel = node("Service", "dialog", box=PANEL, tag="div")
            nodes.append(panel)
            for number, line in enumerate(self.lines):
                nodes += words(line, panel.id, f"line-{number}")
            if self.human:
                nodes.append(node("Talk to a human", parent=panel.id))
            nodes.append(node("Your message", "textbox", panel.id, value=self.typed))
            nodes += [node("Send", parent=panel.id), node("Close", parent=panel.id)]
        changes = tuple(
            Change(
                at=self.at - 50, frame="f0", kind="added", text=text, region=Region("log", "polite", "log")
            )
            for text in self.news
        )
        self.news = []
        return msgspec.structs.replace(moment(*nodes, focus=self.focus, at=self.at), changes=changes)

    def act(self, action: Action) -> None:
        self.acts.append(action)
        name = action.node.removeprefix("f0:")
        match action.kind:
            case "click" | "touch" | "say":
                self.focus = action.node
                self.press(name)
            case "type":
                self.typed = action.text
            case "key" if action.key == "Enter" and self.focus == "f0:Your message":
                self.send()
            case "key" if action.key in ("Enter", "Space"):
                self.press(self.focus.removeprefix("f0:"))
            case "key" if action.key in ("Tab", "Shift+Tab"):
                self.move(1 if action.key == "Tab" else -1)

    def move(self, by: int) -> None:
        order = ["f0:Chat"]
        if self.open:
            order += ["f0:Talk to a human"] * self.human + ["f0:Your message", "f0:Send", "f0:Close"]
        at = order.index(self.focus) if self.focus in order else (-1 if by > 0 else len(order))
        self.focus = order[at + by] if 0 <= at + by < len(order) else ""

    def press(self, name: str) -> None:
        match name:
            case "Chat":
                self.open = not self.open
                self.news = self.lines[:1] if self.open else []
            case "Close":
                self.open, self.focus = False, "f0:Chat"
            case "Send":
                self.send()
            case "Talk to a human":
                self.say(
                    "I am looking for a colleague for you.",
                    "Sam, a human, has joined.",
                    "Sam (human): Hello.",
                )

    def send(self) -> None:
        text, self.typed = self.typed, ""
        self.lines.append(f"You: {text}")
        self.say(*self.answers(text))

    def say(self, *lines: str) -> None:
        self.lines += lines
        self.news += lines


def walk(chat: PaperChat, journey: Journey, profile: Profile, most: int = 300) -> Arrived | Stuck:
    """Walk to the end; the walker is asked twice each time, and has to say the same."""
    chat_look = chat.look()
    notes = begin(perceive(profile, chat_look))
    heard: list[Utterance] = []
    for _ in range(most):
        seen = perceive(profile, chat_look, heard)
        move = next_step(journey, profile, seen, notes)
        assert move == next_step(journey, profile, seen, notes), "the same again"
        if not isinstance(move, Do):
            return move
        notes = move.notes
        chat.act(move.action)
        chat_look = chat.look()
        heard += [Utterance(at=change.at, text=change.text, source="live") for change in chat_look.changes]
    raise AssertionError(f"no end after {most} steps: {chat.acts[-5:]}")


def record(chat: PaperChat, journey: Journey, profile: Profile) -> Recording:
    """Walk to the end, and keep everything."""
    looks, steps = [chat.look()], [Step(0, "load", Action("load"), 0)]
    notes = begin(perceive(profile, looks[0]))
    while isinstance(move := next_step(journey, profile, perceive(profile, looks[-1]), notes), Do):
        notes = move.notes
        chat.act(move.action)
        looks.append(chat.look())
        steps.append(Step(len(steps), move.goal, move.action, len(looks) - 1, looks[-1].at, move.tried))
    return Recording(
        "http://shop.example/", journey.name, profile.name, "en", "2026-01-02T03:04:05+00:00", tuple(looks),
        tuple(steps), move.stages,
    )  # fmt: skip


def outcomes(end: Arrived | Stuck) -> dict[str, str]:
    """How each goal ended."""
    return {stage.goal: stage.outcome for stage in end.stages}
