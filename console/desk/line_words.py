"""What line mode itself says, in English and Dutch. What actions are called stands in `actions`."""

_WORDS: dict[str, tuple[str, str]] = {
    "welcome": (
        "Connected as {name}. Waiting: {waiting}. Yours: {mine}. Type help for the commands.",
        "Verbonden als {name}. Wachtend: {waiting}. Van u: {mine}. Typ hulp voor de opdrachten.",
    ),
    "bye": ("You left the desk.", "U hebt de werkplek verlaten."),
    "quit.mine": (
        "You still talk with: {numbers}. Close or transfer them, or type quit again to leave anyway.",
        "U bent nog in gesprek: {numbers}. Sluit ze af of draag ze over, of typ nog eens stop.",
    ),
    "offline": (
        "No connection with the hub ({why}); it is tried again. What you type is sent when it is back.",
        "Geen verbinding met de hub ({why}); er wordt opnieuw geprobeerd. Wat u typt gaat daarna weg.",
    ),
    "offline.for_good": (
        "The hub has ended the connection ({why}). Start again to sign in.",
        "De hub heeft de verbinding beëindigd ({why}). Start opnieuw om u aan te melden.",
    ),
    "online": (
        "Connected again; nothing you sent was lost.",
        "Weer verbonden; niets van wat u stuurde is weg.",
    ),
    # who speaks; the role comes first
    "who.customer": ("Customer", "Klant"),
    "who.bot": ("Bot", "Bot"),
    "who.me": ("You", "U"),
    "who.human": ("Colleague {name}", "Collega {name}"),
    "who.system": ("System", "Systeem"),
    "who.note": ("Note by {name}", "Notitie van {name}"),
    "who.note_me": ("Note by you", "Notitie van u"),
    "who.suggestion": ("Bot, not sent", "Bot, niet verstuurd"),
    # news
    "news.waiting": (
        "New: {row}. To take it: claim {number}",
        "Nieuw: {row}. Aannemen: neem {number}",
    ),
    "news.rings": (
        "Rings for you, {seconds} s: {row}. claim {number} or decline {number}",
        "Gaat over bij u, {seconds} s: {row}. neem {number} of weiger {number}",
    ),
    "news.asked": (
        "A colleague asks you to take over: {row}. accept {number} or refuse {number}",
        "Een collega vraagt u over te nemen: {row}. accepteer {number} of afslaan {number}",
    ),
    # conversations
    "unread": ("{n} unread", "{n} ongelezen"),
    "lists.waiting": ("Waiting: {n}", "Wachtend: {n}"),
    "lists.mine": ("Yours: {n}", "Van u: {n}"),
    "lists.others": ("With the bot or colleagues: {n}", "Bij de bot of collega's: {n}"),
    "lists.more": ("{n} more are not listed.", "Nog {n} niet genoemd."),
    "opened": ("Conversation {number}, {name}. {control}.", "Gesprek {number}, {name}. {control}."),
    "reading": ("The last {n} of {all} lines:", "De laatste {n} van {all} regels:"),
    "left": ("You are in no conversation now. {queue}", "U bent nu in geen gesprek. {queue}"),
    "here": ("You are in conversation {number}, {name}. {control}.",
             "U bent in gesprek {number}, {name}. {control}."),
    "nowhere": ("You are in no conversation.", "U bent in geen gesprek."),
    "needs": ("{name}: {facts}.", "{name}: {facts}."),
    "agent": ("{name} ({id}): {state}, {n} conversations, teams: {teams}",
              "{name} ({id}): {state}, {n} gesprekken, teams: {teams}"),
    "agents.none": ("No colleague is on duty.", "Geen collega heeft dienst."),
    "hit": ("{number}, {who}: {text}", "{number}, {who}: {text}"),
    "hits": ("Found: {n}. open and a number shows the conversation.",
             "Gevonden: {n}. open en een nummer toont het gesprek."),
    "done": ("{what}: done.", "{what}: gedaan."),
    "state": ("You are now {state}.", "U bent nu {state}."),
    "revealed": ("{ref} is {value}. This was logged.", "{ref} is {value}. Dit is vastgelegd."),
    "suggestion": (
        "Bot, not sent: {text} To send it: suggestion say",
        "Bot, niet verstuurd: {text} Versturen: suggestie zeg",
    ),
    "phrases": ("Phrases: {names}. To send one: phrase and its name.",
                "Standaardzinnen: {names}. Versturen: zin en de naam."),
    # mistakes: what was expected, what came, what to do
    "no.conversation": (
        "Not sent: you are in no conversation. Type queue, then claim and a number. help shows the commands.",
        "Niet verstuurd: u bent in geen gesprek. Typ wachtrij, dan neem en een nummer. hulp toont alles.",
    ),
    "no.talk": (
        "Not sent: you do not talk with this customer. {control}. A note can be left: note and your words.",
        "Niet verstuurd: u praat niet met deze klant. {control}. Een notitie kan wel: notitie en de tekst.",
    ),
    "no.number": (
        'There is no conversation "{given}". Expected a number from the queue: type queue.',
        'Er is geen gesprek "{given}". Verwacht werd een nummer uit de wachtrij: typ wachtrij.',
    ),
    "no.mine": ("You have no conversations.", "U hebt geen gesprekken."),
    "short": ("search: type at least two letters after it.", "zoek: typ er ten minste twee letters achter."),
    "draft": ("You had begun to type: {text}", "U was begonnen met typen: {text}"),
    "no.waiting": ("Nobody waits.", "Niemand wacht."),
    "no.choice": (
        '{word}: "{given}" is none of: {choices}. Nothing was done or sent. '
        "To say it to the customer: say {line}",
        '{word}: "{given}" is geen van: {choices}. Er is niets gedaan of verstuurd. '
        "Tegen de klant zeggen: zeg {line}",
    ),
    "choose": ("{word}: choose one of: {choices}.", "{word}: kies een van: {choices}."),
    "choose.none": ("{word}: there is nothing to choose from.", "{word}: er is niets te kiezen."),
    "no.text": ("{word}: expected words after it.", "{word}: verwacht werd tekst erachter."),
    "no.command": (
        'There is no command "{given}". help shows the commands.',
        'Er is geen opdracht "{given}". hulp toont de opdrachten.',
    ),
    "no.suggestion": ("The bot has no suggestion here.", "De bot heeft hier geen suggestie."),
    "no.phrases": ("There are no phrases.", "Er zijn geen standaardzinnen."),
    "too_long": (
        "Not sent: {n} characters, at most {most} go at once. Send it in parts.",
        "Niet verstuurd: {n} tekens, er kunnen er {most} tegelijk. Stuur het in delen.",
    ),
    "confirm": (
        "{what} cannot be undone. To do it: {word} yes",
        "{what} kan niet ongedaan worden gemaakt. Toch doen: {word} ja",
    ),
    # help
    "help.intro": (
        "Plain text goes to the customer you talk with. A line that begins with a command is a command; "
        "begin with say to send such a line to the customer.",
        "Gewone tekst gaat naar de klant met wie u praat. Een regel die met een opdracht begint is een "
        "opdracht; begin met zeg om zo'n regel naar de klant te sturen.",
    ),
    "help.typing": (
        "While you type, what arrives is kept until you press Enter. Ctrl+U empties the line, Ctrl+D leaves.",
        "Terwijl u typt wordt wat binnenkomt bewaard tot Enter. Ctrl+U maakt de regel leeg, Ctrl+D stopt.",
    ),
    "help.queue": ("queue: who waits, and your conversations", "wachtrij: wie wacht, en uw gesprekken"),
    "help.open": ("open 2: go to conversation 2", "open 2: ga naar gesprek 2"),
    "help.leave": ("leave: go out of the conversation; it stays yours",
                   "verlaat: ga uit het gesprek; het blijft van u"),
    "help.read": ("read 10: the last 10 lines of the conversation", "lees 10: de laatste 10 regels"),
    "help.where": ("where: where you are", "waar: waar u bent"),
    "help.needs": ("needs: what is known of the customer", "nodig: wat van de klant bekend is"),
    "help.who": ("who: who is on duty", "wie: wie dienst heeft"),
}  # fmt: skip

OWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "queue": (("queue",), ("wachtrij", "rij")),
    "open": (("open",), ("open",)),
    "leave": (("leave",), ("verlaat",)),
    "read": (("read",), ("lees",)),
    "where": (("where",), ("waar",)),
    "needs": (("needs",), ("nodig",)),
    "who": (("who",), ("wie",)),
}
"""Commands that only line mode has: a screen shows these things all the time."""

YES = frozenset({"yes", "ja"})
SAY = frozenset({"say", "zeg"})
ALIASES = {"hand back": "handback", "take over": "takeover", "end talk": "end", "geef terug": "teruggeven"}
KEYS = frozenset(_WORDS)


def tell(key: str, language: str, **facts: object) -> str:
    """Give line mode's words for `key` in the agent's language."""
    return _WORDS[key][1 if language.lower().startswith("nl") else 0].format(**facts)
