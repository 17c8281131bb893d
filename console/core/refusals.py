"""What a refusal says: what was expected, what came, what to do - in Dutch and English."""

from collections.abc import Mapping

_SENTENCES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "not_allowed": (
        ("A {role} cannot do this ({command}).", "Sign in as somebody who may."),
        ("Een {role} kan dit niet doen ({command}).", "Meld u aan als iemand die dit mag."),
    ),
    "not_yours": (
        ("This conversation is not yours.", "Open one of your own."),
        ("Dit gesprek is niet van u.", "Open een eigen gesprek."),
    ),
    "not_found": (
        ("There is no such conversation.", "It may have been removed after its retention time."),
        ("Dit gesprek bestaat niet.", "Misschien is het verwijderd na de bewaartermijn."),
    ),
    "exists": (
        ("This conversation has already started.", "Send the next command, or start one with a new id."),
        ("Dit gesprek is al begonnen.", "Stuur de volgende opdracht, of begin een gesprek met een nieuw id."),
    ),
    "taken": (
        ("{agent} took this {seconds} s ago.", "Choose another conversation."),
        ("{agent} heeft dit {seconds} s geleden overgenomen.", "Kies een ander gesprek."),
    ),
    "offered": (
        ("This rings at {agent} for {seconds} s more.", "Wait, or choose another conversation."),
        ("Dit gaat nog {seconds} s over bij {agent}.", "Wacht even, of kies een ander gesprek."),
    ),
    "other_team": (
        ("This waits for team {team}.", "Ask a supervisor to put you in that team."),
        ("Dit wacht op team {team}.", "Vraag een leidinggevende u aan dat team toe te voegen."),
    ),
    "full": (
        ("You have {load} conversations, the most you may have at once.", "Close or transfer one first."),
        ("U hebt {load} gesprekken, het maximum.", "Sluit er eerst een af of draag er een over."),
    ),
    "not_in_control": (
        ("You are not the one who talks with this customer; {who} is.", "Claim it, or leave a note instead."),
        ("U bent niet in gesprek met deze klant; dat is {who}.", "Neem het gesprek aan of maak een notitie."),
    ),
    "wrong_phase": (
        ("This cannot be done while the conversation is {phase}.", "It can be done in: {expected}."),
        ("Dit kan niet zolang het gesprek in fase {phase} is.", "Het kan in: {expected}."),
    ),
    "stale": (
        (
            "You answered in epoch {epoch}, control moved on to epoch {now}.",
            "Your answer was kept as a suggestion.",
        ),
        ("U antwoordde in epoch {epoch}, nu geldt epoch {now}.", "Uw antwoord is als suggestie bewaard."),
    ),
    "already_waiting": (
        ("You are already waiting for an employee.", "You keep your place."),
        ("U wacht al op een medewerker.", "U houdt uw plaats."),
    ),
    "already_human": (
        ("You are already talking to {agent}, an employee.", "Just type your message."),
        ("U praat al met {agent}, een medewerker.", "Typ gewoon uw bericht."),
    ),
    "no_offer": (
        ("There is nothing to answer any more.", "Go on as you are."),
        ("Er is niets meer om te beantwoorden.", "Ga gewoon verder."),
    ),
    "no_transfer": (
        ("There is no transfer for you here.", "It may have ended a moment ago."),
        ("Er is hier geen overdracht voor u.", "Misschien is die net vervallen."),
    ),
    "unknown_agent": (
        ("{agent} is not here.", "Choose somebody who is on duty, or a team."),
        ("{agent} is er niet.", "Kies iemand die dienst heeft, of een team."),
    ),
    "unknown_team": (
        ("There is no team {team}.", "Teams are: {teams}."),
        ("Er is geen team {team}.", "De teams zijn: {teams}."),
    ),
    "unknown_code": (
        ("{given} is not a wrap-up code.", "Codes are: {codes}."),
        ("{given} is geen afhandelcode.", "De codes zijn: {codes}."),
    ),
    "unknown_way": (
        ("{way} is not offered here.", "Ways are: {ways}."),
        ("{way} kan hier niet.", "Mogelijk zijn: {ways}."),
    ),
    "bad_contact": (
        ("This does not look like {expected}.", "Check it and send it again."),
        ("Dit lijkt geen {expected}.", "Controleer het en stuur het opnieuw."),
    ),
    "unknown_target": (
        ("Message {target} is not one the bot said here.", "Choose one of the bot's messages."),
        ("Bericht {target} is hier niet door de bot gezegd.", "Kies een bericht van de bot."),
    ),
    "unknown_ref": (
        ("{ref} is not kept here.", "Only what policy keeps can be shown."),
        ("{ref} is hier niet bewaard.", "Alleen wat het beleid bewaart kan worden getoond."),
    ),
    "still_open": (
        ("The conversation is still going on.", "Close it first."),
        ("Het gesprek loopt nog.", "Sluit het eerst af."),
    ),
    "erased": (
        ("The words of this conversation were erased.", "Nothing can be added to it."),
        ("De woorden van dit gesprek zijn gewist.", "Er kan niets meer bij."),
    ),
    "promised": (
        ("The customer was promised another way ({refs}).", "Say first how that went."),
        ("De klant is een andere weg beloofd ({refs}).", "Meld eerst hoe dat ging."),
    ),
    "needs_time": (
        ("This customer needs more time.", "Do not close for silence; wait, or choose another code."),
        ("Deze klant heeft meer tijd nodig.", "Sluit niet wegens stilte; wacht, of kies een andere code."),
    ),
    "empty": (
        ("There is nothing in it.", "Type something first."),
        ("Er staat niets in.", "Typ eerst iets."),
    ),
    "too_fast": (
        ("That was too much at once.", "Wait {seconds} s and send it again."),
        ("Dat was te veel tegelijk.", "Wacht {seconds} s en stuur het opnieuw."),
    ),
    "bad_frame": (
        ("Expected a frame of the protocol; {problem}.", "See the protocol page."),
        ("Verwacht werd een frame van het protocol; {problem}.", "Zie de protocolpagina."),
    ),
    "bad_credentials": (
        ("These credentials are not valid.", "Sign in again."),
        ("Deze gegevens kloppen niet.", "Meld u opnieuw aan."),
    ),
    "hello_first": (
        ("Expected a hello frame first.", "Say hello, then send commands."),
        ("Verwacht werd eerst een hello-frame.", "Stuur hello, dan opdrachten."),
    ),
    "hello_late": (
        ("The hello came too late.", "Connect again."),
        ("Het hello-frame kwam te laat.", "Maak opnieuw verbinding."),
    ),
    "not_stored": (
        ("This could not be stored, so it did not happen.", "Send it again in a moment."),
        ("Dit kon niet worden opgeslagen en is dus niet gebeurd.", "Stuur het zo opnieuw."),
    ),
    "too_many": (
        ("You follow {most} conversations, the most one connection may.", "Stop following one first."),
        ("U volgt {most} gesprekken, het maximum per verbinding.", "Stop eerst met het volgen van een."),
    ),
    "busy": (
        ("The hub is full at this moment.", "Try again in {seconds} s."),
        ("Het is nu te druk.", "Probeer het over {seconds} s opnieuw."),
    ),
}

CODES = frozenset(_SENTENCES)


class _Facts(dict[str, str | int]):
    def __missing__(self, key: str) -> str:
        return "?"


def explain(code: str, facts: Mapping[str, str | int], language: str) -> tuple[str, str]:
    """Give (message, hint) of a refusal. An unknown code is given as it is, so that it is never lost."""
    if code not in _SENTENCES:
        return code, ""
    message, hint = _SENTENCES[code][1 if language == "nl" else 0]
    safe = _Facts(facts)
    return message.format_map(safe), hint.format_map(safe)
