"""One look: a tree joined over frames and shadow roots, with geometry, reach and reasons."""

from typing import Literal

import pytest
from browser_house import Open, named

from a11y.browser import View
from a11y.model import Action, Moment, Node


def by_id(moment: Moment) -> dict[str, Node]:
    return {node.id: node for node in moment.tree.nodes}


def test_frames_of_every_kind_are_joined_where_they_stand(see: Open) -> None:
    moment = see("frames.html").look(picture=False)
    frames = moment.tree.frames
    assert [frame.kind for frame in frames] == [
        *("top", "same_origin", "same_origin", "cross_origin", "sandboxed", "sandboxed"),
    ]
    assert [frame.lang for frame in frames] == ["en", "nl", "nl", "nl", "nl", "nl"]
    assert moment.unseen == () and all(not frame.error for frame in frames)
    nodes = by_id(moment)
    names = [node.name for node in moment.tree.nodes if node.role == "button"]
    assert names == [
        *("Before the frames", "Antwoord same", "In place", "Antwoord cross", "Antwoord sandboxed"),
        *("Antwoord", "After the frames"),
    ]
    for frame in frames[1:]:
        owner = nodes[frame.owner]
        assert owner.role == "iframe" and owner.box is not None
        button = next(n for n in moment.tree.nodes if n.id.startswith(f"{frame.id}:") and n.role == "button")
        assert button.box is not None
        assert owner.box.x + 10 <= button.box.x <= owner.box.x + 20, "border and padding are counted"
        assert owner.box.y + 10 <= button.box.y <= owner.box.y + 20
        assert button.visible and button.on_screen and button.hit


def test_the_tree_is_a_tree_in_document_order(see: Open) -> None:
    moment = see("frames.html").look(picture=False)
    nodes = by_id(moment)
    assert len(nodes) == len(moment.tree.nodes)
    order: list[str] = []

    def visit(name: str) -> None:
        order.append(name)
        for child in nodes[name].children:
            assert nodes[child].parent == name
            visit(child)

    visit(moment.tree.nodes[0].id)
    assert order == [node.id for node in moment.tree.nodes]


def test_shadow_roots_open_closed_and_declared_are_seen(see: Open) -> None:
    moment = see("shadow.html").look(picture=False)
    assert {node.name: node.shadow for node in moment.tree.nodes if node.role in ("button", "link")} == {
        "Button in open": "open",
        "Link deep in open": "closed",
        "Button in closed": "closed",
        "Link deep in closed": "closed",
        "Slotted": "open",
        "Slotted under a lid": "open",
        "Declared": "closed",
    }


def test_words_put_in_the_slot_of_a_button_do_not_cover_it(see: Open) -> None:
    moment = see("shadow.html").look(picture=False)
    assert {name: named(moment, name).hit for name in ("Slotted", "Slotted under a lid")} == {
        "Slotted": True,
        "Slotted under a lid": False,
    }


def test_what_is_in_reach_of_the_pointer(see: Open) -> None:
    moment = see("covered.html").look(picture=False)

    def reach(name: str) -> tuple[bool, bool, bool]:
        node = named(moment, name)
        return node.visible, node.on_screen, node.hit

    assert reach("Free") == (True, True, True)
    assert reach("Covered") == (True, True, False)
    assert reach("See-through") == (False, False, False)
    assert reach("Cut away") == (False, False, False)
    assert reach("Far left") == (False, False, False)
    assert reach("Below the fold") == (True, False, False)
    assert reach("Fixed outside") == (False, False, False)
    assert reach("Untouchable") == (True, True, False)
    assert reach("Reach") == (False, False, False), "for screen readers only"
    hidden = next(node for node in moment.tree.nodes if node.tag == "button" and node.ignored)
    assert hidden.ignored in ("not_rendered", "not_visible") and not hidden.visible
    clickable = next(node for node in moment.tree.nodes if node.attributes.get("id") == "pressed")
    touchable = next(node for node in moment.tree.nodes if node.attributes.get("id") == "touched")
    assert clickable.listens and touchable.listens
    assert not named(moment, "Free").states.get("expanded")


def test_boxes_are_from_the_top_of_the_page_at_every_zoom(see: Open) -> None:
    page = see("covered.html", View(viewport=(320, 256), device_scale=4))
    moment = page.look(picture=False)
    free = named(moment, "Free").box
    assert free is not None and (free.x, free.y, free.w, free.h) == (10, 50, 140, 30)
    assert moment.viewport == (320, 256) and moment.page_size[1] == 3000
    assert named(moment, "Free").hit and not named(moment, "Covered").hit
    assert not next(n for n in moment.tree.nodes if n.attributes.get("id") == "pressed").on_screen


def test_names_states_and_sources_come_in_arias_words(see: Open) -> None:
    moment = see("frames.html").look(picture=False)
    field = named(moment, "Bericht")
    assert (field.role, field.name_from, field.lang) == ("textbox", "label", "nl")
    assert field.states["focusable"] == "true" and "invalid" not in field.states
    assert field.children == (), "what the browser builds into a field is nobody's business"
    heading = named(moment, "Frames of every kind")
    assert next(n for n in moment.tree.nodes if n.role == "heading").states["level"] == "1"
    assert heading.lang == "en" or heading.role == "document"
    log = next(node for node in moment.tree.nodes if node.role == "log")
    assert (log.states["live"], log.states["atomic"]) == ("polite", "false")


def test_what_is_left_out_of_the_accessibility_tree_is_told_with_the_reason(see: Open) -> None:
    moment = see("live.html").look(picture=False)
    why = {node.attributes["id"]: node.ignored for node in moment.tree.nodes if "id" in node.attributes}
    assert why["alert"] == "not_rendered" and why["inner"] == "not_rendered"
    assert why["mute"] == "aria_hidden"
    assert why["log"] == ""


@pytest.mark.parametrize("name", ["frames.html", "shadow.html", "live.html", "covered.html", "moving.html"])
def test_the_same_page_gives_the_same_look_five_times(see: Open, name: str) -> None:
    few_frames = name != "frames.html"
    looks = [see(name).look(axe=few_frames, picture=False) for _ in range(5)]
    assert all(look.tree == looks[0].tree for look in looks[1:])
    assert all(look.axe == looks[0].axe for look in looks[1:])
    assert all(look.running == looks[0].running for look in looks[1:])


def test_a_large_page_is_asked_again_only_when_something_happened_in_it(see: Open) -> None:
    page = see("large.html")
    kept = page._reader._trees
    first = page.look(picture=False)
    before = kept["f0"][1]
    assert page.look(picture=False).tree == first.tree
    page.act(Action("click", node=named(first, "7").id))
    assert kept["f0"][1] is before, "the large frame was not asked again"
    page.act(Action("click", node=named(page.look(picture=False), "Chat").id))
    opened = named(page.look(picture=False), "Chat")
    assert opened.states["expanded"] == "true" and kept["f0"][1] is not before
    field = named(first, "Message")
    page.act(Action("click", node=field.id))
    page.act(Action("type", text="hi"))
    typed = page.look(picture=False)
    assert named(typed, "Message").value == "hi" and typed.tree.focus == field.id


def test_frames_of_the_page_before_are_forgotten(see: Open, pages: str) -> None:
    page = see("frames.html")
    assert len(page.look(picture=False).tree.frames) == 6
    ways: tuple[Literal["link", "reload", "back"], ...] = ("link", "reload", "back")
    for way in ways:
        if way == "link":
            link = named(page.look(picture=False), "Elsewhere")
            page.act(Action("click", node=link.id))
        else:
            page.act(Action(way))
        moment = page.look(picture=False)
        assert moment.unseen == ()
        assert len(moment.tree.frames) == (6 if way == "back" else 1)
