"""axe-core in every frame and shadow root, beside whatever the page itself does."""

from pathlib import Path

import pytest
from browser_house import Open

from a11y.browser import Browser
from a11y.browser.axe import engine_tool, find_engine
from a11y.browser.errors import EngineMissing
from a11y.model import Action


def test_an_image_without_text_is_found_in_every_frame_and_shadow_root(see: Open) -> None:
    moment = see("rules.html").look(axe=True, picture=False)
    assert moment.axe is not None and moment.unseen == ()
    found = [result for result in moment.axe if result.rule == "image-alt"]
    ids = {node.id: node.attributes.get("id") for node in moment.tree.nodes}
    assert sorted(ids[result.node] or "" for result in found) == [
        *("dead", "in-closed", "in-open", "light", "other", "within"),
    ]
    assert {result.outcome for result in found} == {"violation"}
    deep = next(result for result in found if ids[result.node] == "in-open")
    assert deep.target == "#open >>> #in-open" and deep.frame == "f0"
    assert deep.impact == "critical" and "wcag111" in deep.tags


def test_the_page_keeps_its_own_axe_and_its_closed_roots_closed(see: Open) -> None:
    page = see("rules.html")
    page.look(axe=True, picture=False)
    frames = page._frames
    assert frames.evaluate(frames.top, "window.axe") == "something of the page itself"
    assert frames.evaluate(frames.top, "document.getElementById('closed').shadowRoot") is None


def test_axe_is_run_only_where_it_is_asked_for(see: Open) -> None:
    assert see("rules.html").look(picture=False).axe is None


def test_the_engine_is_named_with_version_and_source(browser: Browser, tmp_path: Path) -> None:
    tool = next(tool for tool in browser.tools if tool.name == "axe-core")
    assert tool.version[0].isdigit() and tool.source


def test_the_engine_named_comes_first_then_the_working_projects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_engine(None).source == "selenium-axe-python"
    own = tmp_path / "node_modules" / "axe-core" / "axe.min.js"
    own.parent.mkdir(parents=True)
    own.write_text("/*! axe v9.8.7\n * more */")
    assert find_engine(None).path == own
    assert engine_tool(find_engine(None)).version == "9.8.7"
    named = tmp_path / "other.js"
    with pytest.raises(EngineMissing, match=str(named)):
        find_engine(named)
    named.write_text("/*! axe v1.0.0 */")
    assert find_engine(named).path == named


def test_no_element_of_the_page_stands_in_for_what_axe_needs(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<html lang="en"><title>Names</title><p id="handrail"><p id="axe"><img src="x.png">')
    with browser.page() as eye:
        eye.act(Action("load", text=page.as_uri()))
        moment = eye.look(axe=True, picture=False)
    assert moment.unseen == () and moment.axe is not None
    assert "image-alt" in {result.rule for result in moment.axe}
