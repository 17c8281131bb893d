"""One page in one fresh context of the browser: looks at it, acts on it, and remembers since when."""

import concurrent.futures
import time
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from ..model import Action, Change, Glimpse, Moment, Tool
from .act import Hands
from .asides import Asides
from .axe import Engine, Scanner
from .clock import Clock
from .closed import Adopted
from .devtools import Answer, Wire
from .emulate import emulate_page, emulate_process
from .frames import Frames
from .glimpses import Glimpses
from .hovers import under_pointer
from .load import Loader
from .names import Names
from .observe import Observer, Written, backend_ids
from .options import BrowserOptions, View
from .pictures import Pictures
from .requests import Requests
from .still import Rest, Stillness
from .tree import Look, Reader

TRIES = 4
"""Looks at a page that changes while it is looked at, before the last one is taken as it is."""


class Page:
    """The Eye on a real page. One thread at a time."""

    def __init__(
        self,
        address: str,
        options: BrowserOptions,
        view: View,
        engine: Engine | None,
        tools: tuple[Tool, ...],
    ) -> None:
        """Open an empty page, shown as `view` says, over a connection of its own."""
        self._options, self._view, self.tools = options, view, tools
        self._names = Names()
        self._observer = Observer(view.css, self._names)
        self._requests = Requests()
        self._frames = Frames(self._prepare, self._hear)
        self._asides = Asides(self._frames)
        self._wire = Wire(address, self._on_event, options.timeout)
        self._frames.wire = self._wire
        self._loader = Loader(self._frames, self._requests, options.timeout)
        try:
            self._open()
        except BaseException:
            self._wire.close()
            raise
        handle = self._observer.handle
        self._hands = Hands(self._frames, self._names, handle, view.viewport)
        self._stillness = Stillness(self._frames, handle, self._requests, options.quiet, options.patience)
        self._scanner = Scanner(self._frames, self._names, engine) if engine else None
        self._reader = Reader(self._frames, self._names, view.viewport)
        self._adopted = Adopted(self._frames, handle)
        self._pictures = Pictures(self._frames, view.name, options.pictures)
        self._glimpses = Glimpses(self._frames, view)
        self._acted = self._did = 0.0
        self._documents: dict[str, tuple[str, int]] = {}
        self._clock = Clock(self._frames)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def now(self) -> float:
        """Milliseconds since the recording began, by the page's clock."""
        return self._clock.at(time.monotonic())

    @property
    def did(self) -> float:
        """When something was last done, as `now`."""
        return round(self._clock.at(self._did), 1)

    def act(self, action: Action) -> None:
        """Do something. Raises BrowserError."""
        self._did, marks = time.monotonic(), len(self._hands.marked)
        match action.kind:
            case "load":
                self._loader.load(action.text)
            case "reload":
                self._loader.reload()
            case "back":
                self._loader.back()
            case _:
                self._hands.act(action)
        self._did = next(iter(self._hands.marked[marks:]), self._did)
        self._acted = time.monotonic()

    def server(self, text: str) -> None:
        """Tell the page's scripted backend something."""
        self._did = time.monotonic()
        self._hands.server(text)
        self._acted = time.monotonic()

    def look(self, *, axe: bool = False, picture: bool = True) -> Moment:
        """Wait until the page has come to rest, and look at all of it. Raises BrowserError."""
        rest = (self._stillness.nearly if self._reader.quick else self._stillness.wait)(self._acted)
        try:
            return self._look(rest, axe, picture)
        finally:
            self._stillness.resume()

    def _look(self, rest: Rest, axe: bool, picture: bool) -> Moment:
        self._notice_documents()
        asked, versions = self._pictures.ask() if picture else None, rest.versions
        rest, written, look, glimpses = self._steady(rest, asked)
        if sum(self._adopted.adopt(place.live, place.document) for place in look.places.values()):
            rest = self._stillness.wait(0)
            look = self._reader.read(rest.versions, self._touchable(), self._observer.focused)
        acted = [self._clock.at(mark) + self._clock.began for mark in self._hands.marked]
        seen = self._observer.tell(written, look.tree, self._clock.began, acted)
        dialogs = self._asides.dialogs(self._clock.at)
        self._hands.tree = look.tree
        unseen = [*look.unseen, *seen.troubles, *self._frames.troubles, *self._asides.windows()]
        if not rest.still:
            unseen.append(f"The page was still changing after {self._options.patience:g} s.")
        results = None
        if axe and self._scanner is not None:
            results, missed = self._scanner.scan(look)
            unseen += missed
        if asked is not None and rest.versions != versions:
            asked = self._pictures.ask()
        shot = self._pictures.take(asked, unseen) if asked is not None else ""
        top = look.top
        return Moment(
            at=round(self.now, 1),
            tree=look.tree,
            changes=_in_time((*seen.changes, *dialogs)),
            focus=seen.focus,
            media=seen.media,
            axe=results,
            screenshot=shot,
            url=top.url,
            title=top.title,
            viewport=self._view.viewport,
            page_size=(round(top.size[0]), round(top.size[1])),
            scroll=top.scroll,
            running=rest.endless,
            glimpses=(*glimpses, *(self._glimpses.signs(look.tree) if self._view.watch_focus else ())),
            hovered=under_pointer(self._frames) if self._view.watch_focus else (),
            unseen=tuple(unseen),
        )

    def _steady(
        self, rest: Rest, picture: Future[Answer] | None
    ) -> tuple[Rest, list[Written], Look, tuple[Glimpse, ...]]:
        """A look of one instant: what happens while it is taken would set places against each other."""
        written: list[Written] = []
        for _ in range(TRIES):
            written += self._observer.gather(self._frames)
            look = self._reader.read(rest.versions, self._touchable(), self._observer.focused)
            if picture is not None:
                concurrent.futures.wait([picture], self._options.timeout)  # two at a time disturb each other
            glimpses = self._glimpses.take(look.tree) if self._view.watch_focus else ()
            now = self._stillness.wait(self._acted) if rest.still else rest
            if now.versions == rest.versions:
                break
            rest = now
        self._glimpses.keep(look.tree)
        return now, written, look, glimpses

    def _notice_documents(self) -> None:
        """Names and focus of documents that have gone are forgotten."""
        self._observer.forget(self._frames)
        for frame in self._frames.now():
            document = (frame.session, frame.context)
            if frame.context and self._documents.setdefault(frame.id, document) != document:
                self._documents[frame.id] = document
                self._names.forget(frame.id)

    def close(self) -> None:
        """Throw the page and all it kept away."""
        self._wire.close()

    def _open(self) -> None:
        target = self._first() if self._options.single else self._new()
        session = self._wire.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._frames.open(session, target)
        emulate_page(self._wire, session, self._view)
        self._wire.call("Page.setLifecycleEventsEnabled", session, enabled=True)

    def _first(self) -> str:
        """The page that the browser began with."""
        there = self._wire.call("Target.getTargets")["targetInfos"]
        self._wire.post("Browser.setDownloadBehavior", behavior="deny")
        return next((one["targetId"] for one in there if one["type"] == "page"), "") or self._new()

    def _new(self) -> str:
        """A page in a context of its own."""
        context = self._wire.call("Target.createBrowserContext", disposeOnDetach=True)["browserContextId"]
        width, height = self._view.viewport
        target: str = self._wire.call(
            "Target.createTarget",
            url="about:blank",
            browserContextId=context,
            newWindow=True,
            width=width,
            height=height,
        )["targetId"]
        self._wire.post("Browser.setDownloadBehavior", behavior="deny", browserContextId=context)
        return target

    def _prepare(self, session: str) -> None:
        self._observer.prepare(self._frames, session)
        self._wire.post("Network.enable", session)
        emulate_process(self._wire, session, self._view)

    def _on_event(self, session: str, method: str, params: Answer) -> None:
        self._frames.on_event(session, method, params)

    def _hear(self, frame: str, method: str, params: Answer) -> None:
        self._observer.on_event(frame, method, params)
        self._requests.on_event(method, params)
        self._loader.on_event(method, params)
        self._asides.on_event(method, params)

    def _touchable(self) -> frozenset[str]:
        found = set()
        for frame in self._frames.now():
            if frame.context:
                ids = backend_ids(self._frames, frame, f"{self._observer.handle}?.touchables()")
                found |= {f"{frame.id}:{backend}" for backend in ids if backend}
        return frozenset(found)


def _in_time(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda change: change.at))
