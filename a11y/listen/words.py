"""What listening says to its user, in Dutch and English. Pure."""

from typing import Literal

Language = Literal["nl", "en"]

_WORDS: dict[str, tuple[str, str]] = {
    "page": ("De pagina, zoals een schermlezer die krijgt", "The page, as a screen reader gets it"),
    "spoken": ("Wat er klinkt", "What is spoken"),
    "loading": ("De browser start en opent {url} …", "Starting the browser and opening {url} …"),
    "closing": ("De browser wordt gesloten …", "Closing the browser …"),
    "browse": ("leesstand", "browse mode"),
    "focus": ("typstand", "focus mode"),
    "simulated": ("nagebootst: {reader}", "simulated: {reader}"),
    "nameless": ("geen naam", "no name"),
    "announced": ("vanzelf", "by itself"),
    "urgent": ("meteen", "at once"),
    "hints_browse": (
        "Tab volgende  ↓ ↑ lezen  h kop  b knop  f veld  k link  d gebied  Enter activeren  "
        "F2 stand  F3 alles lezen  F7 lijst  F1 hulp  Ctrl+Q stop",
        "Tab next  ↓ ↑ read  h heading  b button  f field  k link  d landmark  Enter activate  "
        "F2 mode  F3 read all  F7 list  F1 help  Ctrl+Q quit",
    ),
    "hints_focus": (
        "Wat u typt gaat naar de pagina.  Esc terug naar lezen  Tab volgende  Enter versturen  "
        "F2 stand  F7 lijst  F1 hulp  Ctrl+Q stop",
        "What you type goes to the page.  Esc back to reading  Tab next  Enter send  "
        "F2 mode  F7 list  F1 help  Ctrl+Q quit",
    ),
    "in_browse": (
        "Leesstand: pijltjes lezen, letters springen, Enter activeert. De pagina merkt van lezen niets.",
        "Browse mode: arrows read, letters jump, Enter activates. The page notices nothing of reading.",
    ),
    "in_focus": (
        "Typstand: alles wat u typt gaat naar de pagina. Met Escape leest u weer verder.",
        "Focus mode: all that you type goes to the page. Escape takes you back to reading.",
    ),
    "no_key": (
        "{key} doet in deze schermlezer niets. De hulp (F1) toont de toetsen.",
        "{key} does nothing in this screen reader. The help (F1) shows the keys.",
    ),
    "no_name": (
        "Dit heeft geen naam: een gebruiker hoort alleen wat het is, en niet wat het doet.",
        "This has no name: a user hears only what it is, and not what it does.",
    ),
    "no_alt": (
        "Een afbeelding zonder tekst: een gebruiker weet niet wat erop staat.",
        "A picture without a text: a user does not know what it shows.",
    ),
    "placeholder": (
        "De naam komt alleen van de voorbeeldtekst in het veld; die verdwijnt zodra er iets getypt is.",
        "The name comes only from the sample text in the field, which goes away once something is typed.",
    ),
    "unseen": (
        "De focus staat op iets wat niet te zien is: wie ook kijkt, is hier het spoor bijster.",
        "Focus is on something that cannot be seen: somebody who also looks is lost here.",
    ),
    "lost": (
        "De focus is weg: waar die op stond is er niet meer. Een gebruiker staat nu nergens, "
        "en begint met Tab opnieuw, vaak boven aan de pagina.",
        "Focus is lost: what had it is gone. A user now stands nowhere, "
        "and starts over with Tab, often at the top of the page.",
    ),
    "nowhere": (
        "Er kwam niets nieuws onder de focus: hier houdt Tab op, of begint de pagina opnieuw.",
        "Focus came to nothing new: Tab ends here, or starts the page over.",
    ),
    "unnoticed": (
        "De focus staat in iets waarin getypt kan worden, maar deze schermlezer zegt dat niet en neemt "
        "letters als opdrachten. Met F2 komt aan wat u typt.",
        "Focus is in something that can be typed in, but this screen reader does not say so and takes "
        "letters for commands. After F2, what you type arrives.",
    ),
    "silent": (
        "Er klonk nog niets: blijft dat zo, dan merkt een gebruiker niet of dit iets deed.",
        "Nothing was spoken yet: if it stays so, a user does not notice whether this did anything.",
    ),
    "by_itself": (
        "Dit klonk vanzelf: een gebruiker hoort het, waar hij ook is.",
        "This was spoken by itself: a user hears it wherever they are.",
    ),
    "at_once": (
        "Dit klonk vanzelf en dringend: het gaat voor op wat er nog gezegd moest worden.",
        "This was spoken by itself and urgently: it goes before what was still to be said.",
    ),
    "no_elements": (
        "Niets van deze soort: wie hiermee door pagina's springt, vindt hier niets.",
        "None of this kind: somebody who jumps through pages by these finds nothing here.",
    ),
    "list_hint": ("← → soort   Enter erheen   Esc terug", "← → kind   Enter go there   Esc back"),
    "cut": ("afgebroken", "cut off"),
    "never": ("nooit uitgesproken: {why}", "never spoken: {why}"),
    "busy": ("het gebied was bezig (aria-busy)", "the region was busy (aria-busy)"),
    "not relevant": ("dit gebied meldt zulke wijzigingen niet", "this region does not report such changes"),
    "came with its content": (
        "het meldgebied kwam tegelijk met zijn tekst",
        "the live region came together with its text",
    ),
    "removed too early": ("het was alweer weg", "it was gone again too soon"),
    "duplicate": ("hetzelfde was net gezegd", "the same had just been said"),
    "interrupted": ("een toets of de focus kwam ertussen", "a key or focus came in between"),
    "purged by an assertive one": ("een dringende melding ging voor", "an urgent one took its place"),
    "saved_record": ("De opname staat in {path}.", "The recording is in {path}."),
    "saved_wav": (
        "Wat er klonk staat in {path} ({seconds:.0f} s).",
        "What was spoken is in {path} ({seconds:.0f} s).",
    ),
    "rendering": ("Het geluid wordt gemaakt …", "Making the sound …"),
    "no_wav": (
        "Er klonk niets, dus er is geen geluidsbestand gemaakt.",
        "Nothing was spoken, so no sound file was made.",
    ),
    "bad_place": (
        "Verwacht: een bestand in een map waarin geschreven mag worden; gekregen: {path} ({why}). "
        "Kies een andere plek.",
        "Expected a file in a folder that can be written to, got {path} ({why}). Choose another place.",
    ),
    "bad_number": (
        "Verwacht: {what} groter dan nul; gekregen: {value}. Kies een andere waarde.",
        "Expected {what} above zero, got {value}. Choose another value.",
    ),
    "full": (
        "De opname is vol ({count} momenten); wat daarna gebeurde staat er niet in.",
        "The recording is full ({count} moments); what came after is not in it.",
    ),
    "crashed": (
        "Het luisteren is gestopt door een fout in dit programma: {why}. Meld dit met wat u deed.",
        "Listening ended through a fault of this program: {why}. Please report it with what you did.",
    ),
    "lines": (
        "Typ een toets of opdracht op een regel: h, b, f, k, d, Tab, Enter, ArrowDown, Escape, mode, all, "
        "list heading, type …, wait, quit.",
        "Type a key or command on a line: h, b, f, k, d, Tab, Enter, ArrowDown, Escape, mode, all, "
        "list heading, type …, wait, quit.",
    ),
    "quit_how": ("Stoppen gaat met Ctrl+Q.", "Ctrl+Q quits."),
    "help_title": ("Hulp  (Esc sluit)", "Help  (Esc closes)"),
    "help": (
        "U bedient hier een nagebootste schermlezer. Links staat wat hij van de pagina krijgt, "
        "rechts wat hij zegt. Een echte gebruiker heeft alleen de rechterkant.\n"
        "\n"
        "▌  waar de schermlezer leest        ◆  waar de toetsenbordfocus is\n"
        "\n"
        "Tab, Shift+Tab      naar het volgende of vorige wat u kunt bedienen\n"
        "↓ ↑                 volgende of vorige regel\n"
        "h  b  f  e          kop, knop, formulierveld, invoerveld (met Shift: vorige)\n"
        "k  l  d  g          link, lijst, gebied, afbeelding\n"
        "Enter, spatie       activeren wat er gelezen is\n"
        "Escape              uit de typstand; in de leesstand gaat Escape naar de pagina\n"
        "F2                  leesstand of typstand        F3   alles voorlezen vanaf hier\n"
        "F5                  nog eens zeggen              F6   naar rechts en terug, om te bladeren\n"
        "F7                  lijst van koppen, knoppen …  F9   stil\n"
        "Ctrl+Q              stoppen\n"
        "\n"
        "Een toets breekt af wat er klinkt, zoals bij een echte schermlezer. "
        "Onderaan staat wat een gebruiker hiervan merkt.\n"
        "Enter buiten de toetsenbordfocus klikt op wat er gelezen is. Tab gaat uit van de toetsenbordfocus.",
        "You drive a simulated screen reader. On the left is what it gets of the page, "
        "on the right what it says. A real user has the right side only.\n"
        "\n"
        "▌  where the screen reader reads        ◆  where keyboard focus is\n"
        "\n"
        "Tab, Shift+Tab      to the next or previous thing to operate\n"
        "↓ ↑                 next or previous line\n"
        "h  b  f  e          heading, button, form field, edit field (with Shift: previous)\n"
        "k  l  d  g          link, list, landmark, graphic\n"
        "Enter, Space        activate what was read\n"
        "Escape              out of focus mode; in browse mode Escape goes to the page\n"
        "F2                  browse or focus mode         F3   read all from here\n"
        "F5                  say it again                 F6   to the right and back, to scroll\n"
        "F7                  list of headings, buttons …  F9   silence\n"
        "Ctrl+Q              quit\n"
        "\n"
        "A key cuts off what is being said, as with a real screen reader. "
        "The line at the bottom tells what a user notices of it.\n"
        "Enter away from keyboard focus clicks what was read. Tab starts from keyboard focus.",
    ),
    "kind heading": ("Koppen", "Headings"),
    "kind landmark": ("Gebieden", "Landmarks"),
    "kind button": ("Knoppen", "Buttons"),
    "kind field": ("Formuliervelden", "Form fields"),
    "kind link": ("Links", "Links"),
    "kind graphic": ("Afbeeldingen", "Graphics"),
}  # fmt: skip


def word(key: str, language: str, /, **facts: object) -> str:
    """A text in Dutch (`nl`) or English (all else); a key that nobody knows is its own text."""
    if key not in _WORDS:
        return key
    return _WORDS[key][0 if language == "nl" else 1].format(**facts)
