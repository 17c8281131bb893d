"""From changes to announcements: what a dialect makes of live regions."""

from collections.abc import Iterable, Iterator

import msgspec

from ..model import Change, Moment, Node, Region
from .dialect import Dialect
from .order import INLINE, Page
from .words import Speaker

KINDS = {"added": "additions", "shown": "additions", "text": "text"}
OBJECTS = frozenset({"link", "label", "button", "textbox", "checkbox", "radio", "combobox", "img"})
HIDDEN = frozenset({"aria_hidden", "inert", "not_rendered", "not_visible", "behind_modal"})
NAMES = frozenset({"aria-label", "alt", "title"})
TOGETHER = 1.0
"""Changes closer than this, in milliseconds, are one batch."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """An announcement on its way to being spoken."""

    at: float
    text: str
    source: str = "live"
    node: str = ""
    politeness: str = ""
    dropped: str = ""
    lang: str = ""
    sure: bool = True
    note: str = ""
    stops: bool = False
    """It ends what is being said."""


def announce(moment: Moment, dialect: Dialect, language: str, page: Page | None = None) -> Iterator[Said]:
    """Everything that the changes of one look make a screen reader say, with why where it does not."""
    speaker = Speaker(dialect, language)
    page = page or Page(moment.tree)
    batch: list[Change] = []
    deferred: set[str] = set()
    for change in moment.changes:
        if batch and change.at - batch[0].at > TOGETHER:
            batch = []
        region = change.region
        if region is None or region.live == "off" or not change.rendered:
            continue
        if _ends_busy(change, region) and region.key in deferred:
            deferred.discard(region.key)
            yield _said(change, region, region.text, dialect)
        elif _counts(change) and not _told(change, batch):
            batch.append(change)
            for said in _announcements(change, region, page, speaker):
                if said.dropped == "busy" and dialect.live.busy == "deferred":
                    deferred.add(region.key)
                yield said


def _counts(change: Change) -> bool:
    if change.kind == "attribute":
        return change.attribute in NAMES and bool(change.text.strip())
    return change.kind in KINDS and bool(change.text.strip()) and change.text != change.before


def _ends_busy(change: Change, region: Region) -> bool:
    return change.attribute == "aria-busy" and change.text != "true" and change.key == region.key


def _told(change: Change, batch: Iterable[Change]) -> bool:
    """It came inside something that was told of already."""
    region = change.region
    return region is not None and any(
        (change.key == region.key and change.text in other.text)
        or (other.key == change.key and other.text == change.text)
        for other in batch
        if other.frame == change.frame
    )


def _announcements(change: Change, region: Region, page: Page, speaker: Speaker) -> Iterator[Said]:
    live = speaker.dialect.live
    dropped = _dropped(change, region, speaker.dialect)
    if live.atomic and region.atomic and region.text:
        texts = [region.text]
    else:
        texts = list(_texts(change, region, page, speaker.dialect))
    if region.role == "alert" and live.alert and texts:
        texts[0] = speaker.dialect.join.join([*(speaker.word(part) for part in live.alert), texts[0]])
    if live.names and region.name and texts and region.name != texts[0]:
        texts[0] = f"{region.name}. {texts[0]}"
    for text in texts:
        said = _said(change, region, text, speaker.dialect)
        yield msgspec.structs.replace(said, dropped=dropped)


def _texts(change: Change, region: Region, page: Page, dialect: Dialect) -> Iterator[str]:
    live = dialect.live
    if live.objects and change.key in page.nodes and change.kind in ("added", "shown"):
        yield from objects(page, page.nodes[change.key])
    elif live.objects and change.kind == "text":
        whole = region.text if change.key == region.key else _around(page, change.key, region)
        whole = whole if change.text in whole else change.text
        named = region.name and change.key == region.key and region.name != whole
        yield f"{region.name} {whole}" if named else whole
    else:
        yield from change.parts if live.parts and change.parts else (change.text,)


def _around(page: Page, key: str, region: Region) -> str:
    """The text of the object that a change lies in: its element, or the block around it."""
    if key not in page.nodes:  # an element without meaning of its own: its text is its parent's
        return _own_text(page, region.key)
    return _own_text(page, key) or next(
        (text for one in page.around(key) if (text := _own_text(page, one.id))), ""
    )


def objects(page: Page, node: Node) -> Iterator[str]:
    """The text of every object inside a node, itself first: blocks, and links and buttons by themselves."""
    yield from filter(None, (_own_text(page, one.id) for one in (node, *page.below(node.id))))


def _own_text(page: Page, key: str) -> str:
    """The text of one object, links in their place, other objects left out."""
    node = page.nodes.get(key)
    if node is None or node.ignored in HIDDEN or node.role in ("text", "img", "listmarker", "linebreak"):
        return ""
    if node.tag in INLINE and node.role not in OBJECTS:
        return ""
    return " ".join("".join(_runs(page, node)).split())


def _runs(page: Page, node: Node) -> Iterator[str]:
    for child in page.children(node.id):
        if child.role in ("text", "listmarker"):
            yield "" if child.ignored else child.name
        elif child.role == "link" or (child.tag in INLINE and child.role not in OBJECTS):
            yield from _runs(page, child)
        elif child.ignored not in HIDDEN:
            yield " "


def _dropped(change: Change, region: Region, dialect: Dialect) -> str:
    live = dialect.live
    if region.busy and live.busy != "ignored":
        return "busy"
    if live.relevant and not _relevant(change, region):
        return "not relevant"
    if _born(change, region) and (
        live.born == "silent" or (live.born == "alerts" and region.role != "alert")
    ):
        return "came with its content"
    if change.gone is not None and change.gone - change.at <= live.lost:
        return "removed too early"
    return ""


def _relevant(change: Change, region: Region) -> bool:
    wanted = set(region.relevant.split()) or {"additions", "text"}
    return "all" in wanted or KINDS.get(change.kind, "text") in wanted


def _born(change: Change, region: Region) -> bool:
    return change.key == region.key and change.kind in ("added", "shown")


def _said(change: Change, region: Region, text: str, dialect: Dialect) -> Said:
    note = " ".join(_doubts(change, region, dialect))
    return Said(
        at=change.at + dialect.live.delay,
        text=text,
        source="alert" if region.role == "alert" else "live",
        node=change.key,
        politeness="assertive" if region.live == "assertive" else "polite",
        lang=change.lang,
        sure=not note,
        note=note,
    )


def _doubts(change: Change, region: Region, dialect: Dialect) -> Iterator[str]:
    """What of this change the dialect does not know."""
    asked = {
        "busy": region.busy,
        "born": _born(change, region),
        "atomic": region.atomic,
        "relevant": region.relevant not in ("additions text", "text additions", ""),
        "lost": change.gone is not None and change.gone - change.at < 250,
        "assertive": region.live == "assertive",
    }
    return (dialect.unknown[what] for what, is_asked in asked.items() if is_asked and what in dialect.unknown)


def state_changes(before: Page, after: Page, node: Node, speaker: Speaker) -> list[str]:
    """What is said when the focused thing changes its state."""
    old = before.nodes.get(node.id)
    if old is None or old.role != node.role:
        return []
    now = speaker.phrase(after, node, speaker.dialect.state)
    return now if now != speaker.phrase(before, old, speaker.dialect.state) else []
