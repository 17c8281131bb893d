"""The commands that line mode does itself: lists, where one is, search, help."""

from collections.abc import Awaitable, Callable
from typing import cast

from ..core import wire
from ..core.board import Row
from ..core.safe import visible
from . import choices
from .actions import ACTIONS, pick
from .line_parse import choose
from .line_talk import READ_LINES, Talk
from .line_words import OWN, SAY, tell
from .words import word

LISTED = 30
"""Rows of a list that are told: braille and speech take time."""


async def queue(talk: Talk, _: str) -> None:
    """Who waits, what is mine, what others have."""
    rows = talk.link.queue
    for key, some in (("waiting", rows.waiting()), ("mine", rows.mine()), ("others", rows.others())):
        _list(talk, key, some)


async def open_(talk: Talk, rest: str) -> None:
    """Go to a conversation by its number."""
    await talk.open(talk.numbered(rest))


async def leave(talk: Talk, _: str) -> None:
    """Go out of the conversation, to the queue."""
    talk.link.leave()
    talk.tell("left", queue=_queue(talk))


async def read(talk: Talk, rest: str) -> None:
    """Read the last lines."""
    if rest and not rest.isdecimal():
        raise talk.wrong("no.number", given=visible(rest))
    talk.read(min(int(rest[:6]), 10_000) if rest else 2 * READ_LINES)


async def where(talk: Talk, _: str) -> None:
    """Tell where the agent is."""
    opened = talk.link.opened.get(talk.link.active)
    if opened:
        talk.headline("here", opened.followed.state)
    else:
        talk.tell("nowhere")
    talk.write(_queue(talk))
    if not talk.link.client.online:
        talk.write(word("offline", talk.language))


async def needs(talk: Talk, _: str) -> None:
    """Tell what is known of the customer."""
    state = talk.here().followed.state
    name = talk.teller.name(state.id, state.customer_name, example=state.example)
    talk.tell("needs", name=name, facts=talk.teller.facts(state))


async def who(talk: Talk, _: str) -> None:
    """Tell who is on duty."""
    agents = talk.link.client.board.agents
    if not agents:
        raise talk.wrong("agents.none")
    for agent in agents:
        told = talk.link.state if agent.id == talk.link.me.id else agent.state
        talk.tell(
            "agent",
            name=visible(agent.name),
            id=visible(agent.id),
            state=word(f"state.{told}", talk.language),
            n=agent.load,
            teams=visible(", ".join(agent.teams)) or "-",
        )


async def next_(talk: Talk, _: str, step: int = 1) -> None:
    """Go to the next of the agent's conversations, unread ones first."""
    mine = [row.conversation for row in talk.link.queue.mine()]
    unread = [c for c in mine if (o := talk.link.opened.get(c)) and o.unread and c != talk.link.active]
    if not mine:
        raise talk.wrong("no.mine")
    at = mine.index(talk.link.active) if talk.link.active in mine else -step
    await talk.open(unread[0] if unread and step > 0 else mine[(at + step) % len(mine)])


async def previous(talk: Talk, rest: str) -> None:
    """Go to the one before."""
    await next_(talk, rest, -1)


async def search(talk: Talk, rest: str) -> None:
    """Find words in all conversations."""
    if len(rest) < 2:
        raise talk.wrong("short")
    hits = await talk.link.client.find(rest[:100])
    talk.tell("hits", n=len(hits))
    for hit in hits[:LISTED]:
        number = talk.numbers.of(hit.conversation)
        talk.tell("hit", number=number, who=talk.teller.who(hit.by), text=visible(hit.text))


async def state(talk: Talk, rest: str) -> None:
    """Say whether the agent takes conversations."""
    names = {word(f"state.{s}", talk.language): s for s in _STATES} | {s: s for s in _STATES}
    chosen = choose(rest, names)
    if chosen is None or chosen[1]:
        labels = ", ".join(word(f"state.{s}", talk.language) for s in _STATES)
        raise talk.wrong("choose", word="state", choices=labels)
    await talk.link.set_state(cast(wire.State, chosen[0]))
    talk.tell("state", state=word(f"state.{chosen[0]}", talk.language))


async def suggestion(talk: Talk, rest: str) -> None:
    """Tell what the bot would have said; with `say` behind it, say it."""
    text = choices.suggestion(talk.here().followed.records)
    if not text:
        raise talk.wrong("no.suggestion")
    if rest.casefold() in SAY:
        await talk.link.say(text)
    else:
        talk.tell("suggestion", text=visible(text))


async def canned(talk: Talk, rest: str) -> None:
    """Tell the prepared replies, or say one."""
    phrases = talk.link.client.welcome.canned
    if not phrases:
        raise talk.wrong("no.phrases")
    if not rest:
        talk.tell("phrases", names=visible(", ".join(p.id for p in phrases)))
        return
    chosen = choose(rest, {p.id: p.id for p in phrases})
    if chosen is None or chosen[1]:
        raise talk.wrong("choose", word="phrase", choices=visible(", ".join(p.id for p in phrases)))
    language = talk.here().followed.state.language.split("-")[0]
    texts = next(p.labels for p in phrases if p.id == chosen[0])
    await talk.link.say(texts.get(language) or next(iter(texts.values())))


async def help_(talk: Talk, _: str) -> None:
    """Tell every command."""
    at = 1 if talk.language == "nl" else 0
    talk.tell("help.intro")
    talk.tell("help.typing")
    for name in OWN:
        talk.tell(f"help.{name}")
    for action in ACTIONS:
        if not action.desk_only and action.words[at]:
            talk.write(f"{action.words[at][0]}: {pick(action.help, talk.language)}")


async def quit_(talk: Talk, _: str) -> None:
    """Leave; whoever still talks with customers is asked once whether they mean it."""
    talking = [row for row in talk.link.queue.mine() if row.phase == "assigned"]
    if talking and not talk.warned:
        talk.warned = True
        numbers = ", ".join(str(talk.numbers.of(row.conversation)) for row in talking)
        raise talk.wrong("quit.mine", numbers=numbers)
    talk.leaving = True


def _list(talk: Talk, key: str, rows: list[Row]) -> None:
    talk.tell(f"lists.{key}", n=len(rows))
    for row in rows[:LISTED]:
        talk.write(talk.row(row))
    if len(rows) > LISTED:
        talk.tell("lists.more", n=len(rows) - LISTED)


def _queue(talk: Talk) -> str:
    rows = talk.link.queue
    waiting = tell("lists.waiting", talk.language, n=len(rows.waiting()))
    unread = sum(opened.unread for opened in talk.link.opened.values())
    told = f"{waiting}. {tell('lists.mine', talk.language, n=len(rows.mine()))}"
    return f"{told}, {tell('unread', talk.language, n=unread)}." if unread else f"{told}."


_STATES = ("available", "busy", "away")
COMMANDS: dict[str, Callable[[Talk, str], Awaitable[None]]] = {
    "queue": queue,
    "open": open_,
    "leave": leave,
    "read": read,
    "where": where,
    "needs": needs,
    "who": who,
    "next": next_,
    "previous": previous,
    "search": search,
    "state": state,
    "suggestion": suggestion,
    "canned": canned,
    "help": help_,
    "quit": quit_,
}
"""Line mode's own commands (`line_words.OWN`), and the actions of the table that have no command."""
