"""The pages and files that the hub serves beside its socket. They are read once, at the start."""

import ipaddress
from collections.abc import Iterable
from importlib.resources import files

import msgspec

from .settings import HubSettings

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".wav": "audio/wav",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".woff2": "font/woff2",
}


class Page(msgspec.Struct, frozen=True):
    """An answer to a request: status, headers and body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def page(status: int, kind: str, body: bytes, *more: tuple[str, str]) -> Page:
    """Make an answer with the headers that every answer has."""
    headers = (
        ("Content-Type", kind),
        ("Content-Length", str(len(body))),
        ("Content-Security-Policy", _CSP),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
        *more,
    )
    return Page(status, headers, body)


def problem(status: int, sentence: str, *more: tuple[str, str]) -> Page:
    """Make an answer that says what went wrong."""
    return page(status, "text/plain; charset=utf-8", f"{sentence}\n".encode(), *more)


def widget_files() -> dict[str, Page]:
    """Read the widget's files; give each under the path it is served at, and the example page as "/"."""
    found: dict[str, Page] = {}
    for file in files("console").joinpath("widget").iterdir():
        suffix = "." + file.name.rpartition(".")[2]
        if not file.is_file() or suffix not in _TYPES:
            continue
        body = file.read_bytes()
        # Other sites load the widget's files; nothing else here is for their pages to read.
        open_to_all = (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"))
        found[f"/widget/{file.name}"] = page(200, _TYPES[suffix], body, *open_to_all)
        if file.name == "index.html":
            found["/"] = page(200, _TYPES[suffix], body)
    return found


def may_measure(address: str, networks: Iterable[str]) -> bool:
    """Tell whether an address may read the metrics."""
    try:
        here = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(here in ipaddress.ip_network(network) for network in networks)


def same_site(origin: str, host: str, settings: HubSettings) -> bool:
    """Tell whether a page of this origin may connect: the hub's own, or one that the settings name."""
    if "*" in settings.origins or origin in settings.origins:
        return True
    scheme, separator, site = origin.partition("://")
    return bool(separator and host) and scheme in ("http", "https") and site.lower() == host.lower()
