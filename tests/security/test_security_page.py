"""Strangers' words in the page of the chat, in a real Chromium: shown, and never run."""

from pathlib import Path

from console.core import command as cmd
from tests.console.widget.browser import Browser
from tests.console.widget.stage import Stage

SCRIPT = "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>"
# What an attacker would do who got markup into the page after all: the browser itself must say no.
INJECT = """
const tried = [];
const attempt = (what) => { try { what(); } catch (problem) { tried.push(problem.name); } };
const added = (tag, facts) => document.body.appendChild(Object.assign(document.createElement(tag), facts));
attempt(() => { document.querySelector(".hr-root").innerHTML += arguments[0]; });
attempt(() => added("script", { textContent: "window.owned = 1" }));
attempt(() => added("a", { href: "javascript:window.owned = 1" }).click());
attempt(() => added("iframe", { src: "https://evil.example/" }));
attempt(() => setTimeout("window.owned = 1", 0));
return tried;
"""


def test_a_strangers_script_never_runs_in_the_page(tmp_path: Path) -> None:
    """Words become text; and a script that got in some other way is stopped by the page's policy."""
    browser = Browser()
    try:
        with Stage(tmp_path) as stage:
            browser.plain()
            browser.visit(stage.hub.page)
            browser.open()
            browser.say(SCRIPT)
            stage.until(lambda: stage.state.turn)
            stage.answers(SCRIPT, SCRIPT)
            browser.until(
                lambda: browser.text(".hr-by-bot:last-child .hr-text") == SCRIPT, "the bot's words as text"
            )
            stage.arrive()
            stage.does(cmd.TakeOver())
            stage.says(SCRIPT)
            browser.until(
                lambda: browser.text(".hr-by-human:last-child .hr-text") == SCRIPT, "the agent's, too"
            )
            assert (
                browser.js("return document.querySelectorAll('.hr-root :is(script, img, iframe)').length")
                == 0
            )
            assert browser.js("return window.owned ?? 0") == 0
            tried = browser.js(INJECT, SCRIPT)
            assert tried.count("TypeError") >= 2, "trusted types refuse markup and scripts made of text"
            browser.until(lambda: len(browser.js("return violations")) >= 4, "the policy's refusals")
            assert browser.js("return window.owned ?? 0") == 0
    finally:
        browser.close()
