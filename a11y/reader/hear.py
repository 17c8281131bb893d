"""From a recording to what was spoken, and when."""

from collections.abc import Iterator

from ..model import Focus, Moment, Recording, Step, Utterance
from .dialect import LANGUAGES, Dialect, dialect_named
from .live import Said, announce, state_changes
from .mode import LOADS, Mode
from .order import Page, left_of
from .queue import speak
from .words import Speaker

KEYS = frozenset({"key", "type"})


def hear(
    recording: Recording, dialect: str | Dialect = "orca-43", language: str = "", *, rate: float | None = None
) -> tuple[Utterance, ...]:
    """Everything a screen reader says during a recording, in order of time, with what it never came to say.

    `dialect` is a name (see `load_dialects`) or a Dialect; `language` is that of its own words (en or nl; ""
    takes the recording's); `rate` is words a minute (None: the dialect's, 0: everything takes no time). What
    was never said has `dropped`, what was cut short has `cut`. Raises LookupError for an unknown dialect.
    """
    known = dialect_named(dialect) if isinstance(dialect, str) else dialect
    listener = _Listener(known, _language(language or recording.language))
    said = [
        one
        for number, moment in enumerate(recording.moments)
        for one in listener.moment(recording, number, moment)
    ]
    stops = [step.done for step in recording.steps if step.action.kind in KEYS] if known.keys_stop else []
    return speak(said, stops, known, known.rate if rate is None else rate)


def _language(wanted: str) -> str:
    short = wanted.split("-")[0].lower()
    return short if short in LANGUAGES else "en"


class _Listener:
    """Follows focus and mode from look to look."""

    def __init__(self, dialect: Dialect, language: str) -> None:
        self._speaker = Speaker(dialect, language)
        self._focus = ""
        self._mode = Mode(dialect)
        self._before: Page | None = None

    def moment(self, recording: Recording, number: int, moment: Moment) -> Iterator[Said]:
        """What one look brings."""
        step = next((step for step in recording.steps if step.moment == number), None)
        page = Page(moment.tree)
        if self._before is None or (step is not None and step.action.kind in LOADS):
            self._focus = ""
            self._mode.restart()
            yield from self._title(moment, step)
        if step is not None and step.action.kind == "reader":
            self._mode.toggle()
            yield from self._switched(step.done)
        held = self._focus
        for focus in moment.focus:
            yield from self._moved(page, focus)
        if held and held == self._focus and self._before is not None:
            yield from self._state(page, moment, step)
        dialect = self._speaker.dialect
        yield from announce(moment, dialect, self._speaker.language, page)
        self._before = page

    def _title(self, moment: Moment, step: Step | None) -> Iterator[Said]:
        title = moment.title or next((node.name for node in moment.tree.nodes if node.role == "document"), "")
        if title:
            text = self._speaker.word("title {title}").format(title=title)
            yield Said(at=step.done if step is not None else 0, text=text, source="title", stops=True)

    def _moved(self, page: Page, focus: Focus) -> Iterator[Said]:
        node = page.nodes.get(focus.node)
        if focus.lost or node is None or node.id == self._focus:
            return
        before, self._focus = self._focus, node.id
        mode = self._mode.now
        if not self._mode.come(node):
            return
        dialect = self._speaker.dialect
        note = dialect.unknown.get("focus", "")
        stops = dialect.focus_stops and focus.by_user
        before = left_of(self._before, page, before) or _root(page)
        for index, text in enumerate(self._speaker.focused(page, node, before)):
            yield Said(
                at=focus.at,
                text=text,
                source="focus",
                node=node.id,
                lang=node.lang,
                sure=not note,
                note=note,
                stops=stops and index == 0,
            )
        if mode != self._mode.now:
            yield from self._switched(focus.at)

    def _switched(self, at: float) -> Iterator[Said]:
        """Another mode; silent where the dialect has no words for it."""
        if text := self._speaker.mode(self._mode.now):
            yield Said(at=at, text=text, source="mode")

    def _state(self, page: Page, moment: Moment, step: Step | None) -> Iterator[Said]:
        node = page.nodes.get(self._focus)
        if node is None or self._before is None:
            return
        for text in state_changes(self._before, page, node, self._speaker):
            when = [
                change.at for change in moment.changes if change.key == node.id and change.kind == "attribute"
            ]
            at = when[-1] if when else step.done if step is not None else moment.at
            yield Said(at=at, text=text, source="focus", node=node.id, lang=node.lang)


def _root(page: Page) -> str:
    return page.tree.nodes[0].id if page.tree.nodes else ""
