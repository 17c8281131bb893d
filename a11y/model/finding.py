"""What the checks said, with the evidence for it."""

from typing import Literal

import msgspec

from .tree import Rect

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
