"""What the script in each frame wrote down, as the model's changes, focus and sounds."""

import secrets
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Literal

import msgspec

from ..model import Change, Focus, Media, Region, Tree
from .devtools import Answer, CallFailed
from .focus import FocusLog, Sight
from .frames import Frames
from .names import Names
from .scripts import Live


class _Region(msgspec.Struct):
    key: int
    live: Literal["polite", "assertive", "off"]
    role: str
    name: str
    atomic: bool
    relevant: str
    busy: bool
    text: str
    born: float
    nested: bool


class _Change(msgspec.Struct, tag="change"):
    at: float
    kind: Literal["added", "removed", "text", "attribute", "shown", "hidden"]
    key: int
    role: str
    text: str
    before: str
    attribute: str
    parts: tuple[str, ...]
    region: _Region | None
    rendered: bool
    lang: str
    gone: tuple[int, ...] = ()


class _Media(msgspec.Struct, tag="media"):
    at: float
    kind: Literal["audio", "video", "beep", "speech"]
    muted: bool


class _Trouble(msgspec.Struct, tag="trouble"):
    what: str
    count: int


_Record = _Change | Sight | _Media | _Trouble
_decoder = msgspec.json.Decoder(list[_Record])


Written = tuple[str, _Record]
"""Our name of the frame, and what its script wrote down."""


class Seen(msgspec.Struct, frozen=True):
    """Everything since the look before."""

    changes: tuple[Change, ...]
    focus: tuple[Focus, ...]
    media: tuple[Media, ...]
    troubles: tuple[str, ...]


class Observer:
    """Puts the script into every frame, and gathers what it sends."""

    def __init__(self, css: str, names: Names) -> None:
        self._names = names
        self._binding = "handrail" + secrets.token_hex(8)
        folder = files(__package__)
        body = "\n".join(folder.joinpath(name).read_text("utf-8") for name in ("words.js", "observe.js"))
        config = msgspec.json.encode({"send": self._binding, "css": css}).decode()
        self._script = f"(config => {{ if (!window[config.send]) return;\n{body}\n}})({config})"
        self.handle = f"window[Symbol.for('{self._binding}')]"
        self._records: list[tuple[str, _Record]] = []
        self._troubles: list[str] = []
        self._focus = FocusLog()
        self._focused = ("", 0)
        self._untold: list[tuple[str, Sight]] = []
        self._ids: dict[tuple[str, int], str] = {}
        self._documents: dict[str, tuple[str, int]] = {}

    def prepare(self, frames: Frames, session: str) -> None:
        """Before the first script of a process."""
        frames.wire.post("Runtime.addBinding", session, name=self._binding)
        frames.wire.post(
            "Page.addScriptToEvaluateOnNewDocument", session, source=self._script, runImmediately=True
        )

    def on_event(self, frame: str, method: str, params: Answer) -> None:
        """Take an event that may be ours (on the reading thread)."""
        if method != "Runtime.bindingCalled" or params.get("name") != self._binding:
            return
        try:
            self._records += [(frame, record) for record in _decoder.decode(params["payload"])]
        except msgspec.DecodeError:
            self._troubles.append(f"The page in {frame} interfered with what is written down about it.")

    def gather(self, frames: Frames) -> list[Written]:
        """Everything since the last time, in order, with the elements looked up that are still there."""
        records, self._records = self._records, []
        records.sort(key=lambda pair: pair[1].at if not isinstance(pair[1], _Trouble) else 0)
        self._resolve(frames, records)
        self._untold += _sights(records)
        self._focused = self._focus.holder(self._untold)
        return records

    @property
    def focused(self) -> str:
        """The node with the focus after what was gathered, by backend node id; "" where nobody has it."""
        return self._ids.get(self._focused, "")

    def tell(self, records: list[Written], tree: Tree, began: float, acted: Iterable[float]) -> Seen:
        """What was gathered, in the model's words, with times counted from `began`."""
        troubles, self._troubles = self._troubles, []
        told = [(frame, record) for frame, record in records if isinstance(record, _Change)]
        gone = {(frame, key): record.at - began for frame, record in told for key in record.gone}
        changes = tuple(self._change(frame, record, began, gone) for frame, record in told)
        self._untold = []
        times = tuple(acted)
        moves = self._focus.tell(_sights(records), self.node, began, times)
        if tree.focus and not self._focused[0] and tree.focus != self._focus.told:
            node = next(node for node in tree.nodes if node.id == tree.focus)
            moves = self._focus.settle(moves, node, round(times[-1] - began, 1) if times else 0)
        media = tuple(
            Media(at=round(record.at - began, 1), frame=frame, kind=record.kind, muted=record.muted)
            for frame, record in records
            if isinstance(record, _Media)
        )
        troubles += [
            f"{record.count} changes at once in {frame} were not written down."
            for frame, record in records
            if isinstance(record, _Trouble)
        ]
        return Seen(changes, moves, media, tuple(troubles))

    def node(self, frame: str, key: int) -> str:
        """A node's identity, for an element that the script knows by number."""
        raw = self._ids.get((frame, key), "")
        return self._names.name(raw) or (f"{frame}#{key}" if key else "")

    def _change(
        self, frame: str, record: _Change, began: float, gone: dict[tuple[str, int], float]
    ) -> Change:
        region = record.region
        left = gone.get((frame, record.key))
        at = round(record.at - began, 1)
        return Change(
            at=at,
            frame=frame,
            kind=record.kind,
            key=self.node(frame, record.key),
            role=record.role,
            text=record.text,
            before=record.before,
            attribute=record.attribute,
            region=self._region(frame, region, began) if region else None,
            rendered=record.rendered,
            gone=round(left, 1) if left is not None and left >= at and record.kind != "removed" else None,
            parts=record.parts,
            lang=record.lang,
        )

    def _region(self, frame: str, region: _Region, began: float) -> Region:
        return Region(
            key=self.node(frame, region.key),
            live=region.live,
            role=region.role,
            name=region.name,
            atomic=region.atomic,
            relevant=region.relevant,
            busy=region.busy,
            text=region.text,
            born=round(region.born - began, 1) if region.born else 0,
            nested=region.nested,
        )

    def forget(self, frames: Frames) -> None:
        """Frames that are gone hold no focus any more."""
        self._focus.forget(frame.id for frame in frames.now())

    def _resolve(self, frames: Frames, records: list[tuple[str, _Record]]) -> None:
        """Find out which nodes the elements are that the script knows by number, for those still there."""
        wanted: dict[str, dict[int, None]] = {}
        for frame, record in records:
            of = wanted.setdefault(frame, {})
            if isinstance(record, _Change | Sight) and record.key:
                of[record.key] = None
            if isinstance(record, _Change) and record.region:
                of[record.region.key] = None
        for name, keys in wanted.items():
            new = [key for key in keys if (name, key) not in self._ids]
            live = frames.by_name(name)
            if live is not None and self._documents.get(name) != (live.session, live.context):
                # Another document in this frame: its script counts elements from one again.
                self._documents[name] = (live.session, live.context)
                self._ids = {key: node for key, node in self._ids.items() if key[0] != name}
                new = list(keys)
            if new and live is not None:
                found = backend_ids(frames, live, f"{self.handle}.nodes({new})")
                for key, backend in zip(new, found, strict=False):
                    self._ids[name, key] = f"{name}:{backend}" if backend else ""


def _sights(records: list[Written]) -> list[tuple[str, Sight]]:
    return [(frame, record) for frame, record in records if isinstance(record, Sight)]


def backend_ids(frames: Frames, frame: Live, source: str) -> list[int]:
    """The backend node ids of the array of elements (or nulls) that `source` gives in a frame; 0 for null."""
    try:
        answer = frames.wire.wait(frames.post(frame, source, returnByValue=False, objectGroup="handrail"))
        frames.value(answer)
        array = answer["result"].get("objectId")
        if array is None:
            return []
        properties = frames.wire.call(
            "Runtime.getProperties", frame.session, objectId=array, ownProperties=True
        )
    except CallFailed:
        return []
    entries: list[dict[str, Any]] = [
        entry["value"] for entry in properties["result"] if entry["name"].isdigit() and "value" in entry
    ]
    asked = [
        frames.wire.post("DOM.describeNode", frame.session, objectId=entry["objectId"])
        if "objectId" in entry
        else None
        for entry in entries
    ]
    found = [_backend(frames, future) for future in asked]
    frames.wire.post("Runtime.releaseObjectGroup", frame.session, objectGroup="handrail")
    return found


def _backend(frames: Frames, future: Any) -> int:
    if future is None:
        return 0
    try:
        return int(frames.wire.wait(future, "DOM.describeNode")["node"]["backendNodeId"])
    except CallFailed:
        return 0
