"""Starting and ending: clear errors with a remedy, and nothing left behind, however it ends."""

import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from urllib.request import urlopen

import pytest
from browser_house import Handler, Open
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from a11y.browser import Browser, BrowserOptions, open_browser
from a11y.browser.errors import (
    BrowserDied,
    BrowserError,
    BrowserMissing,
    DriverMismatch,
    DriverMissing,
    GridUnreachable,
    Lasting,
    NotStarted,
    PageUnreachable,
    PageUntrusted,
)
from a11y.browser.guard import users
from a11y.model import Action

ROOT = Path(__file__).resolve().parents[3]


def within(seconds: float, true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def own_tmp(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the browser's folders are made in this test: not deep, for sockets are made in it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        monkeypatch.setattr("tempfile.tempdir", folder)
        yield Path(folder)


def left_in(folder: Path) -> list[Path]:
    return list(folder.glob("handrail-*"))


def test_nothing_is_left_after_the_end(own_tmp: Path) -> None:
    with open_browser() as browser, browser.page():
        (folder,) = left_in(own_tmp)
        assert users(str(folder))
    assert not left_in(own_tmp) and not users(str(folder))


def test_nothing_is_left_after_an_error(own_tmp: Path) -> None:
    with pytest.raises(PageUnreachable), open_browser() as browser, browser.page() as page:
        (folder,) = left_in(own_tmp)
        page.act(Action("load", text="http://127.0.0.1:9/"))
    assert not left_in(own_tmp) and not users(str(folder))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_we_are_ended(own_tmp: Path, how: signal.Signals) -> None:
    program = (
        "import time\nfrom a11y.browser import open_browser\n"
        "with open_browser() as browser, browser.page():\n    print('up', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"TMPDIR": str(own_tmp), "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"up\n"
    (folder,) = left_in(own_tmp)
    os.killpg(process.pid, how)
    process.wait(30)
    process.stdout.close()
    assert within(20, lambda: not left_in(own_tmp) and not users(str(folder)))


def test_a_browser_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(BrowserMissing, match="--browser") as caught,
        open_browser(BrowserOptions(browser=tmp_path / "none")),
    ):
        pass
    assert "apt install" in caught.value.say("nl") and str(tmp_path) in caught.value.say("nl")


def test_a_driver_that_is_not_there(tmp_path: Path) -> None:
    with (
        pytest.raises(DriverMissing, match="--chromedriver"),
        open_browser(BrowserOptions(chromedriver=tmp_path / "none")),
    ):
        pass


def test_a_browser_that_does_not_start(tmp_path: Path, own_tmp: Path) -> None:
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    with pytest.raises(NotStarted, match=str(broken)), open_browser(BrowserOptions(browser=broken)):
        pass
    assert not left_in(own_tmp)


DRIVER_OF_ANOTHER_VERSION = r"""#!{python}
import http.server, json, os, sys
WHY = (
    "session not created: This version of ChromeDriver only supports Chrome version 96\n"
    "Current browser version is 156.0.1.2 with binary path /x"
)
SAID = {"value": {"error": "session not created", "stacktrace": "", "message": WHY}}
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.say(200, {"value": {"ready": True, "message": ""}})
        if self.path == "/shutdown":
            os._exit(0)
    def do_POST(self):
        self.say(500, SAID)
    def say(self, code, what):
        self.send_response(code)
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())
port = next(int(word.partition("=")[2]) for word in sys.argv if word.startswith("--port="))
http.server.HTTPServer(("127.0.0.1", port), Answer).serve_forever()
"""


def test_a_temporary_folder_deep_down_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    with open_browser() as browser, browser.page() as page:
        assert page.look(picture=False).url == "about:blank"


def test_a_driver_for_another_version(tmp_path: Path) -> None:
    driver = tmp_path / "chromedriver"
    driver.write_text(DRIVER_OF_ANOTHER_VERSION.replace("{python}", sys.executable))
    driver.chmod(0o755)
    with (
        pytest.raises(DriverMismatch, match=r"version 96.*156\.0\.1\.2") as caught,
        open_browser(BrowserOptions(chromedriver=driver)),
    ):
        pass
    assert "--chromedriver" in caught.value.say("nl")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:9/", "ERR_UNSAFE_PORT"),
        ("http://nowhere.invalid/", "no such host"),
        ("file:///no/such/page.html", "no such file"),
        ("not an address", "Cannot navigate"),
    ],
)
def test_a_page_that_cannot_be_reached(browser: Browser, url: str, why: str) -> None:
    with browser.page() as page, pytest.raises(PageUnreachable, match=why) as caught:
        page.act(Action("load", text=url))
    assert url in str(caught.value)


def test_a_page_that_is_not_found(browser: Browser, pages: str) -> None:
    with browser.page() as page, pytest.raises(PageUnreachable, match="404"):
        page.act(Action("load", text=f"{pages}/none.html"))


@pytest.fixture
def untrusted(tmp_path: Path) -> Iterator[str]:
    """A page over TLS whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_certificate_that_nobody_vouches_for(browser: Browser, untrusted: str) -> None:
    with browser.page() as page, pytest.raises(PageUntrusted, match="--insecure"):
        page.act(Action("load", text=untrusted))
    with open_browser(BrowserOptions(insecure=True)) as other, other.page() as page:
        page.act(Action("load", text=untrusted))
        assert page.look(picture=False).url == untrusted


def test_a_page_that_crashes(see: Open) -> None:
    page = see("shadow.html")
    page._wire.post("Page.crash", page._frames.top.session)
    with pytest.raises(BrowserDied, match="crashed"):
        page.look()


def test_a_frame_that_crashes_is_told_as_unseen(see: Open) -> None:
    page = see("frames.html")
    before = page.look(picture=False)
    frame = next(frame for frame in page._frames.now() if "cross" in frame.url)
    page._wire.post("Page.crash", frame.session)
    assert within(10, lambda: frame.cdp not in page._frames.live)
    after = page.look(axe=True, picture=False)
    assert any(frame.id in said and "crashed" in said for said in after.unseen)
    assert len(after.tree.frames) == len(before.tree.frames) - 1


def test_a_browser_that_is_killed(own_tmp: Path) -> None:
    with pytest.raises(BrowserDied, match="Try again"), open_browser() as browser, browser.page() as page:
        (folder,) = left_in(own_tmp)
        for process in users(str(folder)):
            command = Path(f"/proc/{process}/cmdline").read_bytes()
            if b"--type=" not in command and b"--user-data-dir" in command:
                os.kill(process, signal.SIGKILL)
        page.look()
    assert not left_in(own_tmp) and not users(str(folder))


@pytest.fixture
def chromedriver() -> Iterator[str]:
    """A chromedriver of its own, as a grid that passes DevTools on because it is this machine."""
    path = shutil.which("chromedriver")
    assert path is not None
    process = subprocess.Popen([path, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    port = ""
    for line in process.stdout:
        if b"successfully on port" in line:
            port = line.decode().rpartition("on port ")[2].strip().rstrip(".")
            break
    yield f"http://127.0.0.1:{port}"
    urlopen(f"http://127.0.0.1:{port}/shutdown").close()
    process.wait(20)
    process.stdout.close()


def test_a_remote_browser(chromedriver: str, pages: str) -> None:
    options = BrowserOptions(remote=chromedriver, chrome_args=("--no-sandbox",))
    with open_browser(options) as browser, browser.page() as page:
        page.act(Action("load", text=f"{pages}/frames.html"))
        moment = page.look(picture=False)
        assert len(moment.tree.frames) == 6 and moment.unseen == ()


def test_a_grid_that_is_not_there() -> None:
    with (
        pytest.raises(GridUnreachable, match=r"127\.0\.0\.1:9"),
        open_browser(BrowserOptions(remote="http://127.0.0.1:9")),
    ):
        pass


def test_every_error_is_said_in_both_languages() -> None:
    kinds = [*BrowserError.__subclasses__(), *Lasting.__subclasses__()]
    kinds.remove(Lasting)
    assert len(kinds) >= 11
    for kind in kinds:
        assert set(kind.texts) == {"nl", "en"}


def test_the_browser_begins_with_one_empty_page(browser: Browser) -> None:
    with browser.page() as page:
        there = page._wire.call("Target.getTargets")["targetInfos"]
    assert {(one["type"], one["url"]) for one in there} == {("page", "about:blank")}
