"""Where a site keeps its help, page by page (WCAG 3.2.6)."""

from urllib.parse import urljoin, urlsplit

from .hands import page, use
from .lexicon import control, plain
from .notes import Do, Ended
from .scene import Scene
from .seen import Thing

ADDRESSES = {"tel:": "telephone", "mailto:": "e-mail"}
ELSEWHERE = ("#", "tel:", "mailto:", "sms:", "javascript:")


def help_order(scene: Scene) -> tuple[str, ...]:
    """The kinds of help on a page, in the order in which they come, each once."""
    launchers = {one.thing.id for one in scene.rank("launcher")[:1]}
    kinds = ("chat" if thing.id in launchers else _kind(thing) for thing in scene.seen.things)
    return tuple(dict.fromkeys(filter(None, kinds)))


def _kind(thing: Thing) -> str:
    href = thing.node.attributes.get("href", "")
    for start, kind in ADDRESSES.items():
        if href.startswith(start):
            return kind
    return "contact form" if href and control("contact_form", thing.label) else ""


def help_here(scene: Scene) -> Do | Ended:
    """Note where help is on this page."""
    order = help_order(scene)
    if not order and not scene.late:
        return scene.wait(scene.word("No help in sight; it may still be on its way."))
    if not order:
        return Ended("not_reached", scene.word("There is no help on this page."))
    scene.note(help=order, pages=(page(scene.seen.url),))
    return Ended("reached", _named(scene, order))


def help_there(scene: Scene) -> Do | Ended:
    """Go to another page of the site and compare."""
    here = page(scene.seen.url)
    if here in scene.notes.pages:
        return _go(scene, here)
    order = help_order(scene)
    if set(scene.notes.help) - set(order) and not scene.late:
        return scene.wait(scene.word("No help in sight; it may still be on its way."))
    scene.note(pages=(*scene.notes.pages, here))
    common = [kind for kind in scene.notes.help if kind in order]
    if not common:
        return Ended("not_reached", scene.word("No help of the first page is on {page}.", page=here))
    said = _named(scene, order)
    if [kind for kind in order if kind in common] != common:
        text = scene.word("On {page} help comes in another order: {order}", page=here, order=said)
        return Ended("not_reached", text)
    return Ended("reached", f"{here}: {said}")


def _go(scene: Scene, here: str) -> Do | Ended:
    if scene.notes.pressed:
        if not scene.late:
            return scene.wait(scene.word("Waiting for the other page."))
        return Ended("could_not_tell", scene.word("The other page did not come."))
    links = [thing for thing in scene.seen.things if _leads_on(thing, here, scene.notes.pages)]
    if links:
        best = min(links, key=lambda thing: (not control("next_page", thing.label), plain(thing.label)))
        if step := use(scene, "page", best, best.label):
            return step
    return Ended("could_not_tell", scene.word("No link in sight leads to another page of the site."))


def _leads_on(thing: Thing, here: str, been: tuple[str, ...]) -> bool:
    """It leads to a page of this site that has not been looked at."""
    href = thing.node.attributes.get("href", "")
    if not href or href.startswith(ELSEWHERE):
        return False
    full = page(urljoin(here, href))
    return urlsplit(full)[:2] == urlsplit(here)[:2] and full not in been


def _named(scene: Scene, order: tuple[str, ...]) -> str:
    return " > ".join(scene.word(kind) for kind in order)
