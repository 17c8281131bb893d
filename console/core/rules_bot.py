"""What a bot may do: answer while it has control, and ask for a human. It cannot type, or be a person."""

from typing import Any

from . import command as cmd
from .asked import Asked, Decision, Rule
from .conversation import Conversation, fingerprint
from .errors import Refused
from .event import AnyEvent, Said, Suggested
from .handoff import lead_to_human, stuck
from .policy import Policy


def _own(asked: Asked) -> Conversation:
    c = asked.conversation
    if c.phase == "new":
        raise Refused("not_found")
    if c.bot_id != asked.peer.id:
        raise Refused("not_yours")
    return c


def _stale(asked: Asked) -> Refused | None:
    c, epoch = asked.conversation, asked.command.epoch
    if c.phase == "bot" and epoch == c.epoch:
        return None
    return Refused("stale", epoch=epoch, now=c.epoch)


def say(asked: Asked) -> Decision:
    """Answer. An answer in an old epoch is kept for the agents as a suggestion, and refused."""
    c, command = _own(asked), asked.command
    text = command.text.strip()
    if not text:
        raise Refused("empty")
    if stale := _stale(asked):
        if command.epoch > c.epoch or not c.open:
            raise stale
        return asked.yes([Suggested(text, command.epoch)], stale)
    said = Said(text, command.language, command.options, command.cites, command.unsure, c.epoch)
    sign = _sign(c, said, asked.world.policy) and c.tries.sign_turn != c.tries.turns
    after: list[AnyEvent] = stuck(c, asked.world, "stuck") if sign else []
    return asked.yes([said, *after])


def _sign(c: Conversation, said: Said, policy: Policy) -> bool:
    """Whether this answer shows that the customer is stuck: the same again, or too many that fail."""
    again = fingerprint(said.text)
    same = policy.same_answer and bool(again) and again == c.tries.answer
    return same or (said.unsure and c.tries.failed + 1 >= policy.failed_turns)


def ask_human(asked: Asked) -> Decision:
    """The bot gives up."""
    c = _own(asked)
    if stale := _stale(asked):
        raise stale
    return asked.yes(lead_to_human(c, asked.world, "bot", asked.command.summary))


RULES: dict[type[Any], Rule] = {cmd.Say: say, cmd.AskHuman: ask_human}
