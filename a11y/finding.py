"""A finding's identity, place and owner, from the evidence and the tree it points into: pure."""

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from .model import Evidence, Finding, Frame, Moment, Node, Recording, Tree
from .story import Pictures, in_picture, pictures_of

_SILENT = frozenset({"", "generic", "none", "presentation", "text", "InlineTextBox", "StaticText"})
_ROOTS = frozenset({"document", "RootWebArea"})


def placed(finding: Finding, recordings: Sequence[Recording], pictures: Pictures) -> Finding:
    """The finding with everything the evidence leaves to be looked up, and its identity."""
    recording = _recording(finding.evidence, recordings)
    moment = _moment(finding.evidence, recording)
    evidence = _filled(finding.evidence, recording, moment, pictures)
    found = msgspec.structs.replace(
        finding,
        evidence=evidence,
        state=finding.state or _state(evidence, recording),
        third_party=finding.third_party or _owner(evidence, recording, moment),
        profiles=finding.profiles or ((evidence.profile,) if evidence.profile else ()),
        journeys=finding.journeys or ((recording.journey,) if recording else ()),
    )
    return msgspec.structs.replace(
        found, fingerprint=found.fingerprint or fingerprint(found, closed=_closed(evidence, recording))
    )


def fingerprint(finding: Finding, *, closed: bool = False) -> str:
    """Identity over runs: check, state, role and name path, and the engine's rule where one found it.

    The state is the chat before it has opened (`closed`) or since: in which step of a walk something is met
    first is a matter of moments. What is said of no one thing is said of the whole chat, and has no state.
    Figures are left out, because a place in a queue or a time of day is another one in the next run.
    """
    evidence = finding.evidence
    where = evidence.path or f"{evidence.role} {evidence.name}"
    state = "closed" if closed and where.strip() else ""
    parts = (finding.check, evidence.measured.get("rule", ""), state, re.sub(r"\d+", "#", where))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _closed(evidence: Evidence, recording: Recording | None) -> bool:
    """It was met before the chat had opened; one that stands open when the page comes never is."""
    stages = recording.stages if recording else ()
    return any(one.goal == "open" and one.outcome == "reached" and evidence.step < one.step for one in stages)


def path_of(tree: Tree, key: str) -> str:
    """Roles and names from the root to a node; what says nothing is left out, and the page's own title."""
    nodes = {node.id: node for node in tree.nodes}
    line: list[str] = []
    seen: set[str] = set()
    while key in nodes and key not in seen:
        seen.add(key)
        node = nodes[key]
        if node.role not in _SILENT or not line:
            line.append(_called(node))
        key = node.parent
    return " > ".join(reversed(line))


def _called(node: Node) -> str:
    named = node.name and node.role not in _ROOTS
    return f"{node.role or node.tag} “{node.name}”" if named else node.role or node.tag


def _recording(evidence: Evidence, recordings: Sequence[Recording]) -> Recording | None:
    fitting = (
        one
        for one in recordings
        if one.profile == evidence.profile and evidence.journey in ("", one.journey) and _holds(one, evidence)
    )
    return next(fitting, None)


def _holds(recording: Recording, evidence: Evidence) -> bool:
    if not 0 <= evidence.moment < len(recording.moments):
        return False
    tree = recording.moments[evidence.moment].tree
    return not evidence.node or any(node.id == evidence.node for node in tree.nodes)


def _moment(evidence: Evidence, recording: Recording | None) -> Moment | None:
    return recording.moments[evidence.moment] if recording else None


def _filled(
    evidence: Evidence, recording: Recording | None, moment: Moment | None, pictures: Pictures
) -> Evidence:
    if recording is None or moment is None:
        return msgspec.structs.replace(evidence, screenshot=pictures.keep(evidence.screenshot), box=None)
    node = (
        next((one for one in moment.tree.nodes if one.id == evidence.node), None) if evidence.node else None
    )
    step = next((one for one in recording.steps if one.moment == evidence.moment), None)
    return msgspec.structs.replace(
        evidence,
        journey=recording.journey,
        step=evidence.step or (step.number if step else 0),
        role=evidence.role or (node.role if node else ""),
        name=evidence.name or (node.name if node else ""),
        path=evidence.path or (path_of(moment.tree, node.id) if node else ""),
        box=in_picture(evidence.box or (node.box if node else None), moment),
        screenshot=pictures.keep(evidence.screenshot or pictures_of(recording)[evidence.moment]),
        frame=evidence.frame or evidence.node.partition(":")[0],
    )


def _state(evidence: Evidence, recording: Recording | None) -> str:
    steps = recording.steps if recording else ()
    return next((step.goal for step in steps if step.number == evidence.step), "")


def _owner(evidence: Evidence, recording: Recording | None, moment: Moment | None) -> str:
    """The host of the frame it lies in, where that is another site's; "" for the page's own."""
    if recording is None or moment is None:
        return ""
    frames = {frame.id: frame for frame in moment.tree.frames}
    frame = frames.get(evidence.frame)
    while frame and not _host(frame.url) and frame.owner:
        frame = _around(frame, frames)
    host, page = (_host(frame.url) if frame else ""), _host(recording.url)
    return "" if not host or _same_site(host, page) else host


def _around(frame: Frame, frames: dict[str, Frame]) -> Frame | None:
    return frames.get(frame.owner.partition(":")[0])


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _same_site(host: str, page: str) -> bool:
    """One is the other, or lies under it."""
    return host == page or host.endswith(f".{page}") or page.endswith(f".{host}")
