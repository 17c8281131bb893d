"""axe-core in every frame: looked up, put in, run, joined with the tree.

Partial runs in each frame and one finish (axe-core's doc/run-partial.md), in a script world of our own, so
that neither side disturbs the other and closed shadow roots can be opened.
"""

import importlib.util
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from axe_selenium_python import Axe

from ..model import AxeResult, Tool
from .closed import closed_roots, hand_over
from .devtools import CallFailed
from .errors import EngineMissing, NoAnswer
from .frames import Frames
from .names import Names
from .places import Place
from .scripts import Live
from .tree import Look

ENABLED = ("target-size", "label-content-name-mismatch")
"""Rules that axe-core leaves off, or keeps for trying out, and that matter on the way to a human."""
LIMIT = 20.0
"""Seconds that axe gets for one frame: its cost grows with the square of a document's size."""
HELPERS = files(__package__).joinpath("scan.js")


class Engine(msgspec.Struct, frozen=True):
    """An axe-core: where it lies."""

    path: Path
    source: str


def find_engine(named: Path | None) -> Engine:
    """The axe-core to use: the one named, the working project's, the one in selenium-axe-python."""
    if named is not None:
        if named.is_file():
            return Engine(named, str(named))
        raise EngineMissing(tried=str(named))
    tried = [folder / "node_modules/axe-core/axe.min.js" for folder in (Path.cwd(), *Path.cwd().parents)]
    for path in tried:
        if path.is_file():
            return Engine(path, str(path))
    if spec := importlib.util.find_spec("selenium_axe_python"):
        for folder in spec.submodule_search_locations or ():
            path = Path(folder, "axe-core", "axe.min.js")
            if path.is_file():
                return Engine(path, "selenium-axe-python")
    raise EngineMissing(tried="node_modules/axe-core, selenium-axe-python")


def engine_tool(engine: Engine) -> Tool:
    """What the report says of the engine: its version is in its first line."""
    with engine.path.open(encoding="utf-8") as file:
        first = file.readline(200)
    words = first.replace("/*!", " ").split()
    version = next((word.lstrip("v") for word in words if word.lstrip("v")[:1].isdigit()), "unknown")
    return Tool("axe-core", version, engine.source)


class _Window:
    """What axe-selenium-python takes for a driver: one frame, reached through DevTools."""

    def __init__(self, frames: Frames, frame: Live) -> None:
        self._frames, self._frame = frames, frame

    def execute_script(self, source: str) -> None:
        """Run it in our own world of the frame."""
        self._frames.evaluate(self._frame, f"{source}\n;0", contextId=self._frames.world(self._frame))


class Scanner:
    """Scans all frames of a page."""

    def __init__(self, frames: Frames, names: Names, engine: Engine) -> None:
        self._frames, self._names, self._engine = frames, names, engine

    def scan(self, look: Look) -> tuple[tuple[AxeResult, ...], tuple[str, ...]]:
        """What axe says of every frame, and what it could not scan, in sentences."""
        missed: list[str] = []
        top = next(iter(look.places.values()))
        partials = self._partials(top, look, missed)
        if partials[0] is None:
            return (), tuple(missed)
        try:
            results = self._run(top.live, f"handrail.finish({json.dumps(partials)}, {json.dumps(ENABLED)})")
        except CallFailed as error:
            return (), (*missed, f"axe could not finish: {error.message}.")
        return tuple(self._results(results, look)), tuple(missed)

    def _partials(self, place: Place, look: Look, missed: list[str]) -> list[Any]:
        """The partial results of a frame and of all in it, in axe's order."""
        try:
            self._put_in(place)
            said = self._run(place.live, f"handrail.partial({json.dumps(ENABLED)})")
        except CallFailed as error:
            missed.append(
                f"axe could not scan the frame {place.live.id} ({place.live.url}): {error.message}."
            )
            return [None]
        found = [said["partial"]]
        for selector in said["frames"]:
            inner = self._inside(place, selector, look)
            if inner is None:
                missed.append(f"axe could not scan a frame in {place.live.id}: {_target([selector])}.")
            found += self._partials(inner, look, missed) if inner else [None]
        return found

    def _put_in(self, place: Place) -> None:
        frame = place.live
        world = self._frames.world(frame)
        if not self._run(frame, "typeof globalThis.handrail?.ready === 'function' && handrail.ready()"):
            self._run(frame, f"(() => {{ {HELPERS.read_text('utf-8')} }})()")
            Axe(_Window(self._frames, frame), script_url=str(self._engine.path)).inject()
            if not self._run(frame, "handrail.ready()"):
                raise CallFailed("axe", 0, f"{self._engine.path} is not an axe-core of version 4.3 or later")
        roots = closed_roots(self._frames, frame, place.document)
        hand_over(self._frames, frame, roots, world, "function () { handrail.adopt(this); }")

    def _run(self, frame: Live, source: str) -> Any:
        """Run something in our world of a frame, and stop it where it takes too long."""
        try:
            return self._frames.evaluate(frame, source, LIMIT, contextId=self._frames.world(frame))
        except NoAnswer as error:
            self._frames.wire.post("Runtime.terminateExecution", frame.session)
            raise CallFailed("axe", 0, f"it was not done within {LIMIT:g} s") from error

    def _inside(self, place: Place, selector: Any, look: Look) -> Place | None:
        """The frame that an iframe element holds."""
        backend = self._backend(place.live, selector)
        owner = f"{place.live.id}:{backend}"
        return next((inner for inner in look.places.values() if inner.owner == owner), None)

    def _backend(self, frame: Live, selector: Any) -> int:
        try:
            answer = self._frames.wire.wait(
                self._frames.post(
                    frame,
                    f"handrail.find({json.dumps(selector)})",
                    contextId=self._frames.world(frame),
                    returnByValue=False,
                )
            )
            node = self._frames.wire.call(
                "DOM.describeNode", frame.session, objectId=answer["result"]["objectId"]
            )
            return int(node["node"]["backendNodeId"])
        except (CallFailed, KeyError):
            return 0

    def _results(self, said: dict[str, Any], look: Look) -> list[AxeResult]:
        found = []
        for outcome, rules in (("violation", said["violations"]), ("incomplete", said["incomplete"])):
            for rule in rules:
                if rule["id"] == "frame-tested":
                    continue
                found += [self._result(outcome, rule, node, look) for node in rule["nodes"]]
        return found

    def _result(self, outcome: Any, rule: dict[str, Any], node: dict[str, Any], look: Look) -> AxeResult:
        place: Place | None = next(iter(look.places.values()))
        *around, last = node["target"]
        for selector in around:
            place = self._inside(place, selector, look) if place else None
        backend = self._backend(place.live, last) if place else 0
        return AxeResult(
            rule=rule["id"],
            outcome=outcome,
            impact=node.get("impact") or rule.get("impact") or "",
            target=_target(node["target"]),
            html=node.get("html", "")[:500],
            summary=node.get("failureSummary", ""),
            tags=tuple(rule.get("tags", ())),
            help=rule.get("help", ""),
            url=rule.get("helpUrl", ""),
            frame=place.live.id if place else "",
            node=self._names.name(f"{place.live.id}:{backend}") if place and backend else "",
        )


def _target(target: list[Any]) -> str:
    """Selectors through frames and shadow roots as one string."""
    return " >>> ".join(" >>> ".join(part) if isinstance(part, list) else part for part in target)
