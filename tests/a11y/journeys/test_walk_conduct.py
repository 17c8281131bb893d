"""How the bot behaved."""

import msgspec
from paper import PaperChat, record

from a11y.journeys import journey_named
from a11y.journeys.conduct import conduct, hard_to_read
from a11y.model import Change
from a11y.profiles import profile_named

MOUSE = profile_named("mouse")
HARD = (
    "Example bot: Notwithstanding the aforementioned contractual obligations, additional administrative "
    "documentation regarding identification is unconditionally obligatory."
)


def of(chat: PaperChat, journey: str = "human"):
    return conduct(record(chat, journey_named(journey), MOUSE))


def test_a_bot_that_says_so_with_its_first_words() -> None:
    found = of(PaperChat())
    assert found.disclosed == "with"
    assert found.disclosure.text == "Example bot: I am a bot."
    assert found.said[0].author == "Example bot"
    assert not found.unmarked
    assert found.turns == 1
    assert found.human_at is not None


def test_a_bot_under_a_human_name_that_never_says_what_it_is() -> None:
    chat = PaperChat(human=False)
    chat.lines = ["Robin: How are you today?"]
    found = of(chat)
    assert found.disclosed == "never"
    assert [one.author for one in found.unmarked][:1] == ["Robin"]


def test_what_comes_after_the_first_words_is_late() -> None:
    chat = PaperChat(human=False, answers=lambda text: ["Robin: I am a virtual assistant."])
    chat.lines = ["Robin: How are you today?"]
    assert of(chat).disclosed == "after"


def test_going_in_circles_and_asking_in_vain() -> None:
    found = of(
        PaperChat(human=False, answers=lambda text: ["Robin: Can you say that in other words?"]), "stuck"
    )
    assert found.circles == ("Robin: Can you say that in other words?",)
    assert of(PaperChat(human=False)).turns == 2


def test_a_promise_to_be_in_touch_without_having_asked_how() -> None:
    chat = PaperChat(human=False, answers=lambda text: ["Example bot: We will call you back."])
    assert [one.text for one in of(chat).promises]


def test_signs_of_typing_before_there_is_a_human() -> None:
    recording = record(PaperChat(), journey_named("human"), MOUSE)
    dots = Change(at=1, frame="f0", kind="added", text="Robin is typing")
    looks = list(recording.moments)
    looks[1] = msgspec.structs.replace(looks[1], changes=(dots,))
    assert [one.text for one in conduct(msgspec.structs.replace(recording, moments=tuple(looks))).typing]
    looks[1] = msgspec.structs.replace(looks[1], changes=())
    looks[-1] = msgspec.structs.replace(looks[-1], changes=(dots,))
    assert not conduct(msgspec.structs.replace(recording, moments=tuple(looks))).typing


def test_hard_words_are_told_and_plain_ones_are_not() -> None:
    chat = PaperChat(human=False, answers=lambda text: [HARD])
    ((saying, reading),) = hard_to_read(record(chat, journey_named("human"), MOUSE))[:1]
    assert saying.text == HARD
    assert reading.score < 60
    assert not hard_to_read(record(PaperChat(), journey_named("human"), MOUSE))
