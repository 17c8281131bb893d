"""The words of the reports, in Dutch and English."""

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("De weg naar een mens", "The way to a human"),
    "checked": ("Bekeken op {when}", "Checked on {when}"),
    "pages": ("{count} pagina's, vanaf {first}", "{count} pages, from {first}"),
    "page_column": ("Pagina", "Page"),
    "on_pages": ("Op pagina's", "On pages"),
    "reach": ("{reached} van de {all} komen er.", "{reached} of {all} get there."),
    "only_scanned": (
        "Alleen bekeken met axe-core: niemand is naar de mens gelopen.",
        "Only scanned with axe-core: nobody walked to the human.",
    ),
    "goal_scan": ("pagina bekijken", "look at the page"),
    "untold_count": ("Van {untold} is het niet te zeggen.", "Of {untold} it could not be told."),
    "goal_load": ("pagina openen", "open the page"),
    "goal_open": ("chat openen", "open the chat"),
    "goal_disclosure": ("horen dat het een bot is", "be told that it is a bot"),
    "goal_ask": ("om een mens vragen", "ask for a human"),
    "goal_connected": ("verbonden worden", "be connected"),
    "goal_hear_human": ("de mens horen", "hear the human"),
    "goal_answer": ("antwoorden", "answer"),
    "goal_leave": ("weggaan", "leave"),
    "goal_return": ("terugkomen", "come back"),
    "goal_another_way": ("een andere weg krijgen", "be given another way"),
    "goal_told_nobody": ("horen dat er niemand is", "be told that nobody is there"),
    "goal_nonsense": ("niet begrepen worden", "not be understood"),
    "goal_offered": ("een mens aangeboden krijgen", "be offered a human"),
    "goal_backend": ("wat het bedrijf doet", "what the company does"),
    "goal_told_slow": ("horen dat het lang duurt", "be told that it takes long"),
    "goal_told_left": ("horen dat de mens weg is", "be told that the human has left"),
    "goal_ask_another": ("om een andere mens vragen", "ask for another human"),
    "goal_told_lost": ("horen dat de verbinding weg is", "be told that the connection is lost"),
    "goal_told_back": ("horen dat de verbinding terug is", "be told that the connection is back"),
    "goal_meanwhile": ("intussen", "meanwhile"),
    "goal_delivered": ("het bericht is aangekomen", "the message has arrived"),
    "goal_help_here": ("hulp vinden op deze pagina", "find help on this page"),
    "goal_help_there": ("hulp vinden op een andere pagina", "find help on another page"),
    "walks": ("Wie er komt", "Who gets there"),
    "profile": ("Profiel", "Profile"),
    "journey": ("Route", "Journey"),
    "outcome": ("Uitkomst", "Outcome"),
    "reached": ("bereikt", "reached"),
    "not_reached": ("niet bereikt", "not reached"),
    "could_not_tell": ("niet te zeggen", "could not tell"),
    "not_tried": ("niet geprobeerd", "not tried"),
    "steps": ("Stappen", "Steps"),
    "detour": ("Omweg", "Detour"),
    "announcements": ("Meldingen", "Announcements"),
    "seconds": ("Seconden", "Seconds"),
    "stuck": ("Waar het ophield", "Where it stopped"),
    "stuck_why": ("{goal}: {why}", "{goal}: {why}"),
    "findings": ("Bevindingen", "Findings"),
    "none": ("Geen bevindingen.", "No findings."),
    "summary": (
        "{fail} gefaald, {unsure} onzeker; {new} nieuw, {known} bekend, {waived} ontheven, {fixed} opgelost",
        "{fail} failed, {unsure} unsure; {new} new, {known} known, {waived} waived, {fixed} fixed",
    ),
    "critical": ("kritiek", "critical"),
    "serious": ("ernstig", "serious"),
    "moderate": ("matig", "moderate"),
    "minor": ("klein", "minor"),
    "fail": ("gefaald", "failed"),
    "unsure": ("onzeker", "unsure"),
    "pass": ("in orde", "passed"),
    "new": ("nieuw", "new"),
    "known": ("bekend", "known"),
    "waived": ("ontheffing", "waived"),
    "fixed": ("opgelost", "fixed"),
    "who": ("Voor wie", "For whom"),
    "where": ("Waar", "Where"),
    "step": ("stap {step} ({goal})", "step {step} ({goal})"),
    "fix": ("Oplossing", "How to fix it"),
    "norm": ("Norm", "Norm"),
    "heard": ("Gehoord", "Heard"),
    "reader_says": ("Een schermlezer zegt", "A screen reader says"),
    "measured": ("Gemeten", "Measured"),
    "identity": ("Kenmerk", "Identity"),
    "third_party": ("Van een ander: {host}", "Somebody else's: {host}"),
    "third_party_how": (
        "Van een ander is wat in een frame van een ander adres staat; wat een script van elders in de pagina "
        "zelf zet, telt als van de pagina.",
        "Somebody else's is what lies in a frame of another address; what a script from elsewhere puts into "
        "the page itself counts as the page's own.",
    ),
    "waiver": (
        "Ontheffing tot en met {expires}, door {owner}: {reason}",
        "Waived until {expires}, by {owner}: {reason}",
    ),
    "unseen": ("Wat niet bekeken kon worden", "What could not be looked at"),
    "notices": ("Ontheffingen en nulmeting", "Waivers and baseline"),
    "passed": ("Controles zonder bevinding", "Checks that found nothing"),
    "not_applicable": ("Controles waar niets voor te bekijken was", "Checks with nothing to look at"),
    "made_with": ("Gemaakt met", "Made with"),
    "measured_rule": ("regel", "rule"),
    "measured_target": ("element", "element"),
    "measured_summary": ("uitleg", "summary"),
    "measured_when": ("na", "after"),
    "measured_changed": ("verandering", "change"),
    "measured_strongly": ("sterke verandering", "strong change"),
    "measured_inked": ("deel dat afsteekt", "share that stands out"),
    "measured_theme": ("ondergrond", "ground"),
    "measured_ways": ("wegen", "ways"),
    "dark": ("donker", "dark"),
    "light": ("licht", "light"),
    "simulated": ("nagebootst ({reader})", "simulated ({reader})"),
    "dialect": ("Schermlezer: {dialect}", "Screen reader: {dialect}"),
    "agreement": (
        "Overeenkomst met de echte schermlezer, gemeten: {agreement}",
        "Agreement with the real screen reader, as measured: {agreement}",
    ),
    "agreement_share": ("{share}% van {lines} regels", "{share}% of {lines} lines"),
    "agreement_none": (
        "Overeenkomst met de echte schermlezer: niet gemeten; gemaakt naar wat erover bekend is.",
        "Agreement with the real screen reader: not measured; made from what is known of it.",
    ),
    "took": ("Duurde {seconds} s", "Took {seconds} s"),
    "story": ("De weg, stap voor stap", "The way, step by step"),
    "stages": ("Etappes", "Stages"),
    "focus_at": ("Focus: {focus}", "Focus: {focus}"),
    "nothing_heard": ("Een schermlezer zegt niets.", "A screen reader says nothing."),
    "picture": ("De pagina na stap {step}.", "The page after step {step}."),
    "picture_ring": (
        "De pagina na stap {step}. De focus is omlijnd: {focus}.",
        "The page after step {step}. Focus is outlined: {focus}.",
    ),
    "picture_found": ("De pagina met de plek omlijnd.", "The page, with the place outlined."),
    "focus_order": ("Volgorde van de focus", "Focus order"),
    "focus_picture": (
        "De pagina met {count} genummerde plekken; de lijst hieronder noemt ze.",
        "The page with {count} numbered places; the list below names them.",
    ),
    "timeline": ("Tijdlijn", "Timeline"),
    "time": ("Tijd (s)", "Time (s)"),
    "timeline_how": (
        "Elke rij is een handeling, met wat er daarna gebeurde en hoeveel seconden later.",
        "Each row is an action, with what happened after it and how many seconds later.",
    ),
    "action": ("Handeling", "Action"),
    "page": ("Pagina", "Page"),
    "focus": ("Focus", "Focus"),
    "speech": ("Spraak", "Speech"),
    "lost": ("kwijt", "lost"),
    "cut": ("afgebroken", "cut short"),
    "dropped": ("niet uitgesproken", "not spoken"),
    "polite": ("live region, polite", "live region, polite"),
    "assertive": ("live region, assertive", "live region, assertive"),
    "off": ("live region, uit", "live region, off"),
    "tried": ("Wat is overwogen", "What was considered"),
    "nameless": ("zonder naam", "without a name"),
    "skip": ("Naar de bevindingen", "Skip to the findings"),
    "contents": ("Inhoud", "Contents"),
    "walked": ("{profile} heeft {journey} niet gehaald.", "{profile} did not complete {journey}."),
    "untold": ("Niet te zeggen of {profile} er komt.", "Could not tell whether {profile} gets there."),
}


def say(key: str, language: str, **facts: object) -> str:
    """The words for a key, with facts filled in."""
    return _WORDS[key][0 if language == "nl" else 1].format(**facts)


def word(key: str, language: str) -> str:
    """The word for a key, or the key itself where there is none."""
    return say(key, language) if key in _WORDS else key


def fact(key: str, language: str) -> str:
    """What was measured, in a word, or its own name where there is none."""
    known = f"measured_{key}"
    return say(known, language) if known in _WORDS else key


def goal(key: str, language: str) -> str:
    """A stage of a journey in words, or its own name where there are none."""
    known = f"goal_{key}"
    return say(known, language) if known in _WORDS else key
