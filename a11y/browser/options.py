"""How a browser is started, and how a page is shown in it."""

from pathlib import Path

import msgspec


class BrowserOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How the one browser of a check is started. Times are seconds."""

    browser: Path | None = None
    """The Chromium or Chrome to start; None looks for one."""
    chromedriver: Path | None = None
    axe: Path | None = None
    """The axe-core to scan with; None looks for one."""
    remote: str = ""
    """Address of a Selenium Grid; "" starts a browser here."""
    headed: bool = False
    insecure: bool = False
    """Accept certificates that nobody vouches for."""
    chrome_args: tuple[str, ...] = ()
    timeout: float = 30
    """The longest one load, one call or one start may take."""
    quiet: float = 0.15
    """How long nothing may happen on a page before it counts as still."""
    patience: float = 3
    """How long at most a page that never comes to rest is waited for."""
    single: bool = False
    """One page is all that is wanted: the browser's first one is taken, as fresh as its profile."""
    pictures: Path | None = None
    """Folder for the pictures; None puts them into the recording as data: addresses."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How one page is shown: what a profile asks of the browser."""

    name: str = "page"
    """Begins the names of the pictures."""
    viewport: tuple[int, int] = (1280, 800)
    """CSS pixels."""
    device_scale: float = 1
    """Device pixels to a CSS pixel: 4 with a viewport of 320x256 is a zoom of 400%."""
    touch: bool = False
    media: dict[str, str] = {}
    """Media features: {"forced-colors": "active", "prefers-reduced-motion": "reduce"}."""
    css: str = ""
    """A style sheet laid over every document and shadow root, as for text spacing (WCAG 1.4.12)."""
    font_size: int = 0
    """The reader's own font size in pixels; 0 leaves the browser's."""
    language: str = ""
    """Languages the reader prefers, as in Accept-Language: "nl-NL,nl,en"."""
    user_agent: str = ""
    """"" leaves the browser's."""
    watch_focus: bool = False
    """Keep small pictures of each control with the focus and without."""
