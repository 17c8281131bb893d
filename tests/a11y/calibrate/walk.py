"""Walks pages with real keys, Orca listening."""

import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec

from a11y.browser import BrowserOptions, Eye, open_browser
from a11y.model import Action

from .desktop import Desktop, desktop
from .kept import Kept, Step
from .pages import Case


def _serve(cases: Sequence[Case]) -> ThreadingHTTPServer:
    pages = {f"/{case.name}": case.page for case in cases} | {
        f"/{case.name}/frame": case.frame_page for case in cases
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def walk_all(cases: Sequence[Case], language: str) -> Iterator[Kept]:
    """Walk every page with one Orca and one browser; a page without any speech is left out."""
    server = _serve(cases)
    options = BrowserOptions(headed=True, chrome_args=("--force-renderer-accessibility",))
    version = subprocess.run(["orca", "--version"], capture_output=True, text=True).stdout.strip()
    try:
        with desktop(language) as screen, open_browser(options) as browser, browser.page() as eye:
            _into_page(screen, eye, f"http://127.0.0.1:{server.server_port}/{cases[0].name}")
            chromium = next(tool.version for tool in browser.tools if tool.name == "chromium")
            for case in cases:
                steps = tuple(_walk(case, screen, eye, f"http://127.0.0.1:{server.server_port}/{case.name}"))
                print(case.name, [(step.key, step.spoken) for step in steps], flush=True)
                if any(step.spoken for step in steps):
                    yield Kept(
                        name=case.name,
                        html=case.page,
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


def _into_page(screen: Desktop, eye: Eye, url: str) -> None:
    """Bring the page's window to the front, and its focus from the address bar into the page."""
    eye.act(Action("load", text=url))
    screen.quiet(2)
    screen.raise_window(url.rpartition("/")[2])
    for key in ("Control+l", "Enter"):
        screen.press(key)
        screen.quiet(1)


def _walk(case: Case, screen: Desktop, eye: Eye, url: str) -> Iterator[Step]:
    for key in ("(load)", *case.keys):
        since, at = time.time(), eye.now
        if key == "(load)":
            eye.act(Action("load", text=url))
        elif key.startswith("go"):
            eye.server(key)
        else:
            screen.press(key)
        if key == "(load)":
            screen.heard(case.name, since)
        if case.browse:
            screen.heard("", since, 4)
        screen.quiet(case.wait)
        said = [one["text"] for one in screen.spoken(since) if one["kind"] != "stop" and one["text"].strip()]
        moment = eye.look(picture=False)
        moment = msgspec.structs.replace(moment, url=f"http://localhost/{case.name}")
        yield Step(key=key, at=round(at, 1), moment=moment, spoken=tuple(said))
