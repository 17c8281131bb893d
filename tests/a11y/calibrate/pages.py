"""The pages that Orca is run on: small, each about one thing, in English and in Dutch."""

import msgspec


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One page and what is done on it."""

    name: str
    body: str = ""
    keys: tuple[str, ...]
    """Keys, `type:` and a text, `wait`, or `go`: the page does what `go` says."""
    go: str = ""
    """Script; `$` finds an element, `add(element, html, tag)` appends one, `later(f, ms)` waits."""
    frame: str = ""
    lang: str = "en"
    """Language of the page."""
    language: str = "en"
    """Language of Orca."""
    browse: bool = False
    wait: float = 1.3
    """Seconds for which at least is listened after each step."""
    settle: tuple[str, ...] = ()
    """Keys that bring the reader to one place, whatever it did with the load; nothing of it is compared."""
    widget: str = ""
    """One of `tests/widgets/apps`, in place of a page of our own."""

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/{self.widget}.html" if self.widget else f"/{self.name}"

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"Example shop: {self.widget}" if self.widget else self.name

    @property
    def page(self) -> str:
        """The whole page; "" for a widget, which is not ours to keep."""
        return "" if self.widget else _page(self.name, self.body, self.go, self.lang)

    @property
    def frame_page(self) -> str:
        """The page in the frame; "" without one."""
        return _page("Frame", self.frame, "", self.lang) if self.frame else ""


HELP = """
const $ = (selector, root = document) => root.querySelector(selector);
const add = (element, html, tag = 'p') => {
  const child = document.createElement(tag); child.innerHTML = html; element.append(child); return child;
};
const later = (then, ms) => setTimeout(then, ms);
"""


def _page(title: str, body: str, go: str, lang: str) -> str:
    return (
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
        f"<body>{body}<script>{HELP}window.server = () => {{ {go} }};</script></body></html>"
    )


START = "<h1>Shop</h1><button>First</button> "
LOG = '<div role="log" id="log" aria-label="Conversation"><p>Bot: welcome.</p></div>'


def _live(name: str, region: str, go: str, wait: float = 1.3, times: int = 1) -> Case:
    return Case(name=f"live-{name}", body=START + region, go=go, keys=("Tab", *["go"] * times), wait=wait)


LIVE = (
    _live("log-append", LOG, "add($('#log'), 'Bot: your parcel is on its way.')"),
    _live(
        "log-append-twice", LOG, "add($('#log'), 'Bot: one.'); later(() => add($('#log'), 'Bot: two.'), 300)"
    ),
    _live("log-two-goes", LOG, "add($('#log'), `Reply ${$('#log').children.length}.`)", times=2),
    _live("log-text-node", LOG, "$('#log').append('Loose words.')"),
    _live("log-bold", LOG, "add($('#log'), '<b>Sam:</b> hello, I am <i>here</i> now.')"),
    _live("log-blocks", LOG, "add($('#log'), '<div>Sam, support</div><div>How can I help?</div>', 'div')"),
    _live("log-link", LOG, "add($('#log'), 'Read <a href=\"#\">our terms</a> first.')"),
    _live("log-button", LOG, "add($('#log'), 'Choose: <button>Returns</button>')"),
    _live(
        "log-quick-replies", LOG, "add($('#log'), '<button>Orders</button><button>Returns</button>', 'div')"
    ),
    _live("log-image", LOG, "add($('#log'), 'Your parcel: <img alt=\"a brown box\" width=20 height=20>')"),
    _live("log-list", LOG, "add($('#log'), '<li>Orders</li><li>Returns</li>', 'ul')"),
    _live(
        "status-text",
        '<div role="status" id="s"></div>',
        "$('#s').textContent = 'You are number 3 in the queue.'",
    ),
    _live(
        "status-named",
        '<div role="status" aria-label="Queue" id="s"></div>',
        "$('#s').textContent = 'Place 3.'",
    ),
    _live(
        "status-changes",
        '<div role="status" id="s"></div>',
        "$('#s').textContent = 'Place 3.'; later(() => $('#s').textContent = 'Place 2.', 600)",
        2.0,
    ),
    _live(
        "status-part",
        '<div role="status" id="s">Your place is <span>4</span> of 9.</div>',
        "$('#s span').textContent = '3'",
    ),
    _live(
        "status-one-text",
        '<div role="status" id="s">Your place is 4 of 9.</div>',
        "$('#s').firstChild.data = 'Your place is 3 of 9.'",
    ),
    _live(
        "polite-atomic",
        '<div aria-live="polite" aria-atomic="true" id="s"><p>Queue</p><p id="n">4</p></div>',
        "$('#n').textContent = '3 people'",
    ),
    _live("polite-plain", '<div aria-live="polite" id="s"></div>', "add($('#s'), 'A colleague has joined.')"),
    _live("assertive", '<div aria-live="assertive" id="s"></div>', "add($('#s'), 'Connection lost.')"),
    _live("off", '<div aria-live="off" id="s"></div>', "add($('#s'), 'Nobody hears this.')"),
    _live("none", '<div id="s"></div>', "add($('#s'), 'Nobody hears this.')"),
    _live("alert-text", '<div role="alert" id="s"></div>', "$('#s').textContent = 'Please type a message.'"),
    _live("alert-born", '<div id="s"></div>', "$('#s').innerHTML = '<div role=\"alert\">It failed.</div>'"),
    _live(
        "status-born", '<div id="s"></div>', "$('#s').innerHTML = '<div role=\"status\">It is sent.</div>'"
    ),
    _live("alert-shown", '<div role="alert" id="s" hidden>It failed.</div>', "$('#s').hidden = false"),
    _live(
        "panel-opens",
        '<section id="p" hidden><h2>Chat</h2><div role="log">Bot: hello.</div></section>',
        "$('#p').hidden = false",
    ),
    _live("hidden-in-log", LOG, "add($('#log'), '<span aria-hidden=\"true\">Secret</span>Open')"),
    _live(
        "aria-hidden", LOG, "const p = add($('#log'), ''); p.ariaHidden = 'true'; p.textContent = 'Secret.'"
    ),
    _live(
        "same-again",
        '<div role="status" id="s"></div>',
        "$('#s').textContent = ''; later(() => $('#s').textContent = 'Sent.', 100)",
        2.0,
        2,
    ),
    _live(
        "same-soon",
        '<div role="status" id="s"></div>',
        "const say = (t, ms) => later(() => $('#s').textContent = t, ms);"
        "say('Sent.', 0); say('', 200); say('Sent.', 400)",
        1.6,
    ),
    _live(
        "same-late",
        '<div role="status" id="s"></div>',
        "const say = (t, ms) => later(() => $('#s').textContent = t, ms);"
        "say('Sent.', 0); say('', 800); say('Sent.', 1600)",
        3.0,
    ),
    _live(
        "flash",
        LOG,
        "const p = add($('#log'), 'Only for a moment.'); later(() => p.remove(), 250)",
    ),
    _live(
        "typing",
        LOG,
        "const p = add($('#log'), 'Sam is typing');"
        "later(() => { p.remove(); add($('#log'), 'Sam: yes.') }, 900)",
        2.0,
    ),
    _live(
        "busy",
        LOG,
        "$('#log').ariaBusy = 'true'; add($('#log'), 'While busy.');"
        "later(() => $('#log').ariaBusy = 'false', 500)",
        1.8,
    ),
    _live(
        "polite-then-assertive",
        '<p aria-live="polite" id="a"></p><p aria-live="assertive" id="b"></p>',
        "$('#a').textContent = 'Polite words.'; later(() => $('#b').textContent = 'Urgent words.', 400)",
    ),
    _live(
        "removal",
        '<ul role="log" id="s"><li>Bob is here</li><li>Cy is here</li></ul>',
        "$('#s').firstChild.remove()",
    ),
    _live(
        "input-in-region",
        '<div role="status" id="s"></div>',
        "$('#s').innerHTML = '<label>Code <input></label>'",
    ),
    _live(
        "nested",
        '<div role="log" id="log"><div role="status" id="s"></div></div>',
        "$('#s').textContent = 'One voice.'",
    ),
    _live("emoji", LOG, "add($('#log'), 'Thanks 👍 see you at 10:05')"),
    Case(
        name="live-frame",
        body=START + '<iframe title="Chat" src="/live-frame/frame"></iframe>',
        frame="<div role=log id=log></div>"
        "<script>onmessage = () => add($('#log'), 'From the frame.')</script>",
        go="frames[0].postMessage('go', '*')",
        keys=("Tab", "go"),
    ),
    Case(
        name="live-shadow",
        body=START + "<div id=h></div>"
        "<script>h.attachShadow({mode: 'open'}).innerHTML = '<div role=log></div>'</script>",
        go="add($('[role=log]', $('#h').shadowRoot), 'From the shadow.')",
        keys=("Tab", "go"),
    ),
    Case(
        name="live-while-typing",
        body=START + '<label>Message <input id="m"></label>' + LOG,
        go="add($('#log'), 'Bot: I see.')",
        keys=("Tab", "Tab", "go"),
    ),
    Case(
        name="live-nl",
        body="<h1>Winkel</h1><button>Eerste</button><div role=log id=log></div>",
        go="add($('#log'), 'Bot: u bent nummer 3 in de wachtrij.')",
        keys=("Tab", "go"),
        lang="nl",
        language="nl",
    ),
)

FORM = """<h1>Contact</h1><form aria-label="Contact"><label>Name <input required></label>
<label>Mail <input type="email" placeholder="you@example.org" aria-describedby="m"></label><p id="m">We
only answer.</p>
<label>Secret <input type="password"></label><label>Question <textarea></textarea></label>
<label><input type="checkbox"> Keep me posted</label>
<fieldset><legend>Way</legend><label><input type="radio" name="w" checked> Chat</label>
<label><input type="radio" name="w"> Phone</label></fieldset>
<label>Subject
<select><option>Orders</option><option>Returns</option></select></label><button>Send</button></form>"""
FORM_NL = """<h1>Contact</h1><form aria-label="Contact"><label>Naam <input required></label>
<label><input type="checkbox"> Houd mij op de hoogte</label>
<label>Onderwerp <select><option>Bestelling</option><option>Retour</option></select></label>
<button disabled>Wissen</button><button>Versturen</button></form>"""
LINKS = """<header><nav aria-label="Shop"><a href="#a">Orders</a> <a href="#b">Returns</a></nav></header>
<main><p>Read <a href="#c">our terms</a> first.</p><a href="#d"><img alt="Basket" width=20 height=20></a>
<button>Search</button></main><footer><a href="#e">Contact</a></footer>"""
CHAT = """<h1>Shop</h1><button id="b" aria-expanded="false" aria-haspopup="dialog" onclick="toggle()">Chat
with us</button>
<div role="dialog" aria-label="Chat" id="d" hidden><div role="log">Bot: hello.</div>
<label>Message <input id="m"></label><button>Send</button><button
onclick="toggle()">Close</button></div><script>
const toggle = () => { const d = document.getElementById('d'); d.hidden = !d.hidden;
 b.setAttribute('aria-expanded', String(!d.hidden)); (d.hidden ? b : m).focus(); };</script>"""
TABS = """<h1>Help</h1><div role="tablist" aria-label="Help"><button role="tab"
aria-selected="true">Chat</button>
<button role="tab" aria-selected="false">Phone</button></div><div role="tabpanel" aria-label="Chat">Chat
here.</div>"""
STATES = """<h1>States</h1><button aria-pressed="false" onclick="this.ariaPressed = this.ariaPressed !==
'true'">Mute</button>
<button aria-disabled="true">Wait</button><button aria-describedby="x">Leave</button><p id="x">Ends the
chat.</p>
<button aria-label="Close"></button><button></button><div tabindex="0" role="switch" aria-checked="false"
onclick="this.ariaChecked = this.ariaChecked !== 'true'" onkeydown="if (event.key === ' ')
this.click()">Sound</div>
<input aria-label="Code" aria-invalid="true"><details><summary>More</summary>Small print.</details>"""
GROUPS = """<h1>Groups</h1><section aria-label="Orders"><button>Track</button></section><ul><li><a
href="#">One</a></li>
<li><a href="#">Two</a></li></ul><div role="group"
aria-label="Rating"><button>Good</button><button>Bad</button></div>
<aside><button>Tip</button></aside><table><tr><td><button>Cell</button></td></tr></table><button>Last</button>"""

FOCUS = (
    Case(name="focus-form", body=FORM, keys=("Tab",) * 8),
    Case(name="focus-form-back", body=FORM, keys=("Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab")),
    Case(name="focus-form-nl", body=FORM_NL, keys=("Tab",) * 4, lang="nl", language="nl"),
    Case(name="focus-check", body=FORM, keys=("Tab", "Tab", "Tab", "Tab", "Tab", "Space", "Space")),
    Case(name="focus-links", body=LINKS, keys=("Tab",) * 6),
    Case(name="focus-chat", body=CHAT, keys=("Tab", "Enter", "Tab", "Tab", "Enter")),
    Case(
        name="focus-states",
        body=STATES,
        keys=("Tab", "Space", "Tab", "Tab", "Tab", "Tab", "Tab", "Space", "Tab", "Tab"),
    ),
    Case(name="focus-groups", body=GROUPS, keys=("Tab",) * 8),
    Case(name="focus-tabs", body=TABS, keys=("Tab", "Tab")),
    Case(
        name="focus-moves-itself",
        body=START + '<h2 tabindex="-1" id="t">Thank you</h2>',
        go="$('#t').focus()",
        keys=("Tab", "go"),
    ),
    Case(
        name="focus-modal",
        body=START
        + "<dialog id=d aria-label='Leave?'><p>Do you want to leave?</p><button>Stay</button></dialog>",
        go="$('#d').showModal()",
        keys=("Tab", "go"),
    ),
    Case(
        name="focus-alertdialog",
        body=START + "<div role=alertdialog aria-label='Time' aria-describedby=q id=d hidden>"
        "<p id=q>Are you still there?</p><button id=y>Yes</button></div>",
        go="$('#d').hidden = false; $('#y').focus()",
        keys=("Tab", "go"),
    ),
    Case(
        name="focus-launcher-div",
        body=START
        + "<div onclick='1' tabindex=0>Chat</div><span role=button tabindex=0 title='Help'></span>",
        keys=("Tab", "Tab", "Tab"),
    ),
)

READ = """<header><p>Example shop</p><nav><a href="#a">Orders</a> <a
href="#b">Returns</a></nav></header><main><h1>Help</h1>
<p>Ask us <a href="#c">anything</a> here.</p><h2>Chat</h2><ul><li>Fast</li><li>Free</li></ul><button>Start
a chat</button>
<h2>Phone</h2><p>Call <b>0800</b> now.</p><img alt="A telephone" width="40" height="40"><label>Search
<input></label>
<button>Go</button></main><footer><p>The end</p></footer>"""
READ_NL = """<main><h1>Hulp</h1><p>Vraag het <a href="#c">ons</a> gerust.</p><h2>Chat</h2>
<ul><li>Snel</li><li>Gratis</li></ul><button>Begin een chat</button><label>Zoek <input></label></main>"""
TABLE = """<h1>Hours</h1><table><caption>Opening hours</caption><tr><th>Day</th><th>Time</th></tr>
<tr><td>Monday</td><td>9 to 5</td></tr></table><p>End.</p>"""
HOME = "Control+Home"

BROWSE = (
    Case(
        name="browse-headings", body=READ, keys=(HOME, "h", "h", "h", "h", "Shift+h", "2", "1"), browse=True
    ),
    Case(name="browse-buttons", body=READ, keys=(HOME, "b", "b", "b", "Shift+b"), browse=True),
    Case(name="browse-links", body=READ, keys=(HOME, "k", "k", "k", "k"), browse=True),
    Case(name="browse-landmarks", body=READ, keys=(HOME, "m", "m", "m", "m"), browse=True),
    Case(name="browse-lists", body=READ, keys=(HOME, "l", "i", "i", "l"), browse=True),
    Case(name="browse-edit", body=READ, keys=(HOME, "e"), browse=True),
    Case(name="browse-graphics", body=READ, keys=(HOME, "g", "g"), browse=True),
    Case(
        name="browse-none",
        body="<p>Words only.</p>",
        keys=(HOME, "h", "b", "k", "e", "l", "m", "t"),
        browse=True,
    ),
    Case(name="browse-lines", body=READ, keys=(HOME, *["ArrowDown"] * 12), browse=True),
    Case(name="browse-lines-up", body=READ, keys=("Control+End", *["ArrowUp"] * 5), browse=True),
    Case(
        name="browse-tables", body=TABLE, keys=(HOME, "t", "ArrowDown", "ArrowDown", "ArrowDown"), browse=True
    ),
    Case(
        name="browse-nl",
        body=READ_NL,
        keys=(HOME, "h", "h", "b", "k", "l", "ArrowDown"),
        browse=True,
        lang="nl",
        language="nl",
    ),
    Case(
        name="browse-lines-nl",
        body=READ_NL,
        keys=(HOME, *["ArrowDown"] * 6),
        browse=True,
        lang="nl",
        language="nl",
    ),
    Case(name="browse-form", body=FORM, keys=(HOME, "e", "x", "r", "c", "b"), browse=True),
    Case(
        name="browse-not-a-button",
        body="<h1>Shop</h1><div onclick='1'>Chat</div>",
        keys=(HOME, "b", "ArrowDown"),
        browse=True,
    ),
    Case(name="browse-read-all", body=READ, keys=(HOME, "read all"), browse=True, wait=2),
)
