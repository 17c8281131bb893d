"""The help: every action with its key, made from the table."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from ..actions import ACTIONS, pick
from ..panel_view import key_name
from ..spans import Spans, wrap
from ..widgets.bar import Bar
from ..words import word


class HelpScreen(ModalScreen[None]):
    """Shows the table of actions."""

    BINDINGS = [
        Binding("escape,f1,question_mark,q", "dismiss(None)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-20)", show=False),
        Binding("pagedown,space", "scroll(20)", show=False),
    ]

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def compose(self) -> ComposeResult:
        """Lay out the window."""
        with Vertical(classes="box") as box:
            box.border_title = Text(word("help", self._language))
            box.border_subtitle = Text(word("help.close", self._language))
            yield Bar(id="help")

    def on_resize(self) -> None:
        """Fill it for this width."""
        bar = self.query_one(Bar)
        self.call_after_refresh(lambda: bar.tell(help_rows(self._language, max(40, bar.size.width))))

    def action_scroll(self, by: int) -> None:
        """Read on."""
        self.query_one(Bar).scroll_relative(y=by, animate=False)


def help_rows(language: str, width: int) -> list[Spans]:
    """Give the help as rows: key, chord, name, and what it does."""
    out: list[Spans] = [((line, "text"),) for line in wrap(word("help.intro", language), width - 1)]
    out.append(())
    for action in ACTIONS:
        if action.name == "say":
            continue
        keys = [key_name(key) for key in (action.key, action.chord) if key]
        lines = wrap(pick(action.help, language), max(20, width - 38))
        head: Spans = ((f"{' '.join(keys):11}", "key"), (f"{pick(action.label, language):24}  ", "name"))
        for n, line in enumerate(lines):
            out.append((*(head if not n else ((" " * 37, ""),)), (line, "text")))
    return out
