"""Every cell of (situation, who, command) does what `fixtures/rules.tsv` says, so that a change shows.

To write the table anew: `python tests/console/core/test_rules.py > fixtures/rules.tsv`; then read the diff.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from core_house import (
    ANNA,
    BILAL,
    BOT,
    CALL,
    CHEF,
    CUSTOMER,
    DAY,
    OTHER_BOT,
    SITUATIONS,
    STRANGER,
    Talk,
    kind,
)

from console.core import command as cmd
from console.core import rules_agent, rules_bot, rules_customer, rules_hub
from console.core.asked import HUB
from console.core.command import AnyCommand
from console.core.decide import Peer, Refused, World, decide
from console.core.event import snake

TABLE = Path(__file__).parents[3] / "fixtures" / "rules.tsv"

WHO: dict[str, tuple[Peer, dict[type[Any], Any]]] = {
    "customer": (CUSTOMER, rules_customer.RULES),
    "other customer": (STRANGER, rules_customer.RULES),
    "bot": (BOT, rules_bot.RULES),
    "other bot": (OTHER_BOT, rules_bot.RULES),
    "anna": (ANNA, rules_agent.RULES),
    "bilal": (BILAL, rules_agent.RULES),
    "supervisor": (CHEF, rules_agent.RULES),
    "hub": (HUB, rules_hub.RULES),
}

COMMANDS: tuple[AnyCommand, ...] = (
    cmd.Start(),
    cmd.Say("That is a good answer.", epoch=1),
    cmd.AskHuman(epoch=1),
    cmd.AnswerOffer(human=True),
    cmd.AnswerOffer(human=False),
    cmd.LeaveQueue(),
    CALL,
    cmd.SetNeeds(("plain_words",)),
    cmd.StayHere(),
    cmd.Leave(),
    cmd.Erase(),
    cmd.Claim(),
    cmd.DeclineOffer(),
    cmd.TakeOver(),
    cmd.Note("Asks about Saturdays."),
    cmd.Hold(),
    cmd.Resume(),
    cmd.Transfer(team="support"),
    cmd.AcceptTransfer(),
    cmd.DeclineTransfer(),
    cmd.CancelTransfer(),
    cmd.ReturnToQueue(),
    cmd.HandBack("About Saturdays."),
    cmd.Correct(5, "We are open from eight to five."),
    cmd.End(),
    cmd.Close("solved"),
    cmd.Reveal("[phone 1]"),
    cmd.FinishContact("[phone 2]", "reached"),
    cmd.OfferTo("bilal"),
    cmd.OfferTimeout("anna"),
    cmd.TransferTimeout(),
    cmd.AgentGone("anna"),
    cmd.AgentReturned("anna"),
    cmd.AgentLost("anna"),
    cmd.CustomerGone(),
    cmd.CustomerReturned(),
    cmd.BotSilent(1),
    cmd.TellWait(),
    cmd.WarnIdle(),
    cmd.EndIdle(),
    cmd.WrapUpTimeout(),
    cmd.Retain(),
)


def named(command: AnyCommand) -> str:
    name = snake(type(command).__name__)
    return f"{name} {command.human}".lower() if isinstance(command, cmd.AnswerOffer) else name


@cache
def situation(name: str) -> Talk:
    """Give the talk in a situation; nothing happens to it here, so that one is enough."""
    return SITUATIONS[name]()


def outcome(talk: Talk, peer: Peer, command: AnyCommand) -> str:
    """Name what would happen: events, `-` for nothing, `!code` for a refusal."""
    late = talk.now + (40 * DAY if peer is HUB else 2000)
    try:
        decision = decide(talk.state, command, peer, World(late, talk.policy, talk.staff))
    except Refused as refused:
        return f"!{refused.code}"
    events = " ".join(kind(event) for event in decision.events) or "-"
    return f"{events} !{decision.refused.code}" if decision.refused else events


def table() -> Iterator[list[str]]:
    yield ["who", "command", "outcome", "situations"]
    for who, (peer, rules) in WHO.items():
        for command in (c for c in COMMANDS if type(c) in rules):
            cells: dict[str, list[str]] = {}
            for name in SITUATIONS:
                cells.setdefault(outcome(situation(name), peer, command), []).append(name)
            for happens, situations in cells.items():
                yield [who, named(command), happens, "; ".join(situations)]


def test_every_cell_of_the_rules_is_as_written() -> None:
    written = TABLE.read_text(encoding="utf-8").splitlines()
    assert written == ["\t".join(row) for row in table()]


def test_every_command_has_a_sample() -> None:
    assert {type(command) for command in COMMANDS} == set(get_args(AnyCommand))


@pytest.mark.parametrize("who", WHO)
def test_what_is_not_in_a_roles_rules_is_refused_in_every_situation(who: str) -> None:
    peer, rules = WHO[who]
    for command in COMMANDS:
        if type(command) not in rules:
            assert {outcome(situation(name), peer, command) for name in SITUATIONS} == {"!not_allowed"}


if __name__ == "__main__":
    for row in table():
        print("\t".join(row))
