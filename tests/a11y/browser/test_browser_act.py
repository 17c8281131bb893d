"""What hands do: keys, pointer, touch, typing, voice, the network, history."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_house import Open, named
from websockets.sync.server import ServerConnection, serve

from a11y.browser import View
from a11y.browser.errors import NodeGone
from a11y.browser.keys import stroke
from a11y.browser.page import Page
from a11y.model import Action, Moment, Node


def with_id(moment: Moment, name: str) -> Node:
    return next(node for node in moment.tree.nodes if node.attributes.get("id") == name)


def said(moment: Moment) -> list[str]:
    return [node.name for node in moment.tree.nodes if node.role == "text"]


def test_typing_reaches_the_focused_field_in_another_process(see: Open) -> None:
    page = see("frames.html")
    moment = page.look(picture=False)
    fields = [node for node in moment.tree.nodes if node.role == "textbox"]
    for field in fields[:3]:
        page.act(Action("click", node=field.id))
        page.act(Action("type", text="Hé, ik ben 't: A1?"))
    after = page.look(picture=False)
    assert [node.value for node in after.tree.nodes if node.role == "textbox"][:3] == [
        "Hé, ik ben 't: A1?"
    ] * 3


def test_a_click_scrolls_to_what_is_below_the_fold(see: Open) -> None:
    page = see("covered.html", View(viewport=(320, 256), device_scale=4))
    page.act(Action("click", node=with_id(page.look(picture=False), "pressed").id))
    assert "Pressed" in said(page.look(picture=False))


def test_touch_is_touch(see: Open) -> None:
    page = see("covered.html", View(viewport=(400, 700), touch=True))
    moment = page.look(picture=False)
    page.act(Action("touch", node=with_id(moment, "touched").id))
    page.act(Action("touch", node=with_id(moment, "pressed").id))
    assert {"Touched", "Pressed"} <= set(said(page.look(picture=False)))


def test_voice_presses_what_is_called_so_and_nothing_else(see: Open) -> None:
    page = see("frames.html")
    page.look(picture=False)
    page.act(Action("say", label="antwoord cross"))
    assert "Dag uit cross" in said(page.look(picture=False))
    with pytest.raises(NodeGone, match="nothing in sight answers"):
        page.act(Action("say", label="No such thing"))
    assert page.look(picture=False).changes == ()


def test_what_is_gone_cannot_be_acted_on(see: Open) -> None:
    page = see("focus.html")
    reply = named(page.look(picture=False), "Yes, please")
    page.act(Action("click", node=reply.id))
    with pytest.raises(NodeGone, match=r"“Yes, please” cannot be acted on: it is not .*Look again") as gone:
        page.act(Action("click", node=reply.id))
    assert "Met “Yes, please” kan niets worden gedaan: het " in gone.value.say("nl")
    with pytest.raises(NodeGone, match="frame is not there") as gone:
        page.act(Action("click", node="f9:1"))
    assert "frame ervan is er niet meer" in gone.value.say("nl")


def test_a_node_of_the_page_before_is_no_node_of_this_one(see: Open) -> None:
    page = see("live.html")
    before = page.look(picture=False).tree
    page.act(Action("reload"))
    after = page.look(picture=False).tree
    assert len(before.nodes) == len(after.nodes)
    assert not {node.id for node in before.nodes} & {node.id for node in after.nodes}
    with pytest.raises(NodeGone):
        page.act(Action("click", node=before.nodes[3].id))


def test_a_backend_that_is_not_there_is_told(see: Open) -> None:
    with pytest.raises(NodeGone, match="scripted backend") as gone:
        see("covered.html").server("queue 3")
    assert "nagespeelde achterkant" in gone.value.say("nl")


def test_every_reason_to_act_on_nothing_speaks_dutch_and_english() -> None:
    for why, texts in NodeGone.reasons.items():
        assert all(texts[language] in NodeGone(node="x", why=why).say(language) for language in ("nl", "en"))
    assert "stack overflow" in NodeGone(node="x", why="stack overflow").say("nl")


def test_reload_and_back_go_through_the_history(see: Open, pages: str) -> None:
    page = see("live.html")
    page.server("status")
    assert "You are number 2" in said(page.look(picture=False))
    page.act(Action("reload"))
    assert "You are number 2" not in said(page.look(picture=False))
    page.act(Action("load", text=f"{pages}/shadow.html"))
    assert page.look(picture=False).title == "Shadow roots, open and closed"
    page.act(Action("back"))
    assert page.look(picture=False).title == "Live regions"


def fetched(page: Page) -> bool:
    page.server("fetch")
    return "Answered at last" in said(page.look(picture=False))


def test_offline_cuts_the_network_and_online_brings_it_back(see: Open) -> None:
    page = see("moving.html")
    page.act(Action("offline"))
    assert not fetched(page)
    page.act(Action("online"))
    assert fetched(page), "an answer under way is waited for"


def pressed(page: Page, name: str) -> Moment:
    page.act(Action("click", node=named(page.look(picture=False), name).id))
    return page.look(picture=False)


def test_dialogs_of_the_browser_are_told_and_block_nothing(see: Open, pages: str) -> None:
    page = see("asides.html")
    alert = pressed(page, "Alert")
    assert "Told" in said(alert)
    assert [(c.role, c.text) for c in alert.changes if c.role] == [
        ("alertdialog", "The chat is closed"),
        ("button", "Told"),
    ]
    assert "Ended" in said(pressed(page, "Confirm"))
    page.act(Action("load", text=f"{pages}/live.html"))
    assert page.look(picture=False).title == "Live regions", "nobody is kept from leaving"


def test_a_window_that_was_opened_is_told_as_not_looked_at(see: Open) -> None:
    (told,) = pressed(see("asides.html"), "Window").unseen
    assert "inside.html?window" in told


def test_nothing_is_downloaded(see: Open) -> None:
    page = see("asides.html")
    assert "Transcript" in said(pressed(page, "Transcript"))
    assert page.look(picture=False).title == "Dialogs and windows"
    for folder in (Path.cwd(), Path.home(), Path.home() / "Downloads"):
        assert not (folder / "transcript.html").exists()


@pytest.fixture
def echo() -> Iterator[int]:
    """Port of a websocket server that says everything back."""

    def answer(connection: ServerConnection) -> None:
        for message in connection:
            connection.send(f"Echo of {message!s}")

    with serve(answer, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.socket.getsockname()[1]
        server.shutdown()
        thread.join()


def until_said(page: Page, text: str) -> None:
    deadline = time.monotonic() + 20
    while text not in said(page.look(picture=False)):
        assert time.monotonic() < deadline, text


def test_offline_breaks_open_sockets_as_a_lost_network_does(see: Open, echo: int) -> None:
    page = see(f"socket.html#{echo}")
    until_said(page, "Connected")
    page.server("hello")
    until_said(page, "Echo of hello")
    page.act(Action("offline"))
    until_said(page, "Lost 1006 false")
    page.act(Action("online"))
    deadline = time.monotonic() + 20
    while said(page.look(picture=False)).count("Connected") < 2:
        assert time.monotonic() < deadline
    page.server("again")
    until_said(page, "Echo of again")


@pytest.mark.parametrize(
    ("written", "key", "code", "modifiers"),
    [
        ("Tab", "Tab", "Tab", 0),
        ("Shift+Tab", "Tab", "Tab", 8),
        ("Control+Home", "Home", "Home", 2),
        ("Space", " ", "Space", 0),
        ("a", "a", "KeyA", 0),
        ("A", "A", "KeyA", 8),
        ("+", "+", "", 0),
        ("Alt++", "+", "", 1),
    ],
)
def test_keys_are_named_as_in_the_standard(written: str, key: str, code: str, modifiers: int) -> None:
    pressed = stroke(written)
    assert (pressed.key, pressed.code, pressed.modifiers) == (key, code, modifiers)


@pytest.mark.parametrize("written", ["", "Hyper+a", "Enterr"])
def test_a_key_that_nobody_has_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        stroke(written)
