"""What was looked at, what was done, what was heard, what was found: frozen, to and from JSON.

A `Recording` is the whole evidence of one walk: the browser half writes it, everything else only reads it.
Times are milliseconds since the recording began; boxes are CSS pixels from the top left of the top page.
"""

from typing import Literal

import msgspec

VERSION = 1
SCAN = "scan"
"""The journey of a recording in which nobody walked: the page was opened and looked at."""


class Rect(msgspec.Struct, frozen=True):
    """A box: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


class Frame(msgspec.Struct, frozen=True, omit_defaults=True):
    """A frame of the page. The top one is `f0` and has no owner."""

    id: str
    url: str = ""
    title: str = ""
    """The document's own title."""
    lang: str = ""
    owner: str = ""
    """The node (`Node.id`) of the iframe element in the parent's tree."""
    kind: Literal["top", "same_origin", "cross_origin", "sandboxed"] = "top"
    error: str = ""
    """Why it could not be looked at; "" when it could."""


class Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """One node of the accessibility tree, joined over all frames and shadow roots, in document order."""

    id: str
    """`<frame>:<backend node id>`; the same element keeps it over the looks of one page."""
    role: str = ""
    """The computed role in ARIA's words: button, link, log, dialog, heading, text (a run of text) ..."""
    name: str = ""
    name_from: str = ""
    """What the name comes from: attribute, contents, label, placeholder, title, related; "" when unknown."""
    description: str = ""
    value: str = ""
    states: dict[str, str] = {}
    """ARIA states and properties that are present, without `aria-`: expanded, checked, disabled, required,
    invalid, pressed, selected, modal, readonly, haspopup, level, live, atomic, relevant, busy, current,
    multiline, focusable, focused, roledescription, keyshortcuts, posinset, setsize, errormessage ..."""
    lang: str = ""
    """Language in force at this node."""
    parent: str = ""
    children: tuple[str, ...] = ()
    ignored: str = ""
    """Why assistive technology does not get it (aria_hidden, inert, not_rendered, ...); "" when it does."""
    tag: str = ""
    attributes: dict[str, str] = {}
    """What checks need of the element: id, class, type, placeholder, href, title, tabindex, role, aria-*,
    lang, autocomplete, dir, name, for, src, alt ..."""
    box: Rect | None = None
    """Where it is drawn; None when it is not."""
    visible: bool = False
    """Drawn with a size, not transparent, not clipped away, in or scrollable into the viewport."""
    on_screen: bool = False
    """At least its middle lies in the viewport."""
    hit: bool = False
    """The pointer at its middle reaches it (or a child), and not something that covers it."""
    listens: bool = False
    """It has a pointer listener of its own (click, mousedown, pointerdown, touchstart ...)."""
    style: dict[str, str] = {}
    """Computed style that checks need: color, background-color, font-size, cursor, outline ..."""
    shadow: Literal["", "open", "closed"] = ""
    """The kind of shadow root it lies in, if any."""


class Tree(msgspec.Struct, frozen=True):
    """Everything that could be perceived at one moment. `nodes` are in document order, the root first."""

    nodes: tuple[Node, ...]
    frames: tuple[Frame, ...]
    focus: str = ""
    """The focused node, through frames and shadow roots; "" when focus is on a page's body or nowhere."""


class Region(msgspec.Struct, frozen=True, omit_defaults=True):
    """The live region that a change lies in, as it was at the moment of the change."""

    key: str
    """Identity of the region's element within the recording."""
    live: Literal["polite", "assertive", "off"]
    role: str = ""
    name: str = ""
    atomic: bool = False
    relevant: str = "additions text"
    busy: bool = False
    text: str = ""
    """The whole text of the region (or of the atomic ancestor) after the change."""
    born: float = 0
    """When the region came into the accessibility tree (inserted or shown), ms; 0 was there at load."""
    nested: bool = False
    """It lies in another live region."""


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something changed on the page between two looks."""

    at: float
    frame: str
    kind: Literal["added", "removed", "text", "attribute", "shown", "hidden"]
    key: str = ""
    """Identity of the changed element within the recording."""
    role: str = ""
    text: str = ""
    """What a screen reader could get of it: text and alternatives, hidden parts left out."""
    before: str = ""
    """What stood there before, for `text` and `attribute`."""
    attribute: str = ""
    region: Region | None = None
    rendered: bool = True
    """It was in the accessibility tree: drawn, not aria-hidden, not inert."""
    gone: float | None = None
    """When it left again, ms; None when it stayed for as long as was looked."""
    parts: tuple[str, ...] = ()
    """The text by block children, where there are several."""
    lang: str = ""


class Focus(msgspec.Struct, frozen=True, omit_defaults=True):
    """Focus moved; `lost` when it fell to the body or out of the page. Sampled at least every 10 ms."""

    at: float
    node: str = ""
    frame: str = ""
    lost: bool = False
    role: str = ""
    name: str = ""
    by_user: bool = False
    """It followed an action of ours within 50 ms."""


class AxeResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """One rule's finding on one node, as axe-core reported it."""

    rule: str
    outcome: Literal["violation", "incomplete"]
    impact: str
    target: str
    """Selector through frames and shadow roots, joined by " >>> "."""
    html: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    help: str = ""
    url: str = ""
    frame: str = "f0"
    node: str = ""
    """The node it is, where it could be joined with the tree."""


class Media(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sound that played."""

    at: float
    frame: str
    kind: Literal["audio", "video", "beep", "speech"]
    muted: bool = False


class Glimpse(msgspec.Struct, frozen=True):
    """A small picture of a control and what is close around it."""

    node: str
    focused: bool
    """It has the focus in this picture."""
    picture: str
    """A data: address."""
    box: Rect
    """What of the page is in it."""


class Moment(msgspec.Struct, frozen=True, omit_defaults=True):
    """One look: the state now, and everything since the look before."""

    at: float
    tree: Tree
    changes: tuple[Change, ...] = ()
    focus: tuple[Focus, ...] = ()
    media: tuple[Media, ...] = ()
    axe: tuple[AxeResult, ...] | None = None
    """None where axe was not run at this look."""
    screenshot: str = ""
    """File name beside the recording, or a data: address; "" without one."""
    url: str = ""
    title: str = ""
    viewport: tuple[int, int] = (1280, 800)
    page_size: tuple[int, int] = (0, 0)
    """Scrollable width and height of the top page."""
    scroll: tuple[float, float] = (0, 0)
    """How far the top page was scrolled: a box less this is where it is in the picture."""
    running: int = 0
    """Animations that run for longer than 5 s or without end."""
    glimpses: tuple[Glimpse, ...] = ()
    """What lost the focus since the look before and what got it, for profiles that see and use keys."""
    unseen: tuple[str, ...] = ()
    """What could not be looked at, in sentences."""


class Action(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something the walker did."""

    kind: Literal[
        "load",
        "key",
        "click",
        "touch",
        "type",
        "say",
        "wait",
        "scroll",
        "server",
        "back",
        "reload",
        "offline",
        "online",
    ]
    """`say` is a voice command, on a visible label. `scroll` goes down by one view. `server` tells the
    scripted backend to do something."""
    node: str = ""
    key: str = ""
    """For `key`: Tab, Shift+Tab, Enter, Space, Escape, ArrowDown ..."""
    text: str = ""
    label: str = ""
    """What the node was called, for people."""


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a walk: what was wanted, what was done, and the look after it."""

    number: int
    goal: str
    """The stage of the journey: open, disclosure, ask, connected, hear_human, answer, leave, return ..."""
    action: Action
    moment: int
    """Index of the look after the action."""
    at: float = 0
    tried: tuple[str, ...] = ()
    """Why this: candidates and their scores, in sentences (shown by --explain-path)."""
    did: float = 0
    """When it was done: the time of the key, the press or the call itself; 0 where that was not kept."""

    @property
    def done(self) -> float:
        """When it was done, as far as is known: at the latest when it was looked at."""
        return self.did or self.at


class Stage(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far one stage of a journey came."""

    goal: str
    outcome: Literal["reached", "not_reached", "could_not_tell", "not_tried"]
    step: int = 0
    """The step in which it was reached or given up."""
    at: float = 0
    why: str = ""


class Tool(msgspec.Struct, frozen=True):
    """Something the evidence was made with."""

    name: str
    version: str
    source: str = ""


class Recording(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole evidence of one walk of one journey by one profile."""

    url: str
    journey: str
    profile: str
    language: str
    started: str
    """ISO 8601, UTC."""
    moments: tuple[Moment, ...]
    steps: tuple[Step, ...] = ()
    stages: tuple[Stage, ...] = ()
    tools: tuple[Tool, ...] = ()
    unseen: tuple[str, ...] = ()
    """What could not be looked at at all; never empty silently: a report with any of these is not clean."""
    backend: tuple[str, ...] = ()
    """What a scripted backend did, with its times, when there was one."""
    version: int = VERSION


class Utterance(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something a screen reader says."""

    at: float
    text: str
    source: Literal["focus", "browse", "read_all", "live", "alert", "mode", "title", "key", "list"]
    node: str = ""
    politeness: Literal["", "polite", "assertive"] = ""
    until: float = 0
    """When it ends, at the voice's speed."""
    cut: float | None = None
    """When it was interrupted; None when it was said to the end."""
    dropped: str = ""
    """Why it was never said (duplicate, interrupted, busy, purged ...); "" when it was."""
    lang: str = ""
    sure: bool = True
    """False where the dialect does not know; then `note` says what."""
    note: str = ""


Verdict = Literal["pass", "fail", "unsure"]
Impact = Literal["minor", "moderate", "serious", "critical"]


class Norm(msgspec.Struct, frozen=True):
    """What a check rests on: `wcag` 4.1.2 (EN 301 549: 9.4.1.2), `en301549` 12.2.3, `ai_act`, `practice`."""

    standard: str
    clause: str
    level: str = ""


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where to look: the step, the look, the node, what was heard, what was measured."""

    profile: str = ""
    step: int = 0
    moment: int = 0
    node: str = ""
    role: str = ""
    name: str = ""
    path: str = ""
    """Roles and names from the root to the node: stable over releases, unlike selectors."""
    heard: tuple[str, ...] = ()
    measured: dict[str, str] = {}
    screenshot: str = ""
    box: Rect | None = None
    frame: str = ""
    journey: str = ""


class Waiver(msgspec.Struct, frozen=True, omit_defaults=True):
    """A finding that somebody answers for until a day."""

    reason: str
    owner: str
    expires: str
    """The last day it holds, ISO 8601."""


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """A check's verdict on one thing."""

    check: str
    verdict: Verdict
    impact: Impact
    norms: tuple[Norm, ...]
    message: dict[str, str]
    """What a user notices, by language (nl, en)."""
    fix: dict[str, str]
    evidence: Evidence = Evidence()
    state: str = ""
    """The stage it was seen in."""
    fingerprint: str = ""
    """Identity over runs: check, state, role and name path."""
    known: Literal["new", "known", "waived", "fixed"] = "new"
    third_party: str = ""
    """Host of the frame it lies in, when that is not the page's own; a script's host is not known."""
    profiles: tuple[str, ...] = ()
    journeys: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    """Where it was found, in a report of several pages."""
    waiver: Waiver | None = None
    """The waiver that covers it."""


class Asked(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one check said of all recordings."""

    check: str
    question: dict[str, str]
    findings: tuple[Finding, ...] = ()
    """What failed or is unsure."""
    looked: bool = True
    """There was something to look at."""
    broke: str = ""
    """Why the check could not come to a verdict; "" when it did."""


class Stop(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place where focus came, in the order of the walk."""

    role: str
    name: str
    box: Rect | None = None
    """In the picture's CSS pixels; None where it is not drawn."""


class Happening(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the timeline."""

    at: float
    lane: Literal["action", "page", "focus", "speech"]
    text: str
    note: str = ""
    """`lost` for focus that fell away; `cut` or `dropped` for speech that was not heard in full."""


class Scene(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a walk as a report tells it."""

    number: int
    goal: str
    action: Action
    at: float = 0
    picture: str = ""
    """Key in `Report.pictures`; "" without one."""
    viewport: tuple[int, int] = (1280, 800)
    focus: Stop | None = None
    """What had focus after the step."""
    heard: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()


class FocusMap(msgspec.Struct, frozen=True, omit_defaults=True):
    """The order of focus during one stage, to be drawn over a picture."""

    goal: str
    stops: tuple[Stop, ...]
    picture: str = ""
    viewport: tuple[int, int] = (1280, 800)


class Walk(msgspec.Struct, frozen=True, omit_defaults=True):
    """One profile's walk of one journey, as the report tells it."""

    profile: str
    journey: str
    outcome: Literal["reached", "not_reached", "could_not_tell"]
    steps: int
    seconds: float
    announcements: int
    stages: tuple[Stage, ...] = ()
    path: tuple[str, ...] = ()
    """What was done, one sentence a step."""
    heard: tuple[Utterance, ...] = ()
    detour: float = 1.0
    """Steps against the mouse's; 0 where there is nothing to compare."""
    stuck_at: str = ""
    why: str = ""
    language: str = ""
    """What is spoken in the chat."""
    page: str = ""
    """Its address, in a report of several pages."""
    scenes: tuple[Scene, ...] = ()
    timeline: tuple[Happening, ...] = ()
    focus_maps: tuple[FocusMap, ...] = ()


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything there is to tell about one page."""

    url: str
    started: str
    walks: tuple[Walk, ...]
    findings: tuple[Finding, ...]
    passed: tuple[str, ...] = ()
    """Checks that looked at something and found nothing."""
    not_applicable: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    tools: tuple[Tool, ...] = ()
    dialect: str = ""
    agreement: str = ""
    """Measured agreement of the dialect with the real screen reader."""
    seconds: float = 0
    language: Literal["nl", "en"] = "en"
    """The language it is told in."""
    questions: dict[str, dict[str, str]] = {}
    """What each check asks, by check and language."""
    pages: tuple[str, ...] = ()
    """The pages that were checked, where there are several."""
    notices: tuple[str, ...] = ()
    """What is to be told about waivers and baseline: what has expired, what fits nothing."""
    pictures: dict[str, str] = {}
    """Pictures as data: addresses, each once."""
    version: int = VERSION
