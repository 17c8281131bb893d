"""Where the focus goes, and what a keyboard reaches. Numbers are rows of the table of failure patterns."""

import pytest
from selenium.webdriver.common.keys import Keys

from console.core import command as cmd

from .browser import Browser
from .stage import Stage

STOP = """
const a = document.activeElement;
return a === document.body ? "browser" : a.id || a.innerText || a.getAttribute("aria-label");
"""


def ring(page: Browser, *, back: bool = False, most: int = 40) -> list[str]:
    """The names that Tab visits, until it comes round to where it began."""
    seen: list[str] = []
    while len(seen) < most:
        page.shift(Keys.TAB) if back else page.press(Keys.TAB)
        name = page.js(STOP)
        if seen and name == seen[0]:
            return seen
        seen.append(name)
    raise AssertionError(f"expected Tab to come round within {most} stops: {seen}")


def test_patterns_1_to_5_launcher_has_a_name_a_state_and_a_landmark(page: Browser) -> None:
    launcher = page.find("#handrail")
    assert launcher.tag_name == "button"
    assert launcher.accessible_name == "Chat" == launcher.text, "rows 1 and 3: named as it is labelled"
    region = page.find(".hr-root")
    assert (region.aria_role, region.accessible_name) == ("region", "Chat"), "row 5: found as a landmark"
    page.press(Keys.TAB, Keys.ENTER)
    assert page.focus() == "button Chat", "row 5: and from the page's first link"
    assert launcher.get_attribute("aria-expanded") == "false"
    page.press(Keys.ENTER)
    page.find(".hr-panel")
    assert launcher.get_attribute("aria-expanded") == "true", "row 4: it tells that it is open"


def test_pattern_10_a_minimised_chat_is_not_read(page: Browser) -> None:
    def in_tree() -> list[str]:
        nodes = page.cdp("Accessibility.getFullAXTree")["nodes"]
        return [n["name"]["value"] for n in nodes if not n.get("ignored") and n.get("name", {}).get("value")]

    assert "Your message" not in in_tree()
    page.open()
    assert "Your message" in in_tree()
    page.press(Keys.ESCAPE)
    assert "Your message" not in in_tree()
    assert [name for name in ring(page) if "message" in name] == []


def test_patterns_11_to_14_open_focuses_escape_closes_and_gives_it_back(page: Browser) -> None:
    page.find("#handrail").click()
    assert page.focus() == "textarea Your message", "row 11"
    page.hears("This is not a person", "log")
    page.press(Keys.ESCAPE)
    assert page.all(".hr-panel") == [], "row 14"
    assert page.focus().startswith("button Chat"), "row 13"
    page.press(Keys.ENTER)
    page.click("Options")
    page.press(Keys.ESCAPE)
    assert page.focus() == "button Options", "row 14: the sheet first, and back to its button"
    page.click("Minimise")
    assert page.focus().startswith("button Chat"), "row 13"
    assert page.js("return lost") == [], "row 12: not even for a frame"


def test_patterns_15_to_17_tab_leaves_the_panel_both_ways_and_the_dialog_has_a_name(page: Browser) -> None:
    page.open()
    panel = page.find(".hr-panel")
    page.until(lambda: panel.accessible_name == "Chat with Example shop", "the dialog's name")
    assert panel.aria_role == "dialog" and panel.get_attribute("aria-modal") is None, (
        "row 16: it does not look modal"
    )
    forwards, back = ring(page), ring(page, back=True)
    for stops in (forwards, back):
        assert {
            "handrail",
            "hr-message",
            "Send",
            "Options",
            "Minimise",
            "Talk to a human",
            "Nederlands",
        } <= set(stops)


def test_pattern_16_where_it_fills_the_screen_the_page_behind_is_out_of_reach(page: Browser) -> None:
    page.size(390, 800)
    page.open()
    assert page.find(".hr-panel").get_attribute("aria-modal") == "true"
    assert not {"Nederlands", "handrail"} & set(ring(page))
    page.press(Keys.ESCAPE)
    assert "Nederlands" in ring(page)
    page.open()
    page.size(1280, 900)
    page.until(lambda: page.js("return !document.querySelector('main').inert"), "the page in reach again")


def test_pattern_27_human_is_a_plain_button_with_its_name_shown_everywhere(
    page: Browser, stage: Stage
) -> None:
    assert page.button("Talk to a human").accessible_name == "Talk to a human"
    page.button("Talk to a human").send_keys(Keys.ENTER)
    stage.phase("queued")
    assert stage.state.reason == "button", "one activation from the closed chat"
    assert page.focus() == "textarea Your message", "row 12"
    page.hears("You are waiting for an employee", "log")


def test_patterns_30_and_31_a_quick_reply_keeps_the_focus_and_stays_readable(
    page: Browser, stage: Stage
) -> None:
    page.open()
    page.say("hello")
    stage.until(lambda: stage.state.turn)
    stage.answers("What is it about?", "Returns", "Delivery")
    page.hears("You can choose: Returns, Delivery.")
    page.button("Returns").send_keys(Keys.ENTER)
    page.shows("You: ", ".hr-log")
    assert page.focus() == "textarea Your message"
    page.until(lambda: page.text(".hr-lines").endswith("Returns"), "the choice as a line of the conversation")
    assert page.js("return lost") == []


def test_pattern_44_nothing_that_has_the_focus_lies_under_the_chat(page: Browser) -> None:
    covered = (
        "const b = document.activeElement.getBoundingClientRect();"
        "const at = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);"
        "return document.activeElement.contains(at) || at?.contains(document.activeElement) ? '' : "
        "document.activeElement.outerHTML + ' under ' + at?.outerHTML"
    )
    page.js(
        "for (let n = 0; n < 30; n++) { const b = document.createElement('button');"
        "b.textContent = `page ${n}`; b.className = 'far';"
        "document.querySelector('main').append(b, document.createElement('p')); }"
        "const css = new CSSStyleSheet(); css.replaceSync('.far { margin-inline-start: 40rem }');"
        "document.adoptedStyleSheets = [css];"
    )
    for opened in (False, True):
        if opened:
            page.open()
        page.js("document.querySelector('.skip').focus()")
        for _ in range(34):
            page.press(Keys.TAB)
            page.js("return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
            assert page.js(covered) == ""


@pytest.mark.parametrize("forced", [False, True])
def test_patterns_48_and_49_focus_is_seen(page: Browser, forced: bool) -> None:
    if forced:
        page.media(forced_colors="active")
    page.open()
    page.js("document.getAnimations().forEach((a) => a.finish())")
    for name in ("Talk to a human", "Options", "Minimise", "Send"):
        page.find("#hr-message").click()
        before = page.button(name).screenshot_as_png
        page.js("arguments[0].focus({ focusVisible: true })", page.button(name))
        style = page.js(
            "const s = getComputedStyle(arguments[0]); return [s.outlineStyle, s.outlineWidth]",
            page.button(name),
        )
        assert style == ["solid", "3px"], name
        assert page.button(name).screenshot_as_png != before, name


def test_pattern_57_nothing_opens_or_takes_the_focus_by_itself(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.press(Keys.ESCAPE)
    stage.arrive()
    stage.does(cmd.TakeOver())
    stage.says("Hello from an employee")
    page.hears("Example agent Anna (employee): Hello from an employee", "log")
    assert page.all(".hr-panel") == [] and page.focus() == "button Chat 2 new messages"
    page.press(Keys.ENTER)
    page.shows("Hello from an employee", ".hr-log")
    assert page.find("#handrail").accessible_name == "Chat"


def test_patterns_58_and_60_one_key_away_and_back_and_nothing_in_between(page: Browser, stage: Stage) -> None:
    page.open()
    stage.phase("bot")
    page.press("half a sen", Keys.ESCAPE, Keys.ENTER, "tence")
    assert page.find("#hr-message").get_attribute("value") == "half a sentence"
    page.click("Options")
    page.click("End this conversation")
    page.shows("You have ended the conversation.")
    assert page.focus() == "button Options"
    page.say("I am back")
    stage.phase("bot")
