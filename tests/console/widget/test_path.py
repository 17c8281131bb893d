"""The whole way by keyboard alone: from the page to a human, and back; over reloads, tabs and languages."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium.webdriver.common.keys import Keys

from console.core import command as cmd

from .browser import Browser
from .stage import Stage
from .tour import WORDS


def tab_to(page: Browser, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(30):
        if page.focus().endswith(name):
            return
        page.press(Keys.TAB)
    raise AssertionError(f"expected Tab to reach {name!r}; the focus is at {page.focus()!r}")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_from_the_page_to_a_human_and_back_by_keyboard_alone(
    language: str, stage: Stage, chromium: Browser
) -> None:
    page, words = chromium, WORDS[language]
    page.plain()
    page.visit(stage.hub.page if language == "en" else f"{stage.hub.page}widget/nl.html")
    stage.arrive()
    tab_to(page, "Chat")
    page.press(Keys.ENTER)
    page.press("hello there", Keys.ENTER)
    stage.until(lambda: stage.state.turn, "the customer's turn")
    stage.answers("Hello!", language=language)
    page.hears("Hello!")
    tab_to(page, words["human"])
    page.press(Keys.SPACE)
    stage.phase("queued")
    assert stage.state.language == language
    stage.does(cmd.Claim())
    stage.says("What can I do for you?")
    page.hears("What can I do for you?")
    tab_to(page, WORDS[language]["options"])
    tab_to(page, {"en": "Your message", "nl": "Uw bericht"}[language])
    page.press("two")
    page.shift(Keys.ENTER)
    page.press("lines", Keys.ENTER)
    stage.until(lambda: stage.state.spoke == "customer", "the customer's words")
    page.until(lambda: page.text(".hr-lines").endswith("two lines"), "both lines in one message")
    stage.does(cmd.HandBack("returns"))
    page.hears(words["proposes"], "log")
    tab_to(page, {"en": "Yes, go on with the assistant", "nl": "Ja, verder met de assistent"}[language])
    page.press(Keys.ENTER)
    stage.phase("bot")
    page.hears(words["left"], "log")
    assert page.focus().startswith("textarea")
    assert page.problems() == []


def test_a_reload_resumes_and_reads_nothing_out_again(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.say("Before the reload")
    stage.until(lambda: stage.state.turn)
    page.press("a draft")
    page.reload()
    page.shows("Before the reload", ".hr-log")
    assert page.find("#hr-message").get_attribute("value") == "a draft"
    stage.answers("After the reload")
    page.hears("After the reload")
    assert len(page.heard("log")) == 1


def test_what_came_while_away_is_summed_up(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    stage.arrive()
    stage.does(cmd.TakeOver())
    page.hears("an employee of Example shop")
    page.driver.get("about:blank")
    for n in range(5):
        stage.says(f"Line {n}")
    page.driver.get(stage.hub.page)
    page.hears("messages came while you were away. The last one:\nExample agent Anna (employee): Line 4")
    page.shows("Line 0", ".hr-log")
    assert not any("Line 3" in said for said in page.heard())


def test_a_second_tab_shares_the_conversation(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.say("From the first tab")
    page.shows("From the first tab", ".hr-log")
    first = page.driver.current_window_handle
    page.driver.switch_to.new_window("window")
    page.driver.get(stage.hub.page)
    page.open()
    page.shows("From the first tab", ".hr-log")
    page.say("From the second tab")
    second = page.driver.current_window_handle
    page.driver.switch_to.window(first)
    page.shows("From the second tab", ".hr-log")
    assert len([room for room in stage.hub.hub.rooms.values() if room.stored.open]) == 1
    page.driver.switch_to.window(second)
    page.driver.close()
    page.driver.switch_to.window(first)


def test_a_human_can_be_asked_for_before_anything_and_without_a_connection(
    page: Browser, stage: Stage
) -> None:
    stage.stop_hub()
    page.click("Talk to a human")
    page.hears("You asked for an employee: we send this as soon as we can.", "status")
    page.click("Talk to a human")
    stage.start_hub()
    page.hurry("Try now")
    stage.phase("queued")
    page.hears("This is not a person")


@pytest.fixture
def other_site(stage: Stage) -> Iterator[str]:
    """A page of another origin with a strict policy of its own, which embeds the chat with one tag."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            origin = stage.hub.page.rstrip("/")
            allowed = f"script-src {origin}; style-src {origin}; connect-src {origin.replace('http', 'ws')}"
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            policy = f"default-src 'none'; {allowed}; require-trusted-types-for 'script'"
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            tag = f'<script type="module" src="{origin}/widget/handrail.js"></script>'
            icon = '<link rel="icon" href="data:,">'
            self.wfile.write(f'<!doctype html><html lang="nl-NL"><title>x</title>{tag}{icon}'.encode())

        def log_message(self, *_: object) -> None:
            """Nothing to say."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_one_tag_embeds_it_in_another_site_that_the_hub_allows(
    stage: Stage, chromium: Browser, other_site: str
) -> None:
    chromium.plain()
    stage.stop_hub()
    stage.start_hub(origins=(other_site,))
    chromium.visit(f"{other_site}/")
    chromium.open()
    chromium.hears("Dit is geen mens.", "log")
    assert [line for line in chromium.problems() if "img-src" not in line and "data:" not in line] == []
