import pytest
from reader_house import change, node, recording, region, text, tree

from a11y.reader import hear, load_dialects

PAGE = tree(node("h", "heading", "Shop"))


def said(dialect, *changes, page=PAGE, keys=(), rate=0):
    heard = hear(recording(page, changes, keys=keys), dialect, "en", rate=rate)
    return [one for one in heard if one.source in ("live", "alert")]


def texts(dialect, *changes, **more):
    return [one.text for one in said(dialect, *changes, **more) if not one.dropped]


@pytest.mark.parametrize("dialect", sorted(load_dialects()))
def test_words_in_a_polite_region_are_spoken_once_and_after_the_change(dialect):
    (one,) = said(dialect, change(500, "Sam has joined.", region()))
    assert one.text == "Sam has joined."
    assert one.at > 500
    assert one.politeness == "polite"


@pytest.mark.parametrize("dialect", sorted(load_dialects()))
@pytest.mark.parametrize(
    "silent",
    [
        change(500, "No region.", None),
        change(500, "Off.", region("off")),
        change(500, "Hidden.", region(), rendered=False),
        change(500, "  ", region()),
        change(500, "Gone.", region(), "removed"),
        change(500, "true", region(), "attribute", attribute="aria-expanded"),
    ],
)
def test_what_nobody_could_hear_is_not_spoken(dialect, silent):
    assert texts(dialect, silent) == []


def test_an_atomic_region_is_read_whole_where_the_dialect_obeys():
    atomic = change(500, "3", region(atomic=True, text="Your place is 3."), "text")
    assert texts("nvda", atomic) == ["Your place is 3."]
    assert texts("orca-43", atomic) == ["3"]


def test_relevant_holds_back_what_is_not_wanted_where_the_dialect_obeys():
    only_text = change(500, "New line.", region(relevant="text"))
    assert texts("nvda", only_text) == []
    assert said("nvda", only_text)[0].dropped == "not relevant"
    assert texts("orca-43", only_text) == ["New line."]
    assert texts("nvda", change(500, "New line.", region(relevant="all"))) == ["New line."]


def test_a_busy_region_is_dropped_spoken_or_read_afterwards():
    busy = region(busy=True)
    changes = (
        change(500, "While busy.", busy),
        change(
            900, "false", region(text="Welcome. While busy."), "attribute", attribute="aria-busy", key="f0:r"
        ),
    )
    assert texts("nvda", *changes) == []
    assert texts("orca-43", *changes) == ["While busy."]
    assert texts("orca", *changes) == ["Welcome. While busy."]
    assert not said("voiceover", *changes)[0].sure


def test_a_region_that_comes_with_its_words_is_silent_in_nvda_unless_an_alert():
    born = change(500, "It is sent.", region(role="status"), key="f0:r")
    alert = change(500, "It failed.", region("assertive", role="alert"), key="f0:r")
    assert texts("nvda", born) == []
    assert said("nvda", born)[0].dropped == "came with its content"
    assert texts("nvda", alert) == ["alert  It failed."]
    assert texts("orca-43", born) == ["It is sent."]
    assert texts("voiceover", born) == ["It is sent."]


def test_a_region_told_of_with_what_came_around_it_is_spoken_once():
    around = change(500, "Chat. Hello.", region(key="f0:outer"), key="f0:panel")
    inner = change(500, "Hello.", region(key="f0:inner"), key="f0:inner")
    assert texts("voiceover", around, inner) == ["Chat. Hello."]


def test_the_same_words_soon_again_are_dropped_by_orca_and_spoken_by_nvda():
    twice = (change(500, "Sent.", region(), "text"), change(900, "Sent.", region(), "text", key="f0:other"))
    assert texts("orca-43", *twice) == ["Sent."]
    assert said("orca-43", *twice)[1].dropped == "duplicate"
    assert texts("nvda", *twice) == ["Sent.", "Sent."]


def test_a_flash_is_said_with_doubt_where_nothing_is_known():
    flash = change(500, "Typing", region(), gone=600)
    (one,) = said("nvda", flash)
    assert not one.sure and "NVDA" in one.note
    assert said("orca-43", flash)[0].sure


def test_orca_says_blocks_links_and_buttons_by_themselves():
    page = tree(
        node("r", "log"),
        node("c500", "paragraph", "", "r", tag="p"),
        text("n1", "Read ", "c500"),
        node("n2", "link", "our terms", "c500"),
        text("n3", "our terms", "n2"),
        text("n4", " or ", "c500"),
        node("n5", "button", "Return", "c500"),
        text("n6", "Return", "n5"),
    )
    came = change(500, "Read our terms or Return", region(key="f0:r"), key="f0:c500")
    assert texts("orca-43", came, page=page) == ["Read our terms or", "our terms", "Return"]
    assert texts("nvda", came, page=page) == ["Read our terms or Return"]


def test_assertive_words_go_before_waiting_polite_ones_in_nvda_and_cut_them_in_voiceover():
    long = "A long answer with very many words about orders and returns. " * 4
    changes = (
        change(500, long, region()),
        change(600, "Polite.", region()),
        change(1200, "Urgent.", region("assertive")),
    )
    nvda = said("nvda", *changes, rate=200)
    assert [one.text for one in nvda] == [long, "Urgent.", "Polite."]
    assert nvda[0].cut is None
    voiceover = {one.text: one for one in said("voiceover", *changes, rate=200)}
    assert voiceover[long].cut == 1300
    assert voiceover["Polite."].dropped == "purged by an assertive one"


def test_a_key_cuts_speech_and_what_waits_is_never_heard():
    changes = (change(500, "A long answer, " * 20, region()), change(600, "After it.", region()))
    heard = said("nvda", *changes, keys=[900], rate=200)
    assert heard[0].cut == 900
    assert heard[1].dropped == "interrupted"
