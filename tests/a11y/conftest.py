"""A small walk and a small report, made by hand: a shop whose chat has a button without a name."""

import base64

import pytest

from a11y.model import (
    Action,
    Change,
    Evidence,
    Finding,
    Focus,
    Frame,
    Moment,
    Node,
    Norm,
    Recording,
    Rect,
    Region,
    Report,
    Stage,
    Step,
    Tool,
    Tree,
    Utterance,
    Waiver,
)
from a11y.recordings import write_recordings
from a11y.story import Pictures, tell

DOT = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )
).decode()
PICTURE = f"data:image/png;base64,{DOT}"
HOSTILE = "<script>alert(1)</script>\x1b[31m]]>|`\u202e%0A\n::error::x"


def tree(focus: str = "") -> Tree:
    """A page with a launcher and a message box."""
    return Tree(
        nodes=(
            Node("f0:1", "RootWebArea", "Example shop", children=("f0:2", "f0:3")),
            Node("f0:2", "button", "", parent="f0:1", box=Rect(900, 1700, 48, 48), visible=True),
            Node("f0:3", "textbox", "Message", parent="f0:1", box=Rect(700, 1600, 200, 40), visible=True),
        ),
        frames=(Frame("f0", "https://shop.example/"),),
        focus=focus,
    )


def recording(profile: str = "keyboard", outcome: str = "reached", **changes) -> Recording:
    """Three steps: load, Tab to the launcher, Tab to the message box while a reply comes."""
    region = Region("r1", "polite", role="log", text="Bot: Hello")
    news = (Change(2100, "f0", "added", "k1", text="Bot: Hello", region=region),)
    focus = (Focus(2000, "f0:3", "f0", role="textbox", name="Message", by_user=True),)
    moments = (
        Moment(1000, tree(), screenshot=PICTURE, viewport=(1280, 800), scroll=(0, 1200)),
        Moment(1500, tree("f0:2"), viewport=(1280, 800), scroll=(0, 1200)),
        Moment(2500, tree("f0:3"), news, focus, screenshot=PICTURE, viewport=(1280, 800), scroll=(0, 1200)),
    )
    steps = (
        Step(0, "load", Action("load", text="https://shop.example/"), 0, at=1000),
        Step(1, "open", Action("key", key="Tab"), 1, at=1500, tried=("button: 3 points",)),
        Step(2, "open", Action("key", key="Tab", label=HOSTILE), 2, at=2500),
    )
    why = "" if outcome == "reached" else "No control leads to a human."
    stages = (Stage("open", "reached", 2, 2500), Stage("ask", outcome, 2, 2500, why))
    facts = {"tools": (Tool("chromium", "1.2"),), **changes}
    return Recording(
        "https://shop.example/",
        "human",
        profile,
        "en",
        "2026-01-02T03:04:05+00:00",
        moments,
        steps,
        stages,
        **facts,
    )


HEARD = (
    Utterance(1500, "button", "focus", node="f0:2", until=1900),
    Utterance(2100, "Bot: Hello", "live", politeness="polite", until=2600),
    Utterance(2200, "never said", "live", dropped="duplicate"),
)


def finding(check: str = "launcher-name", **changes) -> Finding:
    """The launcher has no name."""
    facts = {
        "verdict": "fail",
        "impact": "critical",
        "norms": (Norm("wcag", "4.1.2", "A"),),
        "message": {"en": f"The button has no name. {HOSTILE}", "nl": "De knop heeft geen naam."},
        "fix": {"en": "Give it a name.", "nl": "Geef hem een naam."},
        "evidence": Evidence(
            "keyboard", 1, 1, "f0:2", "button", HOSTILE, "RootWebArea > button", ("button",), {"size": "48"}
        ),
        "state": "open",
        "fingerprint": "abc123",
        "profiles": ("keyboard", "screen-reader"),
    }
    return Finding(check, **facts | changes)


@pytest.fixture(scope="session")
def make_recording():
    return recording


@pytest.fixture(scope="session")
def make_finding():
    return finding


@pytest.fixture
def report() -> Report:
    """Three walks, findings of every standing, and something that could not be looked at."""
    pictures = Pictures()
    walks = (
        tell(recording("mouse"), (), "en", pictures),
        tell(recording("screen-reader"), HEARD, "en", pictures),
        tell(recording("touch", "not_reached"), (), "en", pictures),
    )
    shown = Evidence("mouse", 2, 2, screenshot="p1", box=Rect(900, 500, 48, 48))
    waiver = Waiver("Replaced in spring", "shop team", "2026-12-31")
    return Report(
        url="https://shop.example/?a=1&b=<x>",
        started="2026-01-02T03:04:05+00:00",
        walks=walks,
        findings=(
            finding("reply-heard", impact="minor", verdict="unsure", fingerprint="u1"),
            finding(),
            finding("old", known="known", impact="serious", fingerprint="k1"),
            finding("held", known="waived", waiver=waiver, fingerprint="w1", evidence=shown),
            finding("gone", known="fixed", fingerprint="f1"),
        ),
        passed=("focus-kept",),
        not_applicable=("rating",),
        unseen=("https://ads.example/: closed to us",),
        tools=(Tool("handrail", "0.1.0"), Tool("chromium", "1.2"), Tool("axe-core", "4.11.0")),
        dialect="nvda 2024.4",
        agreement="97%",
        seconds=12.5,
        questions={"launcher-name": {"en": "Has the button that opens the chat a name?"}},
        notices=("A waiver has expired.",),
        pictures=pictures.all(),
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in, without settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HANDRAIL_LANGUAGE", "en")
    for name in ("HANDRAIL_FAIL_ON", "HANDRAIL_DIALECT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def kept(here, make_recording):
    """A file with a walk that arrived and one that did not."""
    file = here / "walks.json"
    write_recordings(file, [make_recording("mouse"), make_recording("touch", "not_reached")])
    return str(file)
