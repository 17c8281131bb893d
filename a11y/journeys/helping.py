"""Where a site keeps its help, page by page (WCAG 3.2.6)."""

from ..model import Action
from .lexicon import control, plain
from .notes import Do, Ended
from .scene import Scene

SITE = 30
"""Links of a page that are looked at for another page of the site."""


def help_order(scene: Scene) -> tuple[str, ...]:
    """The kinds of help on a page, in the order in which they come, each once."""
    found: list[str] = []
    launchers = {one.thing.id for one in scene.rank("launcher")[:1]}
    for thing in scene.seen.things:
        href = thing.node.attributes.get("href", "")
        kind = ""
        if thing.id in launchers:
            kind = "chat"
        elif href.startswith("tel:"):
            kind = "telephone"
        elif href.startswith("mailto:"):
            kind = "e-mail"
        elif href and control("contact_form", thing.label):
            kind = "contact"
        if kind and kind not in found:
            found.append(kind)
    return tuple(found)


def help_here(scene: Scene) -> Do | Ended:
    """Note where help is on this page."""
    order = help_order(scene)
    if not order and not scene.late:
        return scene.wait("No help in sight; it may still be on its way.")
    if not order:
        return Ended("not_reached", "There is no help on this page.")
    scene.fact("help", " > ".join(order))
    scene.note(visited=(_page(scene.seen.url),))
    scene.fact("pages", _page(scene.seen.url))
    return Ended("reached", " > ".join(order))


def help_there(scene: Scene) -> Do | Ended:
    """Go to another page of the site and compare."""
    been = scene.notes.facts.get("pages", "").split(" ")
    here = _page(scene.seen.url)
    if here in been:
        if scene.notes.waits:
            return Ended("could_not_tell", "The other page did not come.") if scene.late else scene.wait("Loading.")
        links = [thing for thing in scene.seen.things if _other_page(thing.node.attributes.get("href", ""), here, been)]
        if not links:
            return Ended("could_not_tell", "No link in sight leads to another page of the site.")
        best = min(links[:SITE], key=lambda thing: (not control("next_page", thing.label), plain(thing.label)))
        step = scene.use("page", best, f'Another page of the site: "{best.label}".')
        return step or Ended("could_not_tell", "No link could be used.")
    order, first = help_order(scene), tuple(scene.notes.facts.get("help", "").split(" > "))
    if set(first) - set(order) and not scene.late:
        return scene.wait("Help that the first page has may still be on its way.")
    scene.fact("pages", " ".join((*been, here)))
    common = [kind for kind in first if kind in order]
    if not common:
        return Ended("not_reached", f"No help of the first page is on {here}.")
    if [kind for kind in order if kind in common] != common:
        return Ended("not_reached", f"On {here} help comes in another order: {' > '.join(order)}.")
    return Ended("reached", f"On {here}: {' > '.join(order)}.")


def open_page(scene: Scene, url: str) -> Do:
    """Load a page."""
    return scene.do(Action("load", text=url))


def _page(url: str) -> str:
    return url.partition("#")[0]


def _other_page(href: str, here: str, been: list[str]) -> bool:
    if not href or href.startswith(("#", "tel:", "mailto:", "javascript:", "sms:")):
        return False
    from urllib.parse import urljoin, urlsplit

    full = _page(urljoin(here, href))
    same = urlsplit(full)[:2] == urlsplit(here)[:2]
    return same and full not in been
