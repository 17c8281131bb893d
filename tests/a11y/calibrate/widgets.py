"""The chats of other people that Orca is run on (`tests/widgets`), and pages of ours with such fields."""

import json
from collections.abc import Iterator
from pathlib import Path

from .pages import HOME, Case

PACKAGES = {
    "deep-chat": "deep-chat",
    "botui": "botui",
    "react-chatbot-kit": "react-chatbot-kit",
    "chatscope": "@chatscope/chat-ui-kit-react",
}
"""What each is called in npm."""
TOGGLE = "Orca+a"
ASK = ("type:Can I return this?", "Enter", "wait", "type:I want to talk to a human", "Enter", "wait")
THANKS = ("type:Thank you", "Enter", "wait")
ROUND = ("Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Tab", "Tab")
QUICK = ("h", "b", "e", "l", "m", "k", "b")


def _walks(widget: str, arrive: tuple[str, ...] = (), after: tuple[str, ...] = ROUND) -> Iterator[Case]:
    """Read it by arrows and by quick keys; talk to it, and go over its controls; talk, then read.

    `arrive` is pressed in its field, `after` at the end.
    """
    settle = ("Shift+Tab",) if widget == "botui" else ("Tab",)  # to the page's own link; botui takes focus
    name = f"widget-{widget}"
    for sort, keys in (("lines", ("ArrowDown",) * 9), ("quick", QUICK)):
        yield Case(name=f"{name}-{sort}", widget=widget, settle=(*settle, HOME), keys=keys, browse=True)
    keys = ("Tab", *arrive, *ASK, TOGGLE, *["ArrowUp"] * 8, *["ArrowDown"] * 4)
    yield Case(name=f"{name}-read", widget=widget, settle=settle, keys=keys, browse=True)
    keys = ("Tab", *arrive, *ASK, *THANKS, *after)
    yield Case(name=f"{name}-talk", widget=widget, settle=settle, keys=keys, wait=2)


EDITABLE = '<div contenteditable="true" style="min-height: 1em"'
FIELDS = f"""<h1>Shop</h1><button>One</button>{EDITABLE}></div><button>Two</button>{EDITABLE}
aria-label="Message"></div><button>Three</button>{EDITABLE} role="textbox" aria-label="Message"></div>
<button>Four</button>{EDITABLE}>Some words</div><button>Five</button><p contenteditable="true">More
words</p><button>Last</button>"""
OPENS = f"""<h1>Shop</h1><button onclick="p.hidden = false; e.focus()">Chat</button><div id="p" hidden>
<p>Hello, I am a bot.</p>{EDITABLE} id="e"></div><button>Send</button></div><button>Last</button>"""

SENDS = """<h1>Shop</h1><div id="log"><p>Hello, I am a bot.</p></div><button>First</button>
<div contenteditable="true" ROLE style="min-height: 1em" id="e"></div><button>Send</button><script>
e.onkeydown = (event) => { if (event.key === "Enter") { event.preventDefault();
 add($("#log"), e.textContent); e.innerHTML = ""; } };</script>"""
TALK = (
    "Tab",
    "Tab",
    "type:Hello",
    "Enter",
    "type:Thanks",
    "Enter",
    TOGGLE,
    *["ArrowUp"] * 3,
    "ArrowDown",
    "ArrowDown",
)

EDITABLES = (
    Case(
        name="browse-editable-sent",
        body=SENDS.replace("ROLE", ""),
        keys=(*TALK[:2], TOGGLE, *TALK[2:]),
        browse=True,
    ),
    Case(
        name="browse-editable-textbox-sent",
        body=SENDS.replace("ROLE", 'role="textbox"'),
        keys=TALK,
        browse=True,
    ),
    Case(name="focus-editable", body=FIELDS, keys=("Tab",) * 11),
    Case(
        name="focus-editable-again", body=FIELDS, keys=("Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Tab")
    ),
    Case(name="focus-editable-opens", body=OPENS, keys=("Tab", "Enter", "Tab", "Shift+Tab", "Shift+Tab")),
    Case(name="browse-editable-letters", body=FIELDS, keys=("Tab", "Tab", "h", "b", "e"), browse=True),
    Case(
        name="browse-editable-toggle",
        body=FIELDS,
        keys=("Tab", "Tab", TOGGLE, "h", "b", TOGGLE, "h", "b"),
        browse=True,
    ),
)

WIDGETS = (
    *_walks("deep-chat"),
    *_walks("botui", after=("Shift+Tab", "Tab")),
    *_walks("react-chatbot-kit"),
    *_walks("chatscope", arrive=(TOGGLE,), after=("Shift+Tab", "Shift+Tab", "Tab", "Tab")),
    Case(
        name="widget-chatscope-letters",
        widget="chatscope",
        settle=("Tab",),
        keys=("Tab", "h", "e", "l", "b"),
        browse=True,
    ),
)


def package(widget: str, built: Path) -> str:
    """Name and version of what was installed into a folder; "" without a widget."""
    if not widget:
        return ""
    folder = built / "node_modules" / PACKAGES[widget]
    installed = json.loads((folder / "package.json").read_text("utf-8"))
    return f"{installed['name']} {installed['version']}"
