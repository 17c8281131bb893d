"""Does what a person does, by real input events: keys, pointer, touch, voice; and what the network does."""

import json
import time
from concurrent.futures import Future
from typing import Any

from ..model import Action, Node, Tree
from .devtools import Answer, CallFailed
from .errors import NodeGone
from .frames import Frames
from .keys import stroke
from .names import Names
from .scripts import Live

OPERABLE = frozenset(
    (
        *(
            "button",
            "link",
            "textbox",
            "searchbox",
            "combobox",
            "checkbox",
            "radio",
            "switch",
            "tab",
            "menuitem",
        ),
        *("menuitemradio", "menuitemcheckbox", "option", "slider", "spinbutton", "treeitem"),
    )
)
PAUSE = 1.0
"""Seconds that `wait` waits where it does not say how long."""

HOLD = 0.03
"""Seconds that a button is held down: nobody is quicker, and where the focus goes meanwhile is seen."""


class Hands:
    """The hands of one page."""

    def __init__(self, frames: Frames, names: Names, handle: str, view: tuple[int, int]) -> None:
        self._frames, self._names, self._handle, self._view = frames, names, handle, view
        self.tree = Tree((), ())
        """The latest look: voice control speaks of what is in it."""
        self.marked: list[float] = []
        """When something was done (time.monotonic, seconds)."""

    def act(self, action: Action) -> None:
        """Do it. Raises NodeGone, NoAnswer, BrowserDied, ValueError for a key nobody has."""
        match action.kind:
            case "key":
                self._mark()
                self.press(action.key or action.text)
            case "click" | "touch":
                self._point(action.node, touch=action.kind == "touch")
            case "type":
                self._mark()
                self._type(action.text)
            case "say":
                self._say(action)
            case "wait":
                time.sleep(float(action.text) if action.text else PAUSE)
            case "scroll":
                self._scroll()
            case "server":
                self.server(action.text)
            case "reader":
                self._mark()  # the page gets none of it
            case "offline" | "online":
                self._network(offline=action.kind == "offline")
            case other:
                raise ValueError(f"expected an action of a hand, got {other!r}")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        for sent in self._strike(key):
            self._wait(sent)

    def server(self, text: str) -> None:
        """Tell the page's scripted backend something, in whichever frame has one."""
        for frame in self._frames.now():
            try:
                if frame.context and self._frames.evaluate(frame, "typeof window.server === 'function'"):
                    self._frames.evaluate(frame, f"window.server({json.dumps(text)})", returnByValue=False)
                    return
            except CallFailed as error:
                raise NodeGone(node=f"window.server({text!r})", why=error.message) from error
        raise NodeGone(node="window.server", why="unscripted")

    def _type(self, text: str) -> None:
        """Letter by letter; the page takes them in order, so that only the last needs to be waited for."""
        sent: list[Future[Answer]] = []
        for letter in text:
            if letter == "\n":
                sent += self._strike("Shift+Enter")
            elif letter.isascii() and letter.isprintable():
                sent += self._strike("Space" if letter == " " else letter)
            else:
                sent.append(self._send("Input.insertText", text=letter))
        for future in sent:
            self._wait(future)

    def _strike(self, key: str) -> "tuple[Future[Answer], Future[Answer]]":
        pressed = stroke(key)
        return (
            self._send("Input.dispatchKeyEvent", **pressed.params("keyDown")),
            self._send("Input.dispatchKeyEvent", **pressed.params("keyUp")),
        )

    def _say(self, action: Action) -> None:
        """Voice control presses what is called so, on screen; what is not called so stays untouched."""
        wanted = (action.label or action.text).casefold().strip()
        called = [node for node in self.tree.nodes if _answers_to(node, wanted)]
        exact = [node for node in called if node.name.casefold().strip() == wanted]
        chosen = next((node for node in called if node.id == action.node), None)
        if chosen is None and (exact or called):
            chosen = (exact or called)[0]
        if chosen is None:
            raise NodeGone(node=f"“{wanted}”", why="uncalled")
        self._point(chosen.id, touch=False)

    def _point(self, node: str, *, touch: bool) -> None:
        x, y = self._middle(node)
        self._mark()
        if touch:
            self._wait(
                self._send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            )
            self._wait(self._send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[]))
            return
        button = {"x": x, "y": y, "button": "left", "clickCount": 1}
        self._wait(self._send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y))
        self._wait(self._send("Input.dispatchMouseEvent", type="mousePressed", buttons=1, **button))
        time.sleep(HOLD)
        self._wait(self._send("Input.dispatchMouseEvent", type="mouseReleased", **button))

    def _middle(self, node: str) -> tuple[float, float]:
        """Where the middle of a node is in the viewport, scrolled into view first."""
        name, _, backend = self._names.raw(node).partition(":")
        frame = self._frames.by_name(name)
        if frame is None or not backend.isdigit():
            raise NodeGone(node=_called(self.tree, node), why="frame" if frame is None else "boxless")
        try:
            self._frames.wire.call("DOM.scrollIntoViewIfNeeded", frame.session, backendNodeId=int(backend))
            x, y = self._quad(frame, int(backend))
        except CallFailed as error:
            left = "node with given id" in error.message.casefold()
            raise NodeGone(node=_called(self.tree, node), why="left" if left else "undrawn") from error
        return x, y

    def _quad(self, frame: Live, backend: int) -> tuple[float, float]:
        """The middle of a node's first box, over the processes around it."""
        answer = self._frames.wire.call("DOM.getContentQuads", frame.session, backendNodeId=backend)
        if not answer["quads"]:
            raise CallFailed("DOM.getContentQuads", 0, "it is not drawn")
        quad = answer["quads"][0]
        x, y = sum(quad[::2]) / 4, sum(quad[1::2]) / 4
        while frame.session != self._frames.top.session:
            root = self._frames.live[self._frames.sessions[frame.session]]
            parent = self._frames.live[root.parent]
            owner = self._frames.wire.call("DOM.getFrameOwner", parent.session, frameId=root.cdp)
            box = self._frames.wire.call(
                "DOM.getBoxModel", parent.session, backendNodeId=owner["backendNodeId"]
            )["model"]["content"]
            x, y, frame = x + box[0], y + box[1], parent
        return x, y

    def _scroll(self) -> None:
        """Turn the wheel by one view."""
        self._mark()
        height = self._view[1]
        where = {"x": self._view[0] // 2, "y": height // 2}
        self._wait(self._send("Input.dispatchMouseEvent", type="mouseMoved", **where))
        self._wait(
            self._send("Input.dispatchMouseEvent", type="mouseWheel", deltaX=0, deltaY=height, **where)
        )

    def _network(self, *, offline: bool) -> None:
        """Take the network away, with the connections that are open, or give it back."""
        for session in list(self._frames.sessions):
            self._frames.wire.post(
                "Network.emulateNetworkConditions",
                session,
                offline=offline,
                latency=0,
                downloadThroughput=-1,
                uploadThroughput=-1,
            )
        for frame in self._frames.now() if offline else ():
            if frame.context:
                self._frames.post(frame, f"{self._handle}?.cut()")

    def _mark(self) -> None:
        self.marked.append(time.monotonic())

    def _send(self, method: str, **params: Any) -> "Future[Answer]":
        return self._frames.wire.post(method, self._frames.top.session, **params)

    def _wait(self, future: "Future[Answer]") -> None:
        self._frames.wire.wait(future, "an input event")


def _answers_to(node: Node, wanted: str) -> bool:
    operable = node.role in OPERABLE or node.states.get("focusable") == "true"
    return (
        bool(wanted) and operable and node.on_screen and not node.ignored and wanted in node.name.casefold()
    )


def _called(tree: Tree, node: str) -> str:
    """What people know a node by: its name, or where it has none, our own of it."""
    name = next((one.name.strip() for one in tree.nodes if one.id == node), "")
    return f"“{name}”" if name else node
