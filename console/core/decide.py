"""The rules. The law sits here and nowhere else.

`decide` looks at one conversation and one command and says what happens, or refuses. It knows no clock, no
database and no socket: the time, the policy and who is on duty are given.
"""

from typing import Any

from . import rules_agent, rules_bot, rules_customer, rules_hub
from .asked import Asked, Decision, Peer, Rule, Secret, World
from .command import AnyCommand
from .conversation import Conversation
from .errors import Refused
from .event import Author, CustomerAway, Disclosed, HumanOffered, Queued, Recorded, Redacted, Role, WaitTold
from .scrub import scrub
from .staff import Staff

__all__ = ["Decision", "Peer", "Refused", "Secret", "Staff", "World", "decide", "record"]

_RULES: dict[Role, dict[type[Any], Rule]] = {
    "customer": rules_customer.RULES,
    "bot": rules_bot.RULES,
    "human": rules_agent.RULES,
    "system": rules_hub.RULES,
}


def decide(conversation: Conversation, command: AnyCommand, peer: Peer, world: World) -> Decision:
    """Say what follows from a command, or raise `Refused`.

    Personal data is replaced first, so that no event ever holds it. An empty decision means that there is
    nothing to do. A decision may hold events *and* a refusal: a bot's late answer is kept, and refused.
    """
    rule = _RULES[peer.kind].get(type(command))
    if rule is None:
        raise Refused("not_allowed", role=peer.kind, command=str(type(command).__struct_config__.tag))
    clean = scrub(conversation, command, peer.kind, world.policy)
    asked = Asked(conversation, clean.command, peer, world, clean)
    return rule(asked)


def record(
    conversation: Conversation, decision: Decision, peer: Peer, now: int, cid: str = ""
) -> list[Recorded]:
    """Give the decision's events their places after the conversation's last."""
    # What a bot's account is called may be a person's name: the label the customer was told is shown instead.
    name = conversation.bot if peer.kind == "bot" else peer.name
    by = Author(peer.kind, peer.id, name)
    system = Author("system", "hub")
    return [
        Recorded(
            conversation=conversation.id,
            seq=conversation.seq + place,
            at=now,
            by=system if isinstance(event, _OF_THE_HUB) else by,
            event=event,
            cid=cid,
        )
        for place, event in enumerate(decision.events, start=1)
    ]


_OF_THE_HUB = (CustomerAway, Disclosed, HumanOffered, Queued, Redacted, WaitTold)
