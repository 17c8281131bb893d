"""What an agent reads, as rows of text: who said what in words, nothing that acts, nothing that is lost."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from console.core import event as ev
from console.core.board import Row
from console.core.conversation import Contact, Conversation, TransferState
from console.core.event import Author, Recorded
from console.desk import choices
from console.desk.actions import ACTIONS
from console.desk.panel_view import control, details, head, hints, status, tabs
from console.desk.queue_view import Seen, draw, items, lasting
from console.desk.situation import Me
from console.desk.spans import beside, fit, plain, width_of, wrap
from console.desk.view import Entry, entry, height, lay
from console.desk.words import _WORDS

ME = Me("kim", ("sales",))
CUSTOMER = Author("customer", "c1", "Example customer 1")
BOT = Author("bot", "bot", "Digital assistant")
KIM = Author("human", "kim", "Kim")
SAM = Author("human", "sam", "Sam")


def rec(seq: int, by: Author, event: ev.AnyEvent) -> Recorded:
    return Recorded("c-0000001", seq, 60_000 * seq, by, event)


def read(recorded: Recorded, width: int = 80, language: str = "en") -> list[str]:
    said = entry(recorded, "kim", language)
    assert said is not None
    return [plain(row).rstrip() for row in lay(said, width, language, lambda at: f"10:{at // 60_000:02}")]


def test_the_role_is_said_in_words_for_everybody_who_speaks() -> None:
    assert read(rec(1, CUSTOMER, ev.Said("Hello"))) == [" 10:01 ● Customer   Hello"]
    assert read(rec(2, BOT, ev.Said("Hi"))) == [" 10:02 ◆ Bot        Hi"]
    assert read(rec(3, KIM, ev.Said("Good day"))) == [" 10:03 ▶ You        Good day"]
    assert read(rec(4, SAM, ev.Said("Good day"))) == [" 10:04 ▷ Employee   Sam: Good day"]
    assert read(rec(5, CUSTOMER, ev.Said("Hallo")), language="nl") == [" 10:05 ● Klant      Hallo"]


def test_a_note_says_that_it_is_private() -> None:
    assert read(rec(1, SAM, ev.Noted("calls back"))) == [
        " 10:01 ✎ Note       calls back",
        "                    only colleagues see this",
    ]


def test_a_late_answer_of_the_bot_says_that_it_was_not_sent() -> None:
    assert read(rec(1, BOT, ev.Suggested("Tomorrow.", 3))) == [
        " 10:01 ◇ Bot, late  Tomorrow.",
        "                    not sent; F4 puts it in your reply",
    ]


def test_what_the_bot_rests_on_and_offers_is_shown() -> None:
    said = ev.Said("Yes.", options=(ev.Option("More", "more"),), cites=("hours",), unsure=True)
    assert read(rec(1, BOT, said))[1:] == [
        "                    the bot was unsure",
        "                    from: hours",
        "                    buttons: More",
    ]


def test_corrected_words_stay_readable_beside_the_new_ones() -> None:
    said = Entry(1, 60_000, "bot", "Bot", "It costs 5 euro.", corrected="It is free.")
    rows = lay(said, 80, "en", str)
    assert rows[0][-1] == ("It costs 5 euro.", "old")
    assert rows[1][-1] == ("Corrected: It is free.", "new")


def test_hostile_text_is_shown_and_does_nothing() -> None:
    rows = read(rec(1, CUSTOMER, ev.Said("\x1b]0;x\x07 [bold]no[/] \u202egpj.exe\nnext")))
    assert rows == [" 10:01 ● Customer   ␛]0;x␇ [bold]no[/] ‹RLO›gpj.exe", "                    next"]


def test_words_are_broken_by_the_cells_they_take() -> None:
    assert wrap("漢字漢字漢字", 4) == ["漢字", "漢字", "漢字"]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("👍👍👍 ok", 5) == ["👍👍", "👍 ok"]
    assert wrap("", 5) == [""]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Mc"))), st.integers(4, 60))
def test_nothing_is_lost_and_nothing_sticks_out_when_words_are_broken(text: str, width: int) -> None:
    rows = wrap(text, width)
    assert all(cell_len(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(40, 120))
def test_the_counted_height_is_the_drawn_height(text: str, width: int) -> None:
    said = entry(rec(1, CUSTOMER, ev.Said(text)), "kim", "en")
    if said is not None:
        rows = lay(said, width, "en", str)
        assert height(said, width, "en") == len(rows)
        assert all("\n" not in plain(row) for row in rows)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Mc"))), st.integers(0, 40))
def test_a_row_is_cut_to_its_width(text: str, width: int) -> None:
    assert width_of(fit(((text, ""),), width)) <= width
    if width > 3:
        assert width_of(beside(((text, ""),), (("end", ""),), width)) == width


def queue(*rows: Row, unread: dict[str, int] | None = None, now: int = 100_000, width: int = 38) -> list[str]:
    seen = Seen(ME, now, "en", unread or {})
    drawn = [(item, draw(item, seen, width)) for item in items(rows, seen, width)]
    assert all(len(shown) == item.height for item, shown in drawn)
    return [plain(row).rstrip() for _, shown in drawn for row in shown]


def test_the_queue_is_in_the_order_of_service_with_what_is_needed() -> None:
    rows = queue(
        Row("c-0000003", 1, "bot", since=90_000, name="Carla"),
        Row("c-0000002", 1, "queued", since=40_000, name="Bob", language="nl", reason="button"),
        Row("c-0000001", 1, "queued", since=70_000, name="Ann", front=True, needs=("more_time",)),
        Row("c-0000004", 1, "assigned", since=90_000, name="Dee", agent="kim", last="Thanks"),
        unread={"c-0000004": 2},
    )
    assert rows == [
        " Waiting 2",
        "   0:30 Ann",
        "        lost their agent",
        "        ! needs more time",
        "   1:00 Bob                        nl",
        "        with the button",
        "",
        " Yours 1",
        "   0:10 Dee                      (2)",
        "        Thanks",
        "",
        " With the bot 1",
        "   0:10 Carla",
        "",
    ]


def test_who_asks_this_agent_to_take_over_stands_with_those_who_wait() -> None:
    row = Row(
        "c-0000001", 1, "assigned", since=1, name="Ann", agent="sam", agent_name="Sam", transfer_to="sales"
    )
    rows = queue(row)
    assert rows[0] == " Waiting 1"
    assert rows[2] == "        asks you to take over · Sam"


def test_an_empty_queue_says_so() -> None:
    assert queue() == [" Waiting 0", " Nobody waits. New customers appear", " here."]


def test_waiting_times_are_read_at_a_glance() -> None:
    assert [lasting(ms) for ms in (0, 59_000, 61_000, 3_600_000, 3_660_000)] == [
        "0:00",
        "0:59",
        "1:01",
        "1h00",
        "1h01",
    ]


def test_who_is_in_control_is_said_in_words() -> None:
    assert control(Conversation(phase="bot"), ME, "en") == "The bot talks with this customer"
    assert control(Conversation(phase="queued"), ME, "en") == "Waits for a human; nobody talks now"
    mine = Conversation(phase="assigned", agent="kim", transfer=TransferState("sam", "", "", 9))
    assert control(mine, ME, "en") == "You talk with this customer · asked sam to take over"
    theirs = Conversation(phase="assigned", agent="sam", agent_name="Sam", customer_away=True)
    assert control(theirs, ME, "nl") == "Sam praat met deze klant · de klant is weg"


def test_needs_stand_over_the_conversation_and_first_in_the_details() -> None:
    c = Conversation(
        "c-0000001",
        phase="queued",
        customer_name="Ann",
        needs=("screen_reader",),
        contacts=(Contact("[phone 1]", "call_back"),),
    )
    assert plain(head(c, ME, "en", 60)[0]) == " Ann  ! uses a screen reader"
    told = [plain(row).strip() for row in details(c, "en", 5000, 30)]
    assert told[:4] == ["Ann", "", "Needs", "! uses a screen reader"]
    assert "call back [phone 1]" in told


@given(st.lists(st.text(max_size=30), min_size=1, max_size=12), st.integers(20, 120), st.data())
def test_the_active_tab_is_always_in_view(names: list[str], width: int, data: st.DataObject) -> None:
    ids = [str(n) for n in range(len(names))]
    active = data.draw(st.sampled_from(ids))
    shown = tabs(zip(ids, names, [0] * len(ids), strict=True), active, width)
    assert active in [id_ for id_, _ in shown]


def test_hints_while_typing_never_name_a_key_that_types() -> None:
    for _, spans in hints(ACTIONS, True, "en", 10_000):
        key = spans[0][0].strip()
        assert key.startswith(("Ctrl+", "F")), key


def test_the_bar_says_how_many_wait_and_how_long() -> None:
    rows = {"a": Row("a", 1, "queued", since=0), "b": Row("b", 1, "queued", since=50_000)}
    assert plain(status(rows, 60_000, "en")) == "2 waiting, longest 1:00"
    assert plain(status({}, 60_000, "nl")) == "niemand wacht"


def test_both_languages_have_the_same_facts() -> None:
    for key, (english, dutch) in _WORDS.items():
        names = [{p.split("}")[0] for p in text.split("{")[1:]} for text in (english, dutch)]
        assert names[0] == names[1], key


def test_everything_typed_must_be_in_a_choice() -> None:
    picks = [choices.Pick("team:sales", "Sales", "team"), choices.Pick("agent:sam", "Sam", "available")]
    assert [p.id for p in choices.matching(picks, "sal te")] == ["team:sales"]
    assert choices.matching(picks, "") == picks


def test_only_the_latest_suggestion_is_offered() -> None:
    records = [rec(1, BOT, ev.Suggested("old", 1)), rec(2, BOT, ev.Suggested("new", 1))]
    assert choices.suggestion(records) == "new"
    assert choices.suggestion([]) == ""
