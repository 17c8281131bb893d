"""The sentences of a transcript: (Dutch, English) for each event, and the words for roles, needs and ways."""

from . import event as ev
from .event import AnyEvent

WHO = {
    "customer": ("Klant", "Customer"),
    "bot": ("Bot", "Bot"),
    "human": ("Medewerker", "Employee"),
    "system": ("Systeem", "System"),
    "note": ("Notitie van", "Note by"),
    "suggestion": ("Voorstel van de bot, niet verstuurd", "The bot's suggestion, not sent"),
}

NEEDS = {
    "more_time": ("heeft meer tijd nodig", "needs more time"),
    "plain_words": ("wil korte, eenvoudige zinnen", "wants short and plain words"),
    "screen_reader": ("gebruikt een schermlezer", "uses a screen reader"),
    "call_me": ("wordt liever gebeld", "would rather be called"),
}

WAYS = {
    "call_back": ("terugbellen", "call back"),
    "email": ("e-mail", "e-mail"),
    "phone": ("zelf bellen", "phone"),
    "relay": ("bemiddelingsdienst", "relay service"),
    "visit": ("langskomen", "visit"),
}

REASONS = {
    "button": ("met de knop", "with the button"),
    "words": ("in eigen woorden", "in their own words"),
    "stuck": ("liep vast", "was stuck"),
    "bot": ("op verzoek van de bot", "at the bot's request"),
    "agent": ("door de medewerker", "by the employee"),
    "silence": ("de bot antwoordde niet", "the bot did not answer"),
    "unsure": ("bij twijfel", "when unsure"),
    "nobody": ("er is nu niemand", "nobody is there now"),
    "closed": ("buiten openingstijd", "outside office hours"),
    "long": ("de wachttijd is lang", "the wait is long"),
    "declined": ("geweigerd", "declined"),
    "expired": ("verlopen", "ran out"),
    "gone": ("medewerker weg", "employee gone"),
    "cancelled": ("ingetrokken", "cancelled"),
    "customer": ("door de klant", "by the customer"),
    "idle": ("wegens stilte", "for silence"),
    "retention": ("bewaartermijn voorbij", "retention time is over"),
    "reached": ("bereikt", "reached"),
    "not_reached": ("niet bereikt", "not reached"),
    "request": ("", ""),
    "agent_lost": ("verbinding van de medewerker verbroken", "the employee's connection was lost"),
    "agent_returned": ("teruggezet door de medewerker", "put back by the employee"),
    "transfer": ("overdracht", "transfer"),
}

SENTENCES: dict[type[AnyEvent], tuple[str, str]] = {
    ev.Started: ("Gesprek begonnen{_name}{_needs}", "Conversation started{_name}{_needs}"),
    ev.Corrected: ("Correctie: {text}", "Correction: {text}"),
    ev.NeedsSet: ("Wat de klant nodig heeft: {needs}", "What the customer needs: {needs}"),
    ev.HumanDeclined: ("Klant gaat verder met de bot", "Customer goes on with the bot"),
    ev.HumanRequested: (
        "Gevraagd om een mens ({why}){_summary}",
        "A human was asked for ({why}){_summary}",
    ),
    ev.Queued: ("In de wachtrij {team}", "In the queue {team}"),
    ev.WaitTold: (
        "Klant verteld: {why}. Andere wegen: {ways}",
        "Customer was told: {why}. Other ways: {ways}",
    ),
    ev.ContactStored: ("Beloofd: {way}, {ref}", "Promised: {way}, {ref}"),
    ev.ContactDone: ("Andere weg {ref}: {why}", "Other way {ref}: {why}"),
    ev.QueueLeft: ("Klant kiest weer voor de bot", "Customer chose to go back to the bot"),
    ev.Offered: ("Gaat over bij {agent}", "Rings at {agent}"),
    ev.OfferEnded: ("Aanbod aan {agent}: {why}", "Offer to {agent}: {why}"),
    ev.Assigned: ("{name} is nu in gesprek", "{name} is talking now"),
    ev.Held: ("Klant is gevraagd even te wachten", "Customer was asked to hold"),
    ev.Resumed: ("Weer in gesprek", "Talking again"),
    ev.TransferAsked: ("Overdracht gevraagd aan {to}{_note}", "Transfer to {to} was asked{_note}"),
    ev.TransferEnded: ("Overdracht {why}", "Transfer {why}"),
    ev.AgentAway: ("Verbinding van {agent} weg", "{agent} lost the connection"),
    ev.AgentBack: ("{agent} is terug", "{agent} is back"),
    ev.CustomerAway: ("Klant is niet verbonden", "Customer is not connected"),
    ev.CustomerBack: ("Klant is weer verbonden", "Customer is connected again"),
    ev.HandBackAsked: (
        "Voorgesteld om verder te gaan met de bot{_word}",
        "Proposed to go on with the bot{_word}",
    ),
    ev.HandBackDeclined: ("Klant blijft bij de medewerker", "Customer stays with the employee"),
    ev.HandedBack: ("Terug naar de bot{_word}", "Back to the bot{_word}"),
    ev.IdleWarned: ("Klant gewaarschuwd voor stilte", "Customer was warned for silence"),
    ev.StillHere: ("Klant vraagt meer tijd", "Customer asked for more time"),
    ev.Ended: ("Gesprek beëindigd ({why})", "Conversation ended ({why})"),
    ev.Closed: ("Afgehandeld{_code}{_note}", "Closed{_code}{_note}"),
    ev.Reopened: ("Heropend: gesprek nummer {engagement}", "Reopened: engagement {engagement}"),
    ev.Redacted: ("Persoonsgegevens vervangen: {refs}", "Personal data replaced: {refs}"),
    ev.Revealed: ("{who} bekeek {ref}", "{who} looked at {ref}"),
    ev.Erased: ("Woorden gewist ({why})", "Words erased ({why})"),
}
