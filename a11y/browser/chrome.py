"""Starts one Chromium through Selenium, here or on a grid, and leaves nothing of it behind."""

import contextlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from ..model import Tool
from . import guard
from .errors import BrowserMissing, DriverMismatch, DriverMissing, GridUnreachable, NotStarted
from .options import BrowserOptions

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-default-apps",
    "--disable-component-extensions-with-background-pages",
    "--disable-features=BackForwardCache,SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--mute-audio",
    "--site-per-process",
)
"""Quiet on the network, never slowed down in the background, the same picture on every machine, no process
started in advance: each page has one of its own anyway, and nobody reads what an address bar suggests."""
BEGIN = {"session": {"restore_on_startup": 4, "startup_urls": ["about:blank"]}}
"""The browser begins with an empty page: its start page loads for longer than many a page that is checked."""

PREFIX = "handrail-"
LONGEST_BASE = 40
"""Characters: the path of a Unix socket ends at 107, and the browser makes one two folders down."""


class Started:
    """A running browser: where its DevTools are, and what it is made of."""

    def __init__(self, driver: WebDriver, address: str) -> None:
        self.address = address
        said = driver.capabilities
        self.tools = (
            Tool("chromium", said.get("browserVersion", ""), said.get("browserName", "")),
            Tool("chromedriver", said.get("chrome", {}).get("chromedriverVersion", "").split(" ")[0]),
            Tool("selenium", version("selenium")),
        )


@contextlib.contextmanager
def started(options: BrowserOptions) -> Iterator[Started]:
    """A browser for as long as the block lasts. Raises BrowserError with the remedy."""
    with _on_grid(options) if options.remote else _here(options) as running:
        yield running


def find_browser(options: BrowserOptions) -> str:
    """The browser's path: the one named, else the first that is installed. Raises BrowserMissing."""
    names = (str(options.browser),) if options.browser else BROWSERS
    for name in names:
        if found := shutil.which(name):
            return found
    raise BrowserMissing(tried=", ".join(names))


@contextlib.contextmanager
def _here(options: BrowserOptions) -> Iterator[Started]:
    browser = find_browser(options)
    with contextlib.ExitStack() as stack:
        folder = _folder()
        report = stack.enter_context(_guarded(folder))
        service = Service(
            _driver(options, browser),
            env=os.environ | {"TMPDIR": folder},
            popen_kw={"start_new_session": True},
        )
        driver = _start(_chrome_options(options, browser, folder), service, browser)
        stack.callback(_end, driver, service)
        report(service.process.pid)
        yield Started(driver, _devtools(driver.capabilities["goog:chromeOptions"]["debuggerAddress"]))


def _folder() -> str:
    """A folder for the browser's profile and temporary files, deep in which a socket's path still fits."""
    base = tempfile.gettempdir()
    if len(base) > LONGEST_BASE and Path("/tmp").is_dir():  # noqa: S108  mkdtemp makes it ours alone
        base = "/tmp"  # noqa: S108
    return tempfile.mkdtemp(prefix=PREFIX, dir=base)


def _driver(options: BrowserOptions, browser: str) -> str:
    named = str(options.chromedriver) if options.chromedriver else "chromedriver"
    found = shutil.which(named)
    if found is None:
        raise DriverMissing(browser=browser, why=f"{named} is not there, or cannot be started")
    return found


@contextlib.contextmanager
def _guarded(folder: str) -> Iterator[Any]:
    """A guard over the folder; gives a function that tells it of a process."""
    process = subprocess.Popen(  # noqa: S603  our own interpreter and file
        [sys.executable, "-I", "-S", guard.__file__, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None
    pipe = process.stdin

    def report(pid: int) -> None:
        pipe.write(f"{pid}\n".encode())
        pipe.flush()

    try:
        yield report
    finally:
        pipe.close()
        process.wait()


def _chrome_options(options: BrowserOptions, browser: str = "", folder: str = "") -> webdriver.ChromeOptions:
    chrome = webdriver.ChromeOptions()
    chrome.binary_location = browser
    chrome.accept_insecure_certs = options.insecure
    chrome.page_load_strategy = "none"
    chrome.add_experimental_option("prefs", BEGIN)
    flags = [*FLAGS, *options.chrome_args]
    if not options.headed:
        flags += ["--headless=new", "--disable-gpu"]
    if folder:
        flags += [f"--user-data-dir={folder}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags += ["--no-sandbox"]
    if options.insecure:
        flags += ["--ignore-certificate-errors"]
    for flag in flags:
        chrome.add_argument(flag)
    return chrome


def _start(chrome: webdriver.ChromeOptions, service: Service, browser: str) -> WebDriver:
    try:
        return webdriver.Chrome(options=chrome, service=service)
    except (WebDriverException, OSError) as error:
        raise _why_not(str(error), service.path, browser) from error


def _why_not(said: str, driver: str, browser: str) -> DriverMismatch | NotStarted:
    versions = re.search(r"only supports Chrome version (\S+).*?Current browser version is (\S+)", said, re.S)
    if versions:
        return DriverMismatch(path=driver, driver=versions[1], browser=versions[2])
    return NotStarted(browser=browser, why=_first(said))


def _first(said: str) -> str:
    """The sentence that matters of what Selenium says."""
    line = next((line for line in said.splitlines() if line.strip()), "it said nothing")
    return line.removeprefix("Message: ").partition("; For documentation")[0].strip().rstrip(".")


def _quit(driver: WebDriver) -> None:
    with contextlib.suppress(WebDriverException, HTTPError, OSError):
        driver.quit()


def _end(driver: WebDriver, service: Service) -> None:
    """Nothing is to be kept: the guard ends the browser, which is quicker, where it can tell which it is."""
    if not guard.PROCESSES.exists():
        return _quit(driver)
    service.process.kill()
    service.process.wait()


def _devtools(host: str) -> str:
    """The browser's own DevTools address, asked of it at `host:port`."""
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request("GET", "/json/version")
        answer = json.loads(connection.getresponse().read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotStarted(browser="Chromium", why=f"its DevTools at {host} do not answer ({error})") from error
    finally:
        connection.close()
    return str(answer["webSocketDebuggerUrl"])


@contextlib.contextmanager
def _on_grid(options: BrowserOptions) -> Iterator[Started]:
    try:
        driver = webdriver.Remote(command_executor=options.remote, options=_chrome_options(options))
    except (WebDriverException, HTTPError, OSError) as error:
        raise GridUnreachable(address=options.remote, why=_first(str(error))) from error
    try:
        yield Started(driver, _grid_devtools(driver.capabilities, options.remote))
    finally:
        _quit(driver)


def _grid_devtools(said: dict[str, Any], address: str) -> str:
    """Selenium Grid passes DevTools on under `se:cdp`; a bare chromedriver on this machine has its own."""
    if "se:cdp" in said:
        return str(said["se:cdp"])
    try:
        return _devtools(said["goog:chromeOptions"]["debuggerAddress"])
    except (KeyError, NotStarted) as error:
        raise GridUnreachable(address=address, why="it does not pass DevTools on") from error
