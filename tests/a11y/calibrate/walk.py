"""Walks pages with real keys, Orca listening."""

import functools
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec

from a11y.browser import BrowserOptions, Eye, open_browser
from a11y.model import Action

from .desktop import Desktop, desktop
from .kept import Kept, Step
from .pages import Case
from .widgets import package

REST = "/rest"
ANSWER = 4.0
"""Seconds for which at least is listened for the answers of a chat."""


def _serve(cases: Sequence[Case], site: Path) -> ThreadingHTTPServer:
    """Our own pages by name, and the widgets from the folder they were built in."""
    pages = {REST: "<title>Rest</title><h1>Rest</h1>"} | {
        case.path: case.page for case in cases if not case.widget
    }
    pages |= {f"{case.path}/frame": case.frame_page for case in cases}

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in pages:
                super().do_GET()
                return
            body = pages[self.path].encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def walk_all(cases: Sequence[Case], language: str, built: Path) -> Iterator[Kept]:
    """Walk every page with one Orca and one browser; a page without any speech is left out.

    `built` is the folder the widgets were built in (`tests/widgets/build.sh`).
    """
    server = _serve(cases, built / "site")
    options = BrowserOptions(headed=True, chrome_args=("--force-renderer-accessibility",))
    version = subprocess.run(["orca", "--version"], capture_output=True, text=True).stdout.strip()
    try:
        with desktop(language) as screen, open_browser(options) as browser, browser.page() as eye:
            here = f"http://127.0.0.1:{server.server_port}"
            _into_page(screen, eye, here + cases[0].path, cases[0].title)
            chromium = next(tool.version for tool in browser.tools if tool.name == "chromium")
            for case in cases:
                if case.widget:  # what the widget before left behind, in the reader too, is over
                    eye.act(Action("load", text=here + REST))
                    screen.quiet(2)
                steps = tuple(_walk(case, screen, eye, here + case.path))
                print(case.name, [(step.key, step.spoken) for step in steps], flush=True)
                if any(step.spoken for step in steps):
                    yield Kept(
                        name=case.name,
                        html=case.page,
                        package=package(case.widget, built),
                        frame=case.frame_page,
                        steps=steps,
                        orca=version,
                        chromium=chromium,
                        runs=1,
                        browse=case.browse,
                        language=language,
                    )
    finally:
        server.shutdown()


def _into_page(screen: Desktop, eye: Eye, url: str, title: str) -> None:
    """Bring the page's window to the front, and its focus from the address bar into the page."""
    eye.act(Action("load", text=url))
    screen.quiet(2)
    screen.raise_window(title)
    for key in ("Control+l", "Enter"):
        screen.press(key)
        screen.quiet(1)


def _settle(case: Case, screen: Desktop) -> None:
    for key in case.settle:
        screen.quiet(case.wait)
        screen.press(key)


def _walk(case: Case, screen: Desktop, eye: Eye, url: str) -> Iterator[Step]:
    for key in ("(load)", *case.keys):
        since, at = time.time(), eye.now
        if key == "(load)":
            eye.act(Action("load", text=url))
        elif key.startswith("go"):
            eye.server(key)
        elif key.startswith("type:"):
            screen.type(key.removeprefix("type:"))
        elif key != "wait":
            screen.press(key)
        if key == "(load)":
            screen.heard(case.title, since)
            _settle(case, screen)
        if case.browse and not key.startswith(("type:", "wait")):
            screen.heard("", since, 4)
        screen.quiet(ANSWER if key == "wait" else case.wait)
        said = [one["text"] for one in screen.spoken(since) if one["kind"] != "stop" and one["text"].strip()]
        moment = eye.look(picture=False)
        moment = msgspec.structs.replace(moment, url=f"http://localhost/{case.name}")
        yield Step(key=key, at=round(at, 1), moment=moment, spoken=tuple(said))
