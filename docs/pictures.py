"""Makes the README's pictures from the real thing: hub, bot, desk and widget, with example customers.

python docs/pictures.py          writes docs/desk.png and docs/widget.png
"""

import asyncio
import contextlib
import re
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from console.client import Client, Credentials, connect
from console.core import command as cmd
from console.demo.scripts import SCRIPTS
from console.demo.stage import company
from console.desk.app import DeskApp
from console.desk.link import Link

DOCS = Path(__file__).parent
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars"
)


@contextlib.contextmanager
def chromium(size: str) -> Iterator[webdriver.Chrome]:
    """Give a headless browser with a fresh profile."""
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        for flag in (*FLAGS.split(), f"--window-size={size}", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.binary_location = "/usr/bin/chromium"
        browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        try:
            yield browser
        finally:
            browser.quit()


async def customer(url: str, number: int) -> tuple[Client, str, contextlib.AsyncExitStack]:
    """Let one example customer come as far as the queue."""
    script, stack, name = SCRIPTS[number], contextlib.AsyncExitStack(), uuid.uuid4().hex
    client = await stack.enter_async_context(connect(url, Credentials("customer", language=script.language)))
    label = f"Example customer {number + 1}"
    await client.do(name, cmd.Start(script.language, label, "/example", script.needs, example=True))
    followed = await client.watch(name)
    for text in script.to_bot:
        await client.do(name, cmd.Say(text))
        async with asyncio.timeout(10):
            async for _ in client.heard():
                if not followed.state.turn:
                    break
    if followed.state.phase == "bot":
        await client.do(name, cmd.Say(script.ask) if script.ask else cmd.AskHuman())
    return client, name, stack


async def desk(url: str, token: str) -> str:
    """Open the desk on the first customer, talk, and give the screen as SVG."""
    guests = [await customer(url, number) for number in range(4)]
    async with connect(url, Credentials("human", token=token)) as client:
        link = Link(client)
        await link.start()
        app = DeskApp(link, language="en", theme="dark", notify=False)
        async with app.run_test(size=(132, 34)) as pilot:
            await pilot.pause(1)
            await pilot.press("c")
            await pilot.pause(1)
            await pilot.press(*"Good afternoon, I will look it up for you.", "enter")
            await pilot.pause(1)
            first, name, _ = guests[0]
            await first.do(name, cmd.Say(SCRIPTS[0].to_human[0]))
            await pilot.pause(1)
            picture = app.export_screenshot(title="handrail desk")
    for _, _, stack in guests:
        await stack.aclose()
    return re.sub(r"@font-face\s*{[^}]*}", "", picture)


def draw(svg: str, path: Path) -> None:
    """Turn an SVG into a PNG."""
    svg = re.sub(r"font-family:[^;]*;", "font-family: monospace;", svg)
    with tempfile.TemporaryDirectory() as folder, chromium("1640,1300") as browser:
        page = Path(folder) / "desk.html"
        style = "<style>body{margin:0} svg{width:1600px;height:auto} text{font-family:monospace}</style>"
        page.write_text(f"<!doctype html>{style}{svg}", "utf-8")
        browser.get(page.as_uri())
        browser.find_element(By.TAG_NAME, "svg").screenshot(str(path))


def widget(page: str, path: Path) -> None:
    """Open the widget on the example page, ask something, and take a picture."""
    with chromium("1000,760") as browser:
        browser.get(page)
        wait = WebDriverWait(browser, 20)
        launcher = "//button[normalize-space()='Chat']"
        wait.until(lambda b: b.find_elements(By.XPATH, launcher))[0].click()
        box = wait.until(lambda b: b.find_elements(By.TAG_NAME, "textarea"))[0]
        wait.until(lambda b: box.is_displayed())
        box.send_keys("How do I return something?" + Keys.ENTER)
        wait.until(lambda b: "30 days" in b.find_element(By.TAG_NAME, "body").text)
        browser.save_screenshot(str(path))


async def main() -> None:
    """Make both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        async with company(Path(folder), 0, "en") as (hub, token):
            svg = await desk(hub.url, token)
            await asyncio.to_thread(draw, svg, DOCS / "desk.png")
            await asyncio.to_thread(widget, hub.page, DOCS / "widget.png")


if __name__ == "__main__":
    asyncio.run(main())
