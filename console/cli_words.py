"""The words of the command line, in Dutch and English."""

from a11y.language import users_language

_WORDS: dict[str, tuple[str, str]] = {
    "app": (
        "Handrail: de weg van een chatbot naar een mens.",
        "Handrail: the way from a chatbot to a human.",
    ),
    "demo": (
        "Start alles met voorbeeldklanten en open de werkplek; in een pipe: speel één gesprek voor.",
        "Start everything with example customers and open the desk; in a pipe, play one conversation.",
    ),
    "hub": ("Start de hub.", "Start the hub."),
    "desk": ("Open de werkplek van een medewerker.", "Open an agent's desk."),
    "line": (
        "De werkplek als gewone regels: voor schermlezers, brailleleesregels en scripts.",
        "The desk as plain lines: for screen readers, braille displays and scripts.",
    ),
    "bot": ("Start een bot: faq of webhook.", "Start a bot: faq or webhook."),
    "export": ("Schrijf één gesprek naar JSON of tekst.", "Write one conversation as JSON or text."),
    "forget": ("Wis de woorden van één gesprek.", "Erase the words of one conversation."),
    "move": (
        "Breng een opslag over naar een andere database, bijvoorbeeld van SQLite naar PostgreSQL.",
        "Carry a store over to another database, for example from SQLite to PostgreSQL.",
    ),
    "backup": (
        "Maak een kopie van de SQLite-opslag, ook terwijl de hub werkt.",
        "Copy the SQLite store, also while the hub works.",
    ),
    "token": (
        "Maak een token voor een medewerker, klant of bot.",
        "Make a token for an agent, customer or bot.",
    ),
    "agent": ("Medewerkers beheren.", "Manage agents."),
    "agent_add": (
        "Voeg een medewerker toe of wijzig die; het wachtwoord wordt gevraagd.",
        "Add an agent or change one; the password is asked for.",
    ),
    "agent_list": ("Toon de medewerkers en bots.", "List the agents and bots."),
    "agent_off": ("Zet een medewerker of bot uit.", "Switch an agent or bot off."),
    "o_config": ("Instellingenbestand (TOML).", "Settings file (TOML)."),
    "o_state": ("Map voor opslag en sleutels.", "Folder for store and keys."),
    "o_host": ("Adres om op te luisteren.", "Address to listen on."),
    "o_port": ("Poort; 0 neemt een vrije.", "Port; 0 takes a free one."),
    "o_url": ("Adres van de hub.", "Address of the hub."),
    "o_user": ("Uw gebruikersnaam.", "Your user name."),
    "o_token": (
        "Een token in plaats van een wachtwoord; ook HANDRAIL_TOKEN.",
        "A token instead of a password; also HANDRAIL_TOKEN.",
    ),
    "o_version": ("Zeg welke versie dit is.", "Say which version this is."),
    "o_language": ("Taal: nl of en.", "Language: nl or en."),
    "o_theme": ("Kleuren: dark, light of contrast.", "Colours: dark, light or contrast."),
    "o_notify": ("Bel en melding bij nieuws.", "Bell and notification when something comes."),
    "o_speak": ("Lees voor wat binnenkomt.", "Say aloud what arrives."),
    "o_rate": ("Spreeksnelheid in woorden per minuut.", "Speech rate in words per minute."),
    "o_name": ("Naam zoals klanten die zien.", "Name as customers see it."),
    "o_team": ("Team; meer keren te geven.", "Team; may be given more than once."),
    "o_supervisor": ("Mag gesprekken van anderen overnemen.", "May take over from other agents."),
    "o_password_stdin": (
        "Lees het wachtwoord van standaardinvoer.",
        "Read the password from standard input.",
    ),
    "o_role": ("Waarvoor: human, customer of bot.", "What for: human, customer or bot."),
    "o_days": ("Geldig zoveel dagen.", "Valid for so many days."),
    "o_connector": ("faq of webhook.", "faq or webhook."),
    "o_knowledge": ("Map met kennisbestanden (Markdown).", "Folder with knowledge files (Markdown)."),
    "o_webhook": ("Adres dat elke beurt krijgt.", "Address that gets each turn."),
    "o_output": ("Bestand; - is standaarduitvoer.", "File; - is standard output."),
    "o_format": ("json of text.", "json or text."),
    "o_yes": ("Vraag niet om bevestiging.", "Do not ask for confirmation."),
    "o_customers": ("Aantal voorbeeldklanten.", "Number of example customers."),
    "a_conversation": ("Het id van het gesprek.", "The conversation's id."),
    "a_source": (
        "De opslag die er is: sqlite:///pad of postgresql://gebruiker@host/naam.",
        "The store there is: sqlite:///path or postgresql://user@host/name.",
    ),
    "a_target": ("De lege database waar alles heen gaat.", "The empty database everything goes to."),
    "a_file": ("Het bestand om te maken.", "The file to make."),
    "password": ("Wachtwoord", "Password"),
    "again": ("Nog eens", "Again"),
    "differs": (
        "Twee verschillende wachtwoorden gekregen. Typ ze opnieuw.",
        "The two passwords differ. Type them again.",
    ),
    "short": (
        "Verwacht een wachtwoord van ten minste 8 tekens, kreeg er {n}. Kies een langer.",
        "Expected a password of at least 8 characters, got {n}. Choose a longer one.",
    ),
    "added": ("{id} ({name}) kan zich aanmelden.", "{id} ({name}) can sign in."),
    "off": ("{id} kan zich niet meer aanmelden.", "{id} can no longer sign in."),
    "no_account": (
        "Er is geen account {id}. Toon ze met: handrail agent list",
        "There is no account {id}. List them with: handrail agent list",
    ),
    "no_conversation": ("Er is geen gesprek {id}.", "There is no conversation {id}."),
    "forget_ask": ("Alle woorden van {id} voorgoed wissen?", "Erase all words of {id} for good?"),
    "forgotten": ("De woorden van {id} zijn gewist.", "The words of {id} are erased."),
    "still_open": (
        "Gesprek {id} loopt nog. Sluit het eerst af, of laat de klant het wissen.",
        "Conversation {id} is still open. Close it first, or let the customer erase it.",
    ),
    "moved": (
        "Alles staat in de nieuwe opslag en is regel voor regel vergeleken: {events} gebeurtenissen, "
        "{heads} gesprekken, {secrets} bewaarde gegevens, {accounts} accounts (SHA-256 {digest}).\n"
        "Zet het nieuwe adres in hub.store. Houd de sleutelbestanden: zonder hub.key zijn bewaarde "
        "gegevens niet te lezen. De oude opslag is niet veranderd.",
        "Everything is in the new store and was compared row by row: {events} events, "
        "{heads} conversations, {secrets} kept values, {accounts} accounts (SHA-256 {digest}).\n"
        "Put the new address in hub.store. Keep the key files: without hub.key kept values cannot be "
        "read. The old store has not changed.",
    ),
    "move_copied": ("Gekopieerd: {done} van {of} gebeurtenissen", "Copied: {done} of {of} events"),
    "move_compared": ("Vergeleken: {done} van {of} gebeurtenissen", "Compared: {done} of {of} events"),
    "move_stopped": (
        "Gestopt. Geef dezelfde opdracht nog eens om verder te gaan.",
        "Stopped. Give the same command again to go on.",
    ),
    "move_same": (
        "Verwacht twee verschillende opslagen, kreeg twee keer dezelfde.",
        "Expected two different stores, got the same one twice.",
    ),
    "move_not_empty": (
        "Verwacht een lege database als doel, maar in {table} staan al rijen: {n}. Noem een lege database.",
        "Expected an empty database as the target, but {table} has rows already: {n}. Name an empty one.",
    ),
    "move_other_move": (
        "In het doel staat een deel van een andere opslag. Maak die eerst af, of noem een lege database.",
        "The target holds part of another store. Finish that move, or name an empty database.",
    ),
    "move_source_unfinished": (
        "De bron is zelf nog niet af: die verhuizing is niet geëindigd. Maak die eerst af.",
        "The source is not whole itself: its own move has not ended. Finish that one first.",
    ),
    "move_damaged": (
        "De regel op positie {position} is beschadigd en kan niet mee. Zet die terug uit een back-up.",
        "The row at position {position} is damaged and cannot be moved. Restore it from a backup.",
    ),
    "move_grown": (
        "In de oude opslag is intussen geschreven. Stop elke hub en geef dezelfde opdracht nog eens.",
        "The old store was written to meanwhile. Stop every hub and give the same command again.",
    ),
    "move_differs": (
        "Bron en doel verschillen in {table} bij {row}: er is intussen iets veranderd. Stop elke hub, maak "
        "het doel opnieuw leeg aan en begin opnieuw.",
        "Source and target differ in {table} at {row}: something was changed meanwhile. Stop every hub, make "
        "the target anew and start again.",
    ),
    "backed_up": (
        "{file} is een hele, gecontroleerde kopie van de opslag ({size} bytes).",
        "{file} is a whole, checked copy of the store ({size} bytes).",
    ),
    "backup_without": (
        "De sleutel is er niet bij: bewaar {keys} apart, want zonder die zijn bewaarde gegevens niet te "
        "lezen. Woorden die later worden gewist, blijven in deze kopie staan.",
        "The key is not in it: keep {keys} elsewhere, for without it kept values cannot be read. "
        "Words that are erased later stay in this copy.",
    ),
    "backup_exists": (
        "{file} bestaat al en wordt niet overschreven. Noem een ander bestand.",
        "{file} exists already and is not overwritten. Name another file.",
    ),
    "backup_failed": (
        "{file}: kan het bestand niet schrijven ({why}). Controleer de map en de ruimte op de schijf.",
        "{file}: cannot write the file ({why}). Check the folder and the space on the disk.",
    ),
    "backup_postgres": (
        "Verwacht een SQLite-opslag, kreeg PostgreSQL. Gebruik pg_dump of een back-up van de server.",
        "Expected a SQLite store, got PostgreSQL. Use pg_dump or the server's own backup for that.",
    ),
    "need_key": (
        "Verwacht een sleutel in HANDRAIL_TOKEN of --token. Maak er een met: handrail token NAAM --role bot",
        "Expected a key in HANDRAIL_TOKEN or --token. Make one with: handrail token NAME --role bot",
    ),
    "need_secret": (
        "Verwacht een geheim in HANDRAIL_WEBHOOK_SECRET, om de berichten mee te ondertekenen.",
        "Expected a secret in HANDRAIL_WEBHOOK_SECRET, to sign the messages with.",
    ),
    "listening": ("Hub luistert op {url}", "Hub listens on {url}"),
    "stopping": ("Hub stopt: alles is bewaard.", "Hub stops: everything is kept."),
    "page": (
        "Open deze pagina in een browser om mee te doen als klant:",
        "Open this page in a browser to join as a customer:",
    ),
    "starting": ("Hub, bot en voorbeeldklanten starten ...", "Starting hub, bot and example customers ..."),
    "demo_end": (
        "De demo is gestopt. Gesprekken staan in {state}",
        "The demo has stopped. Conversations are in {state}",
    ),
    "example": ("Voorbeeldklant {n}", "Example customer {n}"),
}


def say(key: str, lang: str = "", **facts: object) -> str:
    """Give the words for `key`."""
    return _WORDS[key][0 if (lang or users_language()) == "nl" else 1].format(**facts)
