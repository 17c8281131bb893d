from reader_house import change, node, recording, region, text, tree

from a11y.model import Focus
from a11y.reader import hear

PAGE = tree(
    node("main", "main", tag="main"),
    node(
        "b", "button", "Chat", "main", states={"focusable": "true", "expanded": "false", "haspopup": "dialog"}
    ),
    text("bt", "Chat", "b"),
    node("in", "textbox", "Message", "main", states={"focusable": "true"}),
)
ON_BUTTON = Focus(500, "f0:b", by_user=True)
IN_FIELD = Focus(900, "f0:in", by_user=True)


def lines(dialect, *args, language="en", **more):
    return [(one.source, one.text) for one in hear(recording(*args, **more), dialect, language, rate=0)]


def test_a_load_is_told_by_its_title():
    assert lines("nvda", PAGE) == [("title", "Case")]
    assert lines("orca-43", PAGE, language="nl") == [("title", "Klaar met laden van Case.")]


def test_focus_is_told_with_name_role_and_state_and_fields_switch_the_mode():
    assert lines("nvda", PAGE, focus=[ON_BUTTON, IN_FIELD])[1:] == [
        ("focus", "main  landmark  Chat  button  collapsed  opens dialog"),
        ("focus", "Message  edit  blank"),
    ]
    assert lines("orca-43", PAGE, focus=[IN_FIELD])[-2:] == [
        ("focus", "Message entry."),
        ("mode", "Focus mode"),
    ]


def test_lost_focus_says_nothing():
    assert lines("nvda", PAGE, focus=[Focus(500, lost=True)]) == [("title", "Case")]


def test_focus_before_words_that_came_in_the_same_tick():
    heard = lines("orca-43", PAGE, [change(500, "Bot: hello.", region())], [ON_BUTTON])
    assert [source for source, _ in heard].index("live") == len(heard) - 1


def test_a_change_of_state_of_what_has_the_focus_is_told():
    open_page = tree(
        node("main", "main", tag="main"),
        node(
            "b",
            "button",
            "Chat",
            "main",
            states={"focusable": "true", "expanded": "true", "haspopup": "dialog"},
        ),
    )
    walk = recording(PAGE, focus=[ON_BUTTON])
    later = recording(PAGE, after=open_page, keys=[12_000]).moments[1]
    walk = type(walk)(
        walk.url, walk.journey, walk.profile, "en", walk.started, (*walk.moments, later), walk.steps
    )
    assert [one.text for one in hear(walk, "nvda")][-1] == "expanded"


def test_a_move_of_focus_by_the_user_cuts_what_is_being_said():
    long = change(100, "A long answer of the bot, " * 10, region())
    heard = hear(recording(PAGE, [long], [ON_BUTTON]), "nvda")
    answer = next(one for one in heard if one.source == "live")
    assert answer.cut == 500


def test_an_unknown_language_falls_back_to_english():
    assert hear(recording(PAGE), "orca-43", "pt")[0].text == "Finished loading Case."
