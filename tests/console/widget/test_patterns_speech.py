"""What is announced, in which order, how often. The numbers are rows of the table of failure patterns."""

from selenium.webdriver.common.keys import Keys

from console.core import command as cmd

from .browser import Browser
from .stage import Stage


def with_agent(stage: Stage, page: Browser) -> None:
    page.open()
    stage.phase("bot")
    stage.arrive()
    stage.does(cmd.TakeOver())
    page.hears("an employee of Example shop")


def test_patterns_18_to_20_the_live_regions_are_there_empty_before_anything_is_said(page: Browser) -> None:
    regions = page.js(
        "return [...document.querySelectorAll('[aria-live], [role=log], [role=status], [role=alert]')]"
        ".map((r) => [r.getAttribute('role'), r.textContent, !!r.closest('[aria-hidden], [hidden]')])"
    )
    assert regions == [["log", "", False], ["status", "", False], ["alert", "", False]]
    nested = "return document.querySelector('.hr-log :is([role=log], [role=status], [aria-live])')"
    assert page.js(nested) is None, "row 21"


def test_patterns_22_and_23_each_message_once_with_its_author_and_own_words_not_at_all(
    page: Browser, stage: Stage
) -> None:
    page.open()
    page.hears("This is not a person")
    page.say("When are you open?")
    stage.until(lambda: stage.state.turn)
    stage.answers("From 9 to 18.")
    page.hears("Robin (bot): From 9 to 18.", "log")
    page.say("And on Sunday?")
    stage.until(lambda: stage.state.turn)
    stage.answers("Closed on Sunday.")
    page.hears("Closed on Sunday.")
    heard = page.heard("log")
    assert len(heard) == 3 and not any("When are you open" in said or "Sunday?" in said for said in heard)
    page.press(Keys.ESCAPE, Keys.ENTER)
    page.find(".hr-panel")
    assert page.heard("log") == heard, "opening again reads nothing out again"


def test_pattern_21_what_comes_together_is_one_utterance_in_order(page: Browser, stage: Stage) -> None:
    with_agent(stage, page)
    page.deaf()
    for n in range(3):
        stage.says(f"Line {n}")
    page.hears("Line 2")
    spoken = " ".join(page.heard("log"))
    assert [spoken.count(f"Line {n}") for n in range(3)] == [1, 1, 1]
    assert spoken.index("Line 0") < spoken.index("Line 1") < spoken.index("Line 2")


def test_pattern_25_typing_is_shown_in_words_for_people_only_and_not_announced(
    page: Browser, stage: Stage
) -> None:
    with_agent(stage, page)
    page.deaf()

    async def types() -> None:
        await stage.agents["anna"].watch(stage.conversation)
        stage.agents["anna"].typing(stage.conversation)

    stage.run(types())
    page.shows("Example agent Anna is typing.", ".hr-status")
    stage.says("Done typing")
    page.hides("is typing")
    page.hears("Done typing")
    assert not any("typing." in said for said in page.heard("status"))
    assert page.js("return document.getAnimations().length") == 0, "row 25: nothing that moves on"


def test_pattern_26_the_bot_is_disclosed_before_its_first_words(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.shows("You talk to: Robin (bot)")
    page.say("hi")
    stage.until(lambda: stage.state.turn)
    stage.answers("Hello!")
    page.hears("Robin (bot): Hello!")
    first = page.heard("log")[0]
    assert first.startswith("You are talking to Robin (bot), a digital assistant")
    lines = page.text(".hr-lines")
    assert lines.index("This is not a person") < lines.index("Hello!")


def test_patterns_33_34_and_36_queue_and_every_change_of_hands_are_said_once(
    page: Browser, stage: Stage
) -> None:
    stage.arrive()
    stage.arrive("ben")
    page.open()
    page.click("Talk to a human")
    page.hears("You are number 1 in the queue.", "status")
    stage.does(cmd.Claim())
    page.hears("You are now talking to Example agent Anna, an employee of Example shop.", "log")
    page.shows("You talk to: Example agent Anna (employee)")
    stage.does(cmd.Transfer(agent="ben"))
    stage.does(cmd.AcceptTransfer(), "ben")
    page.hears("Example agent Anna has left the conversation.", "log")
    page.hears("You are now talking to Example agent Ben", "log")
    stage.does(cmd.Close("solved"), "ben")
    page.hears("The employee has ended the conversation. Type a message to start again.", "log")
    everything = page.heard()
    assert sum("number 1" in said for said in everything) == 1
    assert sum("now talking to Example agent Anna" in said for said in everything) == 1


def test_pattern_36_nobody_there_is_said_with_another_way(page: Browser, stage: Stage) -> None:
    page.open()
    page.click("Talk to a human")
    page.hears("There is no employee at this moment. You keep your place in the queue. You can also choose")
    page.shows("Call us: 010 000 00 00")


def test_pattern_35_every_message_has_its_author_in_words(page: Browser, stage: Stage) -> None:
    page.open()
    page.say("Question")
    stage.until(lambda: stage.state.turn)
    stage.answers("Answer")
    stage.arrive()
    stage.does(cmd.TakeOver())
    stage.says("From a human")
    page.shows("From a human")
    lines = [" ".join(line.text.split()) for line in page.all(".hr-line")]
    authors = [line.partition(":")[0] for line in lines if ": " in line]
    assert authors == ["You", "Robin (bot)", "Example agent Anna (employee)"], lines


def test_pattern_37_a_lost_connection_and_its_return_are_said(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    stage.stop_hub()
    page.hears("No connection. We try again; nothing is lost.", "status")
    page.shows("Call us: 010 000 00 00")
    page.click("Talk to a human")
    page.hears("You asked for an employee: we send this as soon as we can.", "status")
    stage.start_hub()
    page.hears("The connection is back.", "status")
    stage.phase("queued")


def test_pattern_53_lines_stand_in_the_order_of_time(page: Browser, stage: Stage) -> None:
    with_agent(stage, page)
    for n in range(4):
        stage.says(f"Line {n}")
    page.shows("Line 3")
    tops = page.js(
        "return [...document.querySelectorAll('.hr-line')].map((l) => l.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)


def test_pattern_54_words_of_another_language_are_marked(pagina: Browser, stage: Stage) -> None:
    pagina.open()
    pagina.say("Hallo")
    stage.until(lambda: stage.state.turn)
    stage.answers("We only have this in English.", language="en")
    pagina.hears("We only have this in English.")
    marked = "return [...document.querySelectorAll('[lang=en]')].map((e) => e.textContent.trim())"
    assert pagina.js(marked).count("We only have this in English.") == 1
    assert any("We only have" in said for said in pagina.js(marked)[1:]), "and for whoever listens"
    assert pagina.find(".hr-root").get_attribute("lang") == "nl"


def test_pattern_55_no_markup_is_read_out(page: Browser, stage: Stage) -> None:
    page.open()
    page.say("hi")
    stage.until(lambda: stage.state.turn)
    stage.answers("## Hours\n**Monday** to `Friday`, see [our page](https://example.com)\n* 2 * 3 stays")
    page.hears("Hours\nMonday to Friday, see our page (https://example.com)\n- 2 * 3 stays")
    assert page.js("return document.querySelectorAll('.hr-log a').length") == 0


def test_pattern_24_and_56_no_sound_and_no_token_stream_by_default(page: Browser, stage: Stage) -> None:
    page.js(
        "window.sounds = 0; const A = AudioContext;"
        "window.AudioContext = class extends A { constructor() { super(); sounds++ } }"
    )
    with_agent(stage, page)
    stage.says("Quiet")
    page.hears("Quiet")
    assert page.js("return sounds") == 0
    page.click("Options")
    page.click("Sound at a new message: off")
    page.click("Sound at a new message: on")
    page.click("Sound at a new message: off")
    page.press(Keys.ESCAPE)
    before = page.js("return sounds")
    stage.says("With a sound, and with words")
    page.hears("With a sound, and with words")
    assert page.js("return sounds") == before + 1


def test_pattern_63_a_slow_human_is_said_to_be_slow_with_another_way(page: Browser, stage: Stage) -> None:
    page.js(
        "const real = setTimeout; window.setTimeout = (f, ms, ...a) => real(f, ms === 60000 ? 300 : ms, ...a)"
    )
    with_agent(stage, page)
    page.say("Are you there?")
    page.hears("Example agent Anna has your message. The answer takes a little longer.", "status")
    page.shows("Call me back")
    stage.says("Yes, sorry")
    page.hides("takes a little longer")
