"""What a customer says arrives once, or they are told that it did not and can send it again."""

from console.hub.settings import Limits

from .browser import Browser
from .stage import Stage


def said(stage: Stage) -> list[str]:
    """What the customer said, as the store has it."""
    records = stage.run(stage.hub.store.read(stage.conversation))
    return [r.event.text for r in records if r.by.kind == "customer" and type(r.event).__name__ == "Said"]


def test_what_is_typed_without_a_connection_is_sent_once_and_in_order(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    stage.stop_hub()
    page.shows("No connection", ".hr-status")
    for n in range(3):
        page.say(f"Line {n}")
    page.shows("not sent yet: waits for the connection", ".hr-log")
    page.driver.get("about:blank")
    stage.start_hub()
    page.driver.get(stage.hub.page)
    stage.until(lambda: len(said(stage)) == 3, "three lines")
    page.hides("not sent yet")
    assert said(stage) == ["Line 0", "Line 1", "Line 2"]
    assert len(page.all(".hr-by-customer")) == 3


def test_a_hub_that_dies_between_the_word_and_its_answer_gets_it_once(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    for n in range(3):
        page.say(f"Line {n}")
        stage.stop_hub()
        stage.start_hub()
    stage.until(lambda: len(said(stage)) == 3, "three lines")
    assert said(stage) == ["Line 0", "Line 1", "Line 2"]


def test_pattern_37_what_was_refused_can_be_sent_again(page: Browser, stage: Stage) -> None:
    stage.stop_hub()
    stage.start_hub(limits=Limits(settle_s=0.1, customer_rate=0.5, burst_s=8))
    page.open()
    stage.phase("bot")
    for n in range(4):
        page.say(f"Line {n}")
    page.hears("Not sent. That was too much at once.", "alert")
    page.shows("Not sent. That was too much at once. Wait", ".hr-failed")
    stage.stop_hub()
    stage.start_hub(limits=Limits(settle_s=0.1))
    page.shows("The connection is back")
    while page.all(".hr-failed"):
        page.click("Try again")
        assert page.focus() == "textarea Your message"
    stage.until(lambda: len(said(stage)) == 4, "all four lines")
    assert sorted(said(stage)) == [f"Line {n}" for n in range(4)]


def test_a_conversation_the_hub_has_forgotten_loses_no_word(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.js(
        "const [key] = Object.keys(sessionStorage); const facts = JSON.parse(sessionStorage.getItem(key));"
        "sessionStorage.setItem(key, JSON.stringify({ ...facts, conversation: 'gone-away-long-ago' }))"
    )
    page.reload()
    page.hears("The earlier conversation is no longer kept. You can start a new one.")
    page.say("Anybody?")
    page.shows("Anybody?", ".hr-by-customer")
    page.shows("This is not a person", ".hr-log")


def test_an_empty_message_is_answered_in_words_not_by_a_dead_button(page: Browser) -> None:
    page.open()
    send = page.button("Send")
    assert send.is_enabled()
    send.click()
    page.hears("Type a message first.", "status")
    assert page.focus() == "textarea Your message"
