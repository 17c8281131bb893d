"""What is the customer's: their needs, their transcript, their data, their page."""

import json
from pathlib import Path

from msgspec.structs import replace
from selenium.webdriver.common.keys import Keys

from console.core import command as cmd
from console.core.event import Option
from console.store import Account

from .browser import Browser
from .stage import POLICY, Stage

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>document.title='stolen'</script>",
    '"><svg onload=alert(2)>',
    "javascript:alert(3)",
    "\u202egnirts desrever\u2069",
)


def test_needs_are_told_before_the_start_shown_and_kept(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.click("Options")
    page.find("input[name=more_time]").click()
    page.find("input[name=screen_reader]").click()
    page.click("Save")
    page.hears("Saved. Whoever helps you sees this.", "status")
    page.shows(
        "You told us what you need: More time: no hurry, no closing; I use a screen reader.", ".hr-log"
    )
    assert page.focus() == "button Options"
    stage.until(lambda: stage.state.needs == ("more_time", "screen_reader"), "the needs at the hub")
    page.reload()
    page.shows("More time")
    page.click("Options")
    assert page.find("input[name=more_time]").is_selected()
    page.find("input[name=more_time]").click()
    page.find("input[name=screen_reader]").click()
    page.find("input[name=call_me]").click()
    page.click("Save")
    page.shows("Call me back")
    stage.until(lambda: stage.state.needs == ("call_me",), "the needs at the hub")


def test_pattern_39_and_41_a_call_back_is_asked_with_labels_and_errors_at_the_field(
    page: Browser, stage: Stage
) -> None:
    page.open()
    page.click("Talk to a human")
    page.shows("Other ways to reach us")
    field = page.find("#hr-call_back")
    assert field.accessible_name == "Your phone number" and field.get_attribute("autocomplete") == "tel"
    page.click("Call me back")
    described = (
        "return arguments[0].getAttribute('aria-describedby').split(' ')"
        ".map((id) => document.getElementById(id).textContent).join(' ')"
    )
    assert "Type your phone number" in page.js(described, field)
    assert field.get_attribute("aria-invalid") == "true" and page.focus() == "input Your phone number"
    page.press("123")
    page.click("Call me back")
    page.until(lambda: "does not look like" in page.js(described, field), "the hub's reason at the field")
    page.press(*[Keys.BACKSPACE] * 3, "010 765 43 21")
    page.click("Call me back")
    page.hears("We have your phone number [phone 1]. An employee will call you.", "log")
    page.until(lambda: field.get_attribute("value") == "", "an empty field")
    assert field.get_attribute("aria-invalid") is None
    assert stage.state.contacts[0].way == "call_back"
    page.click("Options")
    page.click("End this conversation")
    page.hears("You may leave. We have your number", "status")
    stage.phase("queued")


def test_a_form_in_use_stays_when_a_human_comes(page: Browser, stage: Stage) -> None:
    page.open()
    page.click("Talk to a human")
    page.find("#hr-call_back").send_keys("010 765")
    stage.arrive()
    stage.does(cmd.Claim())
    page.hears("You are now talking to")
    page.press(" 43 21")
    assert page.find("#hr-call_back").get_attribute("value") == "010 765 43 21"
    page.find("#hr-message").click()
    stage.says("Hello")
    page.hides("Your phone number")


def test_pattern_38_silence_is_warned_of_and_one_key_extends(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    stage.stop_hub()
    stage.start_hub(policy=replace(POLICY, idle_warn_s=1))
    page.hears("Are you still there? This conversation ends at", "log")
    page.hears("You can choose: I need more time.", "log")
    page.find("#hr-message").send_keys("x")
    page.hears("You have more time.", "log")
    stage.until(lambda: stage.state.open)


def test_pattern_61_the_transcript_is_a_labelled_text_file(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.say("Keep this, please")
    stage.until(lambda: stage.state.turn)
    stage.answers("Gladly.", "One", "Two")
    page.shows("Gladly.")
    page.click("Options")
    page.click("Download this conversation")
    page.hears("The conversation is in your downloads.", "status")
    file = Path(page.folder) / "conversation.txt"
    page.until(file.exists, "the file")
    text = file.read_text(encoding="utf-8-sig")
    file.unlink()
    assert "Notice: You are talking to Robin (bot)" in text
    assert "You: Keep this, please" in text and "Robin (bot): Gladly." in text
    assert text.index("Keep this") < text.index("Gladly")


def test_my_data_is_deleted_here_and_at_the_hub_after_asking(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.say("My secret is 4711")
    stage.until(lambda: stage.state.turn)
    conversation = stage.conversation
    page.click("Options")
    page.click("Delete my data")
    assert "Delete everything that was said here?" in page.js("return document.activeElement.textContent")
    page.click("No, keep it")
    page.shows("My secret is 4711", ".hr-log")
    page.click("Options")
    page.click("Delete my data")
    page.click("Yes, delete")
    page.hears("Your data has been deleted.", "status")
    assert "4711" not in page.js("return document.body.innerHTML + JSON.stringify(sessionStorage)")
    stored = stage.run(stage.hub.store.read(conversation))
    assert "4711" not in "".join(map(repr, stored))
    page.say("A new start")
    stage.until(lambda: stage.conversation != conversation, "another conversation")
    page.shows("This is not a person", ".hr-lines")
    page.until(lambda: len(page.all(".hr-by-customer")) == 1, "the new words, and no old ones")
    page.until(lambda: not page.all(".hr-by-customer .hr-state"), "the new words stored")


def test_nothing_is_kept_in_cookies_or_beyond_the_tab(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    assert page.js("return document.cookie + localStorage.length") == "0"
    urls = page.js("return performance.getEntriesByType('resource').map((r) => new URL(r.name).origin)")
    assert set(urls) == {stage.hub.page.rstrip("/")}, "no third party"


def test_hostile_words_are_only_words(page: Browser, stage: Stage) -> None:
    page.open()
    shown = (
        "return [...document.querySelectorAll('.hr-by-bot:last-child .hr-text, .hr-asks button')]"
        ".map((e) => e.textContent)"
    )
    for words in HOSTILE:
        page.say(f"hi {words}")
        stage.until(lambda: stage.state.turn)
        said = cmd.Say(words, "en", (Option(words, words),), epoch=stage.state.epoch)
        stage.run(stage.bot.do(stage.conversation, said))
        page.until(lambda words=words: page.js(shown) == [words, words], f"{words!r} as it is")
    assert (
        page.js("return document.querySelectorAll('.hr-root :is(img, script, iframe, .hr-lines a)').length")
        == 0
    )
    assert page.js("return document.title") == "Example shop - Handrail chat"
    assert page.js("return document.querySelector('.hr-by-bot .hr-text').dir") == "auto"


def test_hostile_names_and_frames_do_no_harm(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    stage.run(_renamed(stage))
    stage.arrive("mallory")
    stage.does(cmd.TakeOver(), "mallory")
    page.hears("You are now talking to <b>Mallory</b>")
    assert page.js("return document.querySelector('.hr-root b')") is None
    facts = page.js("return JSON.stringify(sessionStorage)")
    assert "ways" in json.loads(next(iter(json.loads(facts).values())))


async def _renamed(stage: Stage) -> None:
    await stage.hub.store.put_account(Account("mallory", "human", "<b>Mallory</b>", "-"))
