"""What is read from one picture of the document: attributes, and what can be scrolled to."""

from itertools import pairwise
from pathlib import Path

from browser_house import named

from a11y.browser import Browser
from a11y.model import Action, Moment

PAGE = """<!doctype html><html lang="en"><title>Panel</title>
<button class="" title="">Bare</button>
<div style="position:fixed;right:0;bottom:0;width:300px;height:200px;overflow:auto">
<button>Near</button><div style="height:2000px"></div><button>Far</button></div>
<div style="position:fixed;left:-900px;top:0;width:300px;height:200px;overflow:auto">
<button>Away</button></div>
<div style="position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap">For ears alone</div>
<p style="width:40px;height:9px;overflow:hidden;white-space:nowrap">For the eye</p>"""


def seen(browser: Browser, folder: Path) -> Moment:
    (folder / "page.html").write_text(PAGE)
    with browser.page() as page:
        page.act(Action("load", text=(folder / "page.html").as_uri()))
        return page.look(picture=False)


def test_an_empty_attribute_is_empty(browser: Browser, tmp_path: Path) -> None:
    assert named(seen(browser, tmp_path), "Bare").attributes == {"class": "", "title": ""}


def test_what_can_be_scrolled_to_in_a_fixed_panel_is_visible_and_not_on_screen(
    browser: Browser, tmp_path: Path
) -> None:
    moment = seen(browser, tmp_path)
    near, far, away = (named(moment, name) for name in ("Near", "Far", "Away"))
    assert (near.visible, near.on_screen) == (True, True)
    assert (far.visible, far.on_screen) == (True, False)
    assert not away.visible


def test_a_text_of_which_a_pixel_is_left_is_not_visible(browser: Browser, tmp_path: Path) -> None:
    texts = {node.name: node.visible for node in seen(browser, tmp_path).tree.nodes if node.role == "text"}
    assert (texts["For ears alone"], texts["For the eye"]) == (False, True)


def test_what_scrolls_says_so(browser: Browser, tmp_path: Path) -> None:
    moment = seen(browser, tmp_path)
    held = next(node for node in moment.tree.nodes if node.id == named(moment, "Near").parent)
    assert (held.style.get("overflow-x"), held.style.get("overflow-y")) == ("auto", "auto")


def test_focus_is_where_it_went_however_often_a_look_is_taken(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    with browser.page() as page:
        page.act(Action("load", text=(tmp_path / "page.html").as_uri()))
        bare = named(page.look(picture=False), "Bare")
        page.act(Action("key", key="Tab"))
        page._stillness.wait(page._acted)
        page._observer.gather(page._frames)
        held = page._observer.focused
        page._observer.gather(page._frames)
        assert page._observer.focused == held != ""
        assert page.look(picture=False).tree.focus == bare.id


def test_a_text_knows_where_its_lines_begin(browser: Browser, tmp_path: Path) -> None:
    page = """<!doctype html><html lang="en"><title>Lines</title><p style="font:20px monospace;width:10ch">
    Good 👍 day to <b>all of</b> you, and more</p><p>Short.</p>"""
    (tmp_path / "lines.html").write_text(page)
    with browser.page() as eye:
        eye.act(Action("load", text=(tmp_path / "lines.html").as_uri()))
        texts = [node for node in eye.look(picture=False).tree.nodes if node.role == "text"]
    pieces = [
        [node.name[start:end] for start, end in pairwise((0, *node.wraps, len(node.name)))] for node in texts
    ]
    assert pieces == [["Good 👍 day ", "to "], ["all of"], [" you, and ", "more"], ["Short."]]
