"""The words of the checker's commands, in Dutch and English."""

from .language import users_language

_WORDS: dict[str, tuple[str, str]] = {
    "app": (
        "Handrail: kan iedereen op deze pagina een mens bereiken?",
        "Handrail: can everybody reach a human on this page?",
    ),
    "check": (
        "Loop de chat van een pagina zoals mensen met verschillende mogelijkheden dat doen. "
        "Eindigt met 0: in orde, 1: bevindingen, 2: verkeerd gebruik, 3: niet te testen.",
        "Walk a page's chat as people with different abilities do. "
        "Ends with 0: clean, 1: findings, 2: usage, 3: could not test.",
    ),
    "judge": (
        "Beoordeel opnamen opnieuw, zonder browser.",
        "Judge recordings again, without a browser.",
    ),
    "explain": (
        "Vertel wat een controle vraagt, waarom, en wat zij niet ziet.",
        "Tell what a check asks, why, and what it cannot see.",
    ),
    "listen": (
        "Bedien een nagebootste schermlezer met de hand.",
        "Drive a simulated screen reader by hand.",
    ),
    "a_url": ("Adres van de pagina.", "Address of the page."),
    "a_urls": ("Adressen van pagina's.", "Addresses of pages."),
    "a_recordings": ("Opnamen, gemaakt met --record.", "Recordings, made with --record."),
    "a_check": ("Naam van de controle.", "Name of the check."),
    "p_pages": ("Veel pagina's", "Many pages"),
    "p_walk": ("Wie loopt, en welke weg", "Who walks, and which way"),
    "p_reports": ("Verslagen", "Reports"),
    "p_verdict": ("Het oordeel", "The verdict"),
    "p_browser": ("De browser", "The browser"),
    "o_config": ("Instellingenbestand (TOML).", "Settings file (TOML)."),
    "o_profile": (
        "Wie er loopt; meer keren te geven. Zonder: iedereen. {names}",
        "Who walks; may be given more than once. Without: everybody. {names}",
    ),
    "o_journey": (
        "Wat er geprobeerd wordt; meer keren te geven. Zonder: human. {names}",
        "What is tried; may be given more than once. Without: human. {names}",
    ),
    "o_fail_on": (
        "Eindig met 1 vanaf: minor, moderate, serious of critical.",
        "End with 1 from: minor, moderate, serious or critical.",
    ),
    "o_exit_codes": (
        "handrail (0 in orde, 1 bevindingen, 2 verkeerd gebruik, 3 niet te testen) of pa11y (0, 2, 1, 1).",
        "handrail (0 clean, 1 findings, 2 usage, 3 could not test) or pa11y (0, 2, 1, 1).",
    ),
    "o_no_fail": ("Eindig ook met bevindingen met 0.", "End with 0 in spite of findings."),
    "o_output": (
        "Schrijf een verslag; .html .json .xml .sarif .md .jsonld of .txt. Meer keren te geven.",
        "Write a report; .html .json .xml .sarif .md .jsonld or .txt. May be given more than once.",
    ),
    "o_format": (
        "Wat op standaarduitvoer komt: {forms}.",
        "What goes to standard output: {forms}.",
    ),
    "o_baseline": ("Nulmeting: wat daarin staat is bekend.", "Baseline: what is in it is known."),
    "o_update": ("Leg wat nu mis is vast in de nulmeting.", "Keep what is wrong now in the baseline."),
    "o_waivers": ("Ontheffingen (TOML).", "Waivers (TOML)."),
    "o_guide": (
        "Aanwijzingen waar zoeken niet genoeg is (TOML).",
        "Hints where finding is not enough (TOML).",
    ),
    "o_record": ("Bewaar de opnamen in dit bestand.", "Keep the recordings in this file."),
    "o_dialect": ("Welke schermlezer: {dialects}.", "Which screen reader: {dialects}."),
    "o_version": ("Zeg welke versie dit is.", "Say which version this is."),
    "o_language": ("Taal van het verslag: nl of en.", "Language of the report: nl or en."),
    "o_page_language": ("Taal van de chat, zoals nl-NL.", "Language of the chat, like en-GB."),
    "o_scripted": (
        "De pagina heeft een nagespeeld bedrijf (window.server).",
        "The page has a scripted company (window.server).",
    ),
    "o_remote": ("Adres van een Selenium Grid.", "Address of a Selenium Grid."),
    "o_headed": ("Laat de browser zien.", "Show the browser."),
    "o_insecure": ("Aanvaard elk certificaat.", "Accept any certificate."),
    "o_browser": ("Chromium of Chrome.", "Chromium or Chrome."),
    "o_driver": ("De chromedriver die erbij hoort.", "The chromedriver that belongs to it."),
    "o_chrome_arg": ("Optie voor de browser zelf.", "Option for the browser itself."),
    "o_axe": ("Bestand met axe-core.", "File with axe-core."),
    "o_no_axe": ("Laat axe-core weg.", "Leave axe-core out."),
    "o_axe_only": (
        "Loop niet: bekijk de pagina eenmaal met axe-core. Snel, en zegt niet of iemand er komt.",
        "Do not walk: open the page and scan it once with axe-core. Quick, and does not say who gets there.",
    ),
    "scan_no_axe": (
        "--axe-only en --no-axe sluiten elkaar uit. Kies een van beide.",
        "--axe-only and --no-axe exclude each other. Choose one.",
    ),
    "o_timeout": (
        "Seconden die één stap van de browser mag duren.",
        "Seconds that one step of the browser may take.",
    ),
    "o_jobs": ("Zoveel profielen tegelijk.", "So many profiles at a time."),
    "o_quiet": ("Meld geen voortgang.", "Tell no progress."),
    "o_explain": ("Vertel bij elke stap wat is overwogen.", "Tell at each step what was considered."),
    "o_list": ("Toon de controles en stop.", "List the checks and stop."),
    "o_speak": ("Spreek hardop.", "Speak aloud."),
    "o_wav": ("Schrijf de spraak in een WAV-bestand.", "Write the speech to a WAV file."),
    "o_wav_timeout": (
        "Seconden die het schrijven van het WAV-bestand mag duren.",
        "Seconds that writing the WAV file may take.",
    ),
    "o_rate": ("Spreeksnelheid in woorden per minuut.", "Speech rate in words per minute."),
    "o_lines": (
        "Een toets per regel erin, een uiting per regel eruit.",
        "A key a line in, an utterance a line out.",
    ),
    "o_listed": (
        "Bestand met adressen, een per regel (- leest standaardinvoer).",
        "File with addresses, one a line (- reads standard input).",
    ),
    "o_sitemap": ("Adres van een sitemap.", "Address of a sitemap."),
    "no_url": (
        "Verwacht het adres van een pagina, --list BESTAND of --sitemap ADRES.",
        "Expected the address of a page, --list FILE or --sitemap ADDRESS.",
    ),
    "no_pages": ("{source}: verwacht adressen, vond er geen.", "{source}: expected addresses, found none."),
    "bad_list": ("{file}: verwacht tekst in UTF-8: {why}", "{file}: expected text in UTF-8: {why}"),
    "bad_sitemap": ("{place}: verwacht een sitemap: {why}", "{place}: expected a sitemap: {why}"),
    "page_again": (
        "{page}: opnieuw in een andere browser, want: {why}",
        "{page}: again in another browser, because: {why}",
    ),
    "page_done": (
        "{done}/{of} {page}{arrived} van {all} komen er",
        "{done}/{of} {page}{arrived} of {all} get there",
    ),
    "page_failed": ("{done}/{of} {page}{why}", "{done}/{of} {page}{why}"),
    "page_left": (
        "{page}: niet of niet helemaal gelopen, want onderbroken na {walked} routes.",
        "{page}: not walked, or not wholly: interrupted after {walked} walks.",
    ),
    "no_file": (
        "{file}: verwacht een bestand, vond er geen. Controleer het pad.",
        "{file}: expected a file, found none. Check the path.",
    ),
    "bad_setting": ("{file}: {why}", "{file}: {why}"),
    "bad_option": ("Verkeerde waarde: {why}", "Wrong value: {why}"),
    "bad_url": (
        "Verwacht een adres als https://voorbeeld.nl/, kreeg {url}.",
        "Expected an address like https://example.org/, got {url}.",
    ),
    "bad_ending": (
        "{file}: verwacht een van de eindes {known}.",
        "{file}: expected one of the endings {known}.",
    ),
    "bad_recording": (
        "{file}: verwacht een opname van --record; {why}",
        "{file}: expected a recording made with --record; {why}",
    ),
    "cannot_write": ("{file}: kan niet worden geschreven: {why}", "{file}: cannot be written: {why}"),
    "unknown": (
        "Verwacht een van {known}; kreeg {came}.",
        "Expected one of {known}; got {came}.",
    ),
    "need_baseline": (
        "--update-baseline verwacht ook --baseline BESTAND.",
        "--update-baseline expects --baseline FILE as well.",
    ),
    "starting": ("De browser starten ...", "Starting the browser ..."),
    "walking": ("{profile}, {journey}: {goal}", "{profile}, {journey}: {goal}"),
    "arrived": ("{done}/{of} {profile}, {journey}: {outcome}", "{done}/{of} {profile}, {journey}: {outcome}"),
    "judging": ("Beoordelen ...", "Judging ..."),
    "wrote": ("Geschreven: {file}", "Wrote {file}"),
    "interrupted": (
        "Onderbroken na {done} van {of} routes. Niet gelopen: {left}.",
        "Interrupted after {done} of {of} walks. Not walked: {left}.",
    ),
    "interrupted_early": (
        "Onderbroken voordat er iets was gelopen.",
        "Interrupted before anything was walked.",
    ),
    "kept_baseline": (
        "Nulmeting {file}: {n} bevindingen vastgelegd.",
        "Baseline {file}: {n} findings kept.",
    ),
    "asks": ("Vraag", "Asks"),
    "norms": ("Normen", "Norms"),
    "impact": ("Gewicht", "Impact"),
    "looks": ("Zo ziet het eruit", "How it looks"),
    "mend": ("Zo los je het op", "How to fix it"),
    "blind": ("Wat zij niet ziet", "What it cannot see"),
}


def say(key: str, lang: str = "", **facts: object) -> str:
    """The words for `key`."""
    return _WORDS[key][0 if (lang or users_language()) == "nl" else 1].format(**facts)
