"""Which pages: those named, those in a list, those in a sitemap (https://www.sitemaps.org/protocol.html)."""

import gzip
import io
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from .cli_words import say
from .errors import Misuse

LARGEST = 50 * 1024 * 1024
"""Bytes: as large as the protocol lets a sitemap be."""
MOST = 50_000
"""Pages, and sitemaps of an index."""


def gathered(urls: Sequence[str], listed: str = "", sitemap: str = "", timeout: float = 30) -> list[str]:
    """The addresses of all pages, each once, in order. Raises Misuse."""
    found = [*urls, *(_listed(listed) if listed else ()), *(_mapped(sitemap, timeout) if sitemap else ())]
    if not found:
        raise Misuse(say("no_pages", source=sitemap or listed) if sitemap or listed else say("no_url"))
    return list(dict.fromkeys(address(url) for url in found))


def _listed(name: str) -> Iterator[str]:
    """The lines of a file, or of standard input for `-`; what follows `#` at a line's start is a remark."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except OSError:
        raise Misuse(say("no_file", file=name)) from None
    except UnicodeDecodeError as problem:
        raise Misuse(say("bad_list", file=name, why=problem)) from None
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def _mapped(place: str, timeout: float, inner: bool = False) -> list[str]:
    """The pages of a sitemap; of an index, those of all its sitemaps."""
    root = _parsed(place, _fetched(address(place), timeout))
    places = [(one.text or "").strip() for one in root.iter() if _plain(one.tag) == "loc"]
    found = [one for one in places if one][:MOST]
    if _plain(root.tag) != "sitemapindex":
        return found
    if inner:
        raise Misuse(say("bad_sitemap", place=place, why="sitemapindex in sitemapindex"))
    return [page for one in found for page in _mapped(one, timeout, inner=True)][:MOST]


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def _parsed(place: str, data: bytes) -> ET.Element:
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise Misuse(say("bad_sitemap", place=place, why="DOCTYPE"))
    try:
        root = ET.fromstring(data)  # noqa: S314 -- without a document type there are no entities to blow up
    except ET.ParseError as problem:
        raise Misuse(say("bad_sitemap", place=place, why=problem)) from None
    if _plain(root.tag) not in ("urlset", "sitemapindex"):
        raise Misuse(say("bad_sitemap", place=place, why=f"<{_plain(root.tag)[:40]}>"))
    return root


def _fetched(url: str, timeout: float) -> bytes:
    """What lies at an address, unpacked. Raises Misuse."""
    try:
        if url.startswith("file:"):
            from urllib.parse import unquote, urlsplit

            data = Path(unquote(urlsplit(url).path)).read_bytes()[: LARGEST + 1]
        else:
            data = _downloaded(url, timeout)
        if data.startswith(b"\x1f\x8b"):
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST + 1)
    except (OSError, EOFError) as problem:
        raise Misuse(say("bad_sitemap", place=url, why=problem)) from None
    if len(data) > LARGEST:
        raise Misuse(say("bad_sitemap", place=url, why=f"> {LARGEST} B"))
    return data


def _downloaded(url: str, timeout: float) -> bytes:
    """Raises OSError."""
    import httpx

    parts: list[bytes] = []
    try:
        with httpx.stream("GET", url, timeout=timeout, follow_redirects=True) as answer:
            answer.raise_for_status()
            for part in answer.iter_bytes():
                parts.append(part)
                if sum(map(len, parts)) > LARGEST:
                    break
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise OSError(str(problem)) from problem
    return b"".join(parts)


def address(url: str) -> str:
    """A whole address: a file's for the path of one, else `http://` where nothing is said. Raises Misuse."""
    if "://" not in url and Path(url).is_file():
        return Path(url).absolute().as_uri()
    full = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(full)
        good = parts.scheme == "file" or (
            parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        )
    except ValueError:
        good = False
    if not good:
        raise Misuse(say("bad_url", url=url))
    return full
