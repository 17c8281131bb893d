"""A page shown as a profile needs it, in every process; and a page that comes to rest."""

import base64
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from browser_house import Open, named

from a11y.browser import Browser, BrowserOptions, View, open_browser
from a11y.browser.page import Page
from a11y.model import Action, Moment


def widths(moment: Moment) -> list[float]:
    """Of the bar that is 77 pixels wide in forced colours, in each frame that has it."""
    bars = [node for node in moment.tree.nodes if node.attributes.get("id") == "forced"]
    return [bar.box.w for bar in bars if bar.box]


def ask(page: Page, source: str) -> object:
    frames = page._frames
    return [frames.evaluate(frame, source) for frame in frames.now() if "dead" not in frame.url]


def test_media_features_hold_in_frames_of_other_origins(see: Open) -> None:
    assert 77 not in widths(see("frames.html").look(picture=False))
    forced = see("frames.html", View(media={"forced-colors": "active", "prefers-reduced-motion": "reduce"}))
    assert widths(forced.look(picture=False)) == [77] * 4
    assert ask(forced, "matchMedia('(prefers-reduced-motion: reduce)').matches") == [True] * 5


def test_text_spacing_reaches_every_document_and_shadow_root(see: Open) -> None:
    page = see("frames.html", View(css="* { line-height: 3px !important }"))
    page.look(picture=False)
    assert ask(page, "getComputedStyle(document.body).lineHeight") == ["3px"] * 5
    shadow = see("shadow.html", View(css="* { line-height: 3px !important }")).look(picture=False)
    deep = [node for node in shadow.tree.nodes if node.role in ("link", "button")]
    assert [node.style["line-height"] for node in deep] == ["3px"] * 7


def test_font_size_language_and_touch(see: Open) -> None:
    page = see("frames.html", View(font_size=32, language="nl-NL,nl", touch=True, viewport=(400, 700)))
    page.look(picture=False)
    assert ask(page, "navigator.language") == ["nl-NL"] * 5
    assert ask(page, "navigator.maxTouchPoints") == [5] * 5
    assert ask(page, "matchMedia('(pointer: coarse)').matches") == [True] * 5
    assert "HeadlessChrome" in str(ask(page, "navigator.userAgent"))
    plain = see("moving.html", View(font_size=32)).look(picture=False)
    assert named(plain, "Things that move").style.get("font-size") in ("64px", None)
    assert next(n for n in plain.tree.nodes if n.tag == "p").style["font-size"] == "32px"


def test_what_moves_is_finished_and_what_never_ends_is_counted(see: Open) -> None:
    page = see("moving.html")
    began = time.monotonic()
    moment = page.look(picture=False)
    assert next(node for node in moment.tree.nodes if node.tag == "p").style.get("opacity", "1") == "1"
    assert moment.running == 1
    before = named(moment, "Slides").box
    page.act(Action("click", node=named(moment, "Slides").id))
    after = named(page.look(picture=False), "Slides").box
    assert before and after and after.x - before.x == 400
    assert time.monotonic() - began < 60, "nothing was waited for that can be finished"


def test_a_page_that_never_rests_is_looked_at_when_patience_ends(see: Open) -> None:
    page = see("moving.html")
    page.look(picture=False)
    page.server("tick")
    moment = page.look(picture=False)
    assert len(moment.changes) > 20
    assert moment.unseen == ("The page was still changing after 5 s.",)


def test_pictures_go_into_the_folder_or_into_the_look(see: Open, pages: str, tmp_path: Path) -> None:
    shot = see("shadow.html").look().screenshot
    head, _, data = shot.partition(",")
    assert head == "data:image/png;base64" and base64.b64decode(data).startswith(b"\x89PNG")
    with open_browser(BrowserOptions(pictures=tmp_path)) as other, other.page(View(name="touch")) as page:
        page.act(Action("load", text=f"{pages}/shadow.html"))
        assert [page.look().screenshot, page.look().screenshot] == ["touch-001.png", "touch-002.png"]
        with other.page(View(name="touch")) as another:
            assert another.look().screenshot == "touch-003.png", "no picture is overwritten"
    assert (tmp_path / "touch-002.png").read_bytes().startswith(b"\x89PNG")


def test_pages_know_nothing_of_each_other(browser: Browser, pages: str) -> None:
    with browser.page() as one, browser.page() as other:
        for page in (one, other):
            page.act(Action("load", text=f"{pages}/shadow.html"))
        ask(one, "localStorage.kept = document.cookie = 'kept=1'")
        assert ask(other, "document.cookie + localStorage.kept") == ["undefined"]
        for page in (one, other):
            page.act(Action("key", key="Tab"))
            assert page.look(picture=False).tree.focus, "each has the focus for itself"


def test_two_pages_at_a_time_from_two_threads_see_the_same(browser: Browser, pages: str) -> None:
    def walk(_: int) -> list[str]:
        with browser.page() as page:
            page.act(Action("load", text=f"{pages}/frames.html"))
            went = [page.look(axe=True, picture=False).tree.focus]
            for _step in range(6):
                page.act(Action("key", key="Tab"))
                went.append(page.look(picture=False).tree.focus)
            return went

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(walk, range(2))
    assert one == other == ["", "f0:7", "f1:4", "f1:8", "f2:4", "f3:4", "f3:8"]
