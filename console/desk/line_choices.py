"""What a command of line mode may name: from each name an agent may type to what is meant by it."""

from collections.abc import Callable

from ..core import event as ev
from ..core.safe import visible
from ..core.transcript_words import REASONS
from .actions import Choose
from .line_talk import Talk


def targets(talk: Talk) -> dict[str, str]:
    """Teams and colleagues that may be asked to take over."""
    agents = [a for a in talk.link.client.board.agents if a.id != talk.link.me.id]
    teams = {team for agent in talk.link.client.board.agents for team in agent.teams}
    teams |= {row.team for row in talk.link.queue.rows() if row.team}
    teams |= set(talk.link.client.welcome.all_teams)
    named = {team: f"team:{team}" for team in sorted(teams)}
    named |= {agent.name: f"agent:{agent.id}" for agent in agents if agent.name}
    return named | {agent.id: f"agent:{agent.id}" for agent in agents}


def codes(talk: Talk) -> dict[str, str]:
    """Wrap-up codes, by code and by label."""
    codes = talk.link.client.welcome.wrap_codes
    labels = {code.labels.get(talk.language, code.id): code.id for code in codes}
    return {code.id: code.id for code in codes} | labels


def messages(talk: Talk) -> dict[str, str]:
    """What the bot said, by its number in the conversation."""
    records = talk.here().followed.records
    said = [r for r in records if isinstance(r.event, ev.Said) and r.by.kind == "bot"]
    return {str(r.seq): str(r.seq) for r in said}


def refs(talk: Talk) -> dict[str, str]:
    """Placeholders of personal data, with and without their brackets."""
    kept = talk.here().followed.state.kept
    return {ref.strip("[]"): ref for ref in kept} | {ref: ref for ref in kept}


def contacts(talk: Talk) -> dict[str, str]:
    """Promised contacts, each reached or not."""
    open_ones = [c.ref for c in talk.here().followed.state.contacts if not c.done]
    at = 0 if talk.language == "nl" else 1
    done = {REASONS[outcome][at]: outcome for outcome in ("reached", "not_reached")}
    return {
        f"{ref.strip('[]')} {said}": f"{ref}|{outcome}" for ref in open_ones for said, outcome in done.items()
    }


CHOICES: dict[Choose, Callable[[Talk], dict[str, str]]] = {
    "target": targets,
    "code": codes,
    "message": messages,
    "ref": refs,
    "contact": contacts,
}


def named(choices: dict[str, str]) -> str:
    """List the choices once each: what to type, and what it means where that has another name."""
    names: dict[str, list[str]] = {}
    for name, meant in choices.items():
        names.setdefault(meant, []).append(name)
    other = {
        first: [n for n in rest if n.strip("[]").casefold() != first.casefold()]
        for first, *rest in names.values()
    }
    return ", ".join(f"{first} ({rest[0]})" if rest else first for first, rest in other.items())


def describe(talk: Talk, choose: Choose) -> list[str]:
    """Lines that tell the choices, where their names alone say too little."""
    if choose != "message":
        return []
    return [
        f"{r.seq}: {visible(r.event.text)}"
        for r in talk.here().followed.records
        if isinstance(r.event, ev.Said) and r.by.kind == "bot"
    ]
