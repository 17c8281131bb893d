"""A headless Chromium for the widget's tests, and what a person does with it."""

import shutil
import tempfile
from collections.abc import Callable
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars --mute-audio"
)
PATIENCE_S = 10

# Writes down what is spoken (additions to live regions), and every moment at which nothing had the focus.
WATCH = """
window.heard = [];
window.lost = [];
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => {
  violations.push(e.violatedDirective + " " + e.blockedURI);
});
const hear = (records) => {
  for (const { target, addedNodes, type } of records) {
    const at = target.nodeType === 1 ? target : target.parentElement;
    const live = at?.closest("[aria-live], [role=log], [role=status], [role=alert]");
    if (!live || live.getAttribute("aria-live") === "off") continue;
    const text = [...addedNodes].map((node) => node.textContent).join(" ").trim();
    if (text) heard.push({ role: live.getAttribute("role"), text, at: performance.now() });
  }
};
new MutationObserver(hear).observe(document, { childList: true, subtree: true });
const look = () => {
  const nowhere = document.activeElement === document.body && document.hasFocus();
  if (nowhere && window.wasFocused) lost.push(performance.now());
  window.wasFocused = document.activeElement !== document.body;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"expected {' or '.join(names)} on the PATH; install it to test the widget"
    return found


NAMED = """
const names = (b) => [b.innerText.trim().split("\\n")[0], b.getAttribute("aria-label")];
const named = (b) => names(b).includes(arguments[0]);
return [...document.querySelectorAll(".hr-root button")].find((b) => b.checkVisibility() && named(b)) ?? null;
"""


class Browser:
    """One Chromium. Every `visit` is a fresh page with fresh storage."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="handrail-widget-")
        options = webdriver.ChromeOptions()
        for flag in FLAGS.split():
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={self._folder}/profile")
        options.add_experimental_option("prefs", {"download.default_directory": self._folder})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.binary_location = _program("chromium", "google-chrome", "chrome")
        self.driver = webdriver.Chrome(options, Service(_program("chromedriver")))
        self.driver.set_script_timeout(PATIENCE_S)
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=WATCH)

    def close(self) -> None:
        self.driver.quit()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def folder(self) -> str:
        return self._folder

    def cdp(self, method: str, **params: Any) -> Any:
        return self.driver.execute_cdp_cmd(method, params)

    def js(self, script: str, *args: Any) -> Any:
        return self.driver.execute_script(script, *args)

    # Looking.

    def size(self, width: int, height: int, *, touch: bool = False, scale: float = 1) -> None:
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=touch,
        )  # fmt: skip
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=touch)

    def media(self, **features: str) -> None:
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.cdp("Emulation.setEmulatedMedia", features=named)

    def plain(self) -> None:
        """Undo every emulation."""
        self.cdp("Emulation.clearDeviceMetricsOverride")
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=False)
        self.cdp("Emulation.setEmulatedMedia", features=[])
        self.size(1280, 900)

    def one_tab(self) -> None:
        """Close every tab but the first."""
        first, *others = self.driver.window_handles
        for other in others:
            self.driver.switch_to.window(other)
            self.driver.close()
        self.driver.switch_to.window(first)

    def visit(self, url: str) -> None:
        if self.driver.current_url.startswith("http"):
            self.js("sessionStorage.clear()")
        self.driver.get(url)
        self.find("#handrail")
        self.driver.get_log("browser")

    def reload(self) -> None:
        self.driver.refresh()
        self.find("#handrail")

    def until(self, met: Callable[[], Any], what: str) -> Any:
        def tried(_: Any) -> Any:
            try:
                return met()
            except StaleElementReferenceException:
                return None

        try:
            return WebDriverWait(self.driver, PATIENCE_S, 0.03).until(tried)
        except WebDriverException as problem:
            raise AssertionError(f"expected {what}; on the page: {self.text('body')!r}") from problem

    def all(self, css: str) -> list[WebElement]:
        return [found for found in self.driver.find_elements("css selector", css) if found.is_displayed()]

    def find(self, css: str) -> WebElement:
        return self.until(lambda: next(iter(self.all(css)), None), css)

    def button(self, name: str) -> WebElement:
        """The button that one sees under this name."""
        return self.until(lambda: self.js(NAMED, name), f"a button {name!r}")

    def text(self, css: str) -> str:
        return " ".join(self.js("return document.querySelector(arguments[0])?.innerText ?? ''", css).split())

    def shows(self, text: str, css: str = ".hr-root") -> None:
        self.until(lambda: text in self.text(css), f"{text!r} in {css}")

    def hides(self, text: str, css: str = ".hr-root") -> None:
        self.until(lambda: text not in self.text(css), f"no {text!r} in {css}")

    def hears(self, text: str, role: str = "") -> None:
        self.until(lambda: any(text in said for said in self.heard(role)), f"{text!r} spoken")

    def heard(self, role: str = "") -> list[str]:
        """What live regions said since the page was loaded, or `deaf` was called."""
        return [h["text"] for h in self.js("return window.heard") if role in ("", h["role"])]

    def deaf(self) -> None:
        self.js("window.heard = []")

    def focus(self) -> str:
        """The name and tag of what has the focus."""
        active = self.driver.switch_to.active_element
        return f"{active.tag_name} {active.accessible_name}".strip()

    def problems(self) -> list[str]:
        """Everything the console complained about, and every violation of the Content-Security-Policy."""
        ignored = ("WebSocket connection to",)
        said = [entry["message"] for entry in self.driver.get_log("browser")]
        return [line for line in said if not any(word in line for word in ignored)] + self.js(
            "return violations"
        )

    # Acting.

    def press(self, *keys: str) -> None:
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def shift(self, key: str) -> None:
        ActionChains(self.driver, duration=0).key_down(Keys.SHIFT).send_keys(key).key_up(Keys.SHIFT).perform()

    def open(self) -> None:
        self.find("#handrail").click()
        self.find(".hr-panel")

    def say(self, text: str) -> None:
        self.find("#hr-message").send_keys(text, Keys.ENTER)

    def hurry(self, name: str) -> None:
        """Press a button that may go by itself at any moment, if it is still there."""
        self.js(f"(() => {{ {NAMED} }}).apply(null, arguments)?.click()", name)

    def click(self, name: str) -> None:
        self.button(name).click()
