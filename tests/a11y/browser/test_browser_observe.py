"""What happened between two looks: changes in live regions, focus through frames and shadow roots, sounds."""

import pytest
from browser_house import Open, named

from a11y.browser.page import Page
from a11y.model import Action, Change, Moment


def act(page: Page, *words: str) -> Moment:
    page.look(picture=False)
    for word in words:
        page.server(word)
    return page.look(picture=False)


def one(moment: Moment, kind: str) -> Change:
    found = [change for change in moment.changes if change.kind == kind]
    assert len(found) == 1, found
    return found[0]


def test_a_message_in_the_log_is_told_with_its_region_and_parts(see: Open) -> None:
    moment = act(see("live.html"), "append")
    change = one(moment, "added")
    assert change.text == "Sam, medewerker Good day smile"
    assert change.parts == ("Sam, medewerker", "Good day smile")
    assert change.rendered and change.gone is None and change.lang == "en"
    region = change.region
    assert region is not None
    assert (region.live, region.role, region.name) == ("polite", "log", "Conversation")
    assert (region.atomic, region.busy, region.nested, region.born) == (False, False, False, 0)
    assert region.text == "Hello Sam, medewerker Good day smile"
    log = next(node for node in moment.tree.nodes if node.role == "log")
    assert region.key == log.id
    assert change.key in log.children


def test_text_that_changes_is_told_with_what_stood_there(see: Open) -> None:
    page = see("live.html")
    came = one(act(page, "status"), "text")
    assert (came.before, came.text) == ("", "You are number 2")
    assert came.region is not None and came.region.atomic
    changed = one(act(page, "change"), "text")
    assert (changed.before, changed.text) == ("You are number 2", "You are number 1")


def test_the_same_text_again_is_no_change(see: Open) -> None:
    assert act(see("live.html"), "status", "again").changes[1:] == ()


def test_a_region_that_is_shown_was_born_then(see: Open) -> None:
    page = see("live.html")
    shown = one(act(page, "unhide"), "shown")
    assert shown.text == "Connection lost"
    assert shown.region is not None and shown.region.born == pytest.approx(shown.at, abs=1)
    opened = act(page, "open").changes
    assert [change.kind for change in opened] == ["shown", "shown"], "the panel, and the region in it"
    assert opened[0].region is None
    region = opened[1].region
    assert region is not None and region.live == "assertive" and region.born > 0
    assert one(act(page, "close"), "hidden").before == "Somebody is here"


def test_a_region_that_comes_with_its_content_is_a_change_of_its_own(see: Open) -> None:
    around, inside = act(see("live.html"), "insert").changes
    assert around.region is None and around.text == "No agents"
    assert inside.region is not None and inside.region.born == inside.at


def test_what_nobody_can_get_is_told_as_not_rendered(see: Open) -> None:
    change = one(act(see("live.html"), "mute"), "text")
    assert change.text == "Nobody hears this" and not change.rendered


def test_busy_and_relevant_come_with_the_region(see: Open) -> None:
    region = one(act(see("live.html"), "busy"), "text").region
    assert region is not None and region.busy and region.relevant == "all"


def test_what_was_there_for_a_moment_only_is_told_with_its_end(see: Open) -> None:
    moment = act(see("live.html"), "flash")
    came, left = one(moment, "added"), one(moment, "removed")
    assert came.text == left.before == "For a moment"
    assert came.gone == left.at and came.key == left.key
    assert 40 < left.at - came.at < 1000


def test_states_that_change_are_told(see: Open) -> None:
    change = one(act(see("live.html"), "expand"), "attribute")
    assert (change.attribute, change.before, change.text) == ("aria-expanded", "", "true")


def test_a_flood_is_cut_off_and_said_to_be(see: Open) -> None:
    moment = act(see("live.html"), "flood")
    assert len(moment.changes) == 300
    assert moment.unseen == ("100 changes at once in f0 were not written down.",)


def test_shadow_roots_of_every_kind_are_listened_to(see: Open) -> None:
    page = see("shadow.html")
    for mode in ("open", "closed"):
        button = named(page.look(picture=False), f"Button in {mode}")
        assert button.shadow == mode
        page.act(Action("click", node=button.id))
        change = one(page.look(picture=False), "text")
        assert change.text == f"Pressed in {mode}"
        assert change.region is not None and change.region.role == "status"


def test_frames_of_every_kind_are_listened_to(see: Open) -> None:
    page = see("frames.html")
    for which in ("same", "cross", "sandboxed"):
        page.act(Action("click", node=named(page.look(picture=False), f"Antwoord {which}").id))
        change = one(page.look(picture=False), "added")
        assert change.text == f"Dag uit {which}" and change.lang == "nl"
        assert change.region is not None and change.region.role == "log"


def test_tab_goes_through_all_frames_and_no_move_is_missed(see: Open) -> None:
    page = see("frames.html")
    page.look(picture=False)
    went = []
    for _ in range(11):
        page.act(Action("key", key="Tab"))
        moment = page.look(picture=False)
        went.append(moment.tree.focus)
        assert [(move.node, move.lost) for move in moment.focus] == [(moment.tree.focus, False)]
    assert [node.partition(":")[0] for node in went] == [
        *("f0", "f1", "f1", "f2", "f3", "f3", "f4", "f4", "f5", "f5", "f0"),
    ]


def test_focus_lost_for_20_ms_is_seen(see: Open) -> None:
    page = see("focus.html")
    reply = named(page.look(picture=False), "Yes, please")
    page.server("reply")
    page.look(picture=False)
    page.act(Action("key", key="Enter"))
    moment = page.look(picture=False)
    lost, found = moment.focus
    assert lost.lost and lost.by_user
    assert found.name == "Stays" and not found.lost
    assert found.at - lost.at > 19
    gone = one(moment, "removed")
    assert gone.key == reply.id and lost.at <= gone.at < found.at


def test_focus_lost_to_hiding_is_seen(see: Open) -> None:
    page = see("focus.html")
    page.look(picture=False)
    page.server("hides")
    page.look(picture=False)
    page.act(Action("key", key="Enter"))
    lost, found = page.look(picture=False).focus
    assert lost.lost and found.name == "Stays"
    assert found.at - lost.at > 40


def test_focus_is_followed_into_closed_shadow_roots(see: Open) -> None:
    page = see("focus.html")
    page.look(picture=False)
    page.server("stays")
    moved = page.look(picture=False).focus
    assert [(move.name, move.by_user) for move in moved] == [("Stays", False)]
    page.act(Action("key", key="Tab"))
    moment = page.look(picture=False)
    assert [(move.name, move.role, move.by_user) for move in moment.focus] == [
        ("In the shadow", "button", True)
    ]
    assert moment.tree.focus == named(moment, "In the shadow").id


@pytest.mark.parametrize(
    ("word", "kind"), [("beep", "beep"), ("ping", "beep"), ("speak", "speech"), ("play", "audio")]
)
def test_sounds_are_told(see: Open, word: str, kind: str) -> None:
    assert [(sound.kind, sound.muted) for sound in act(see("moving.html"), word).media] == [(kind, False)]


@pytest.mark.parametrize(("word", "kind"), [("speak nothing", "speech"), ("ping nothing", "beep")])
def test_what_only_unlocks_sound_is_silent(see: Open, word: str, kind: str) -> None:
    assert [(sound.kind, sound.muted) for sound in act(see("moving.html"), word).media] == [(kind, True)]
