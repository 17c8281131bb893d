"""What a human agent may do, and what follows."""

from typing import Any

from . import command as cmd
from . import event as ev
from .asked import Asked, Decision, Rule
from .conversation import Conversation
from .errors import Refused
from .event import AnyEvent
from .handoff import assign, back_to_bot, finish, requeue

_TALKING = "assigned"


def _seen(asked: Asked) -> Conversation:
    """The conversation, if this agent may see it at all."""
    c, peer = asked.conversation, asked.peer
    if c.phase == "new":
        raise Refused("not_found")
    mine = c.agent == peer.id or peer.supervisor
    invited = c.transfer is not None and (c.transfer.agent == peer.id or c.transfer.team in peer.teams)
    if c.team and c.team not in peer.teams and not mine and not invited:
        raise Refused("other_team", team=c.team)
    return c


def _mine(asked: Asked, *phases: str) -> Conversation:
    """The conversation, if this agent is in control of it (or does its wrap-up)."""
    c = _seen(asked)
    if c.phase not in (phases or (_TALKING,)):
        raise Refused("wrong_phase", phase=c.phase, expected=", ".join(phases or (_TALKING,)))
    if c.agent != asked.peer.id and not (c.phase == "wrap_up" and _may_finish(asked)):
        raise Refused("not_in_control", who=c.agent_name or "nobody")
    return c


def _may_finish(asked: Asked) -> bool:
    """Whether somebody else may do the wrap-up: a promise does not wait for an agent who is not there."""
    c = asked.conversation
    gone = c.promised and c.agent not in asked.world.staff.names
    return not c.agent or gone or asked.peer.supervisor


def _me(asked: Asked) -> tuple[str, str]:
    return asked.peer.id, asked.peer.name or asked.peer.id


def _taken(asked: Asked) -> Refused:
    c = asked.conversation
    return Refused("taken", agent=c.agent_name, seconds=max(0, (asked.world.now - c.phase_since) // 1000))


def claim(asked: Asked) -> Decision:
    """Take a waiting conversation. Who comes second is told who was first."""
    c = _seen(asked)
    if c.phase == "assigned":
        if c.agent == asked.peer.id:
            return asked.yes([])
        raise _taken(asked)
    if c.phase != "queued":
        raise Refused("wrong_phase", phase=c.phase, expected="queued")
    if c.offer and c.offer.agent != asked.peer.id:
        left = max(0, (c.offer.until - asked.world.now) // 1000)
        name = asked.world.staff.names.get(c.offer.agent, c.offer.agent)
        raise Refused("offered", agent=name, seconds=left)
    return asked.yes(assign(c, asked.world, _me(asked), "offer" if c.offer else "claim"))


def decline_offer(asked: Asked) -> Decision:
    """Let it ring at somebody else."""
    c = _seen(asked)
    if not c.offer or c.offer.agent != asked.peer.id:
        raise Refused("no_offer")
    return asked.yes([ev.OfferEnded(asked.peer.id, "declined")])


def take_over(asked: Asked) -> Decision:
    """Take it from the bot without a request; a supervisor also from another agent."""
    c = _seen(asked)
    if c.phase == "queued":
        return claim(asked)
    if c.phase == "assigned" and c.agent == asked.peer.id:
        return asked.yes([])
    if c.phase == "assigned" and not asked.peer.supervisor:
        raise _taken(asked)
    if c.phase not in ("bot", "assigned"):
        raise Refused("wrong_phase", phase=c.phase, expected="bot, queued")
    return asked.yes(assign(c, asked.world, _me(asked), "take_over"))


def say(asked: Asked) -> Decision:
    """Speak to the customer; this ends a hold."""
    c = _mine(asked)
    text = asked.command.text.strip()
    if not text:
        raise Refused("empty")
    said = ev.Said(text, asked.command.language, asked.command.options, epoch=c.epoch)
    return asked.yes([ev.Resumed(), said] if c.held else [said])


def note(asked: Asked) -> Decision:
    """Leave a private note, in any phase, but no new words where the words were erased."""
    if _seen(asked).erased:
        raise Refused("erased")
    text = asked.command.text.strip()
    if not text:
        raise Refused("empty")
    return asked.yes([ev.Noted(text)])


def hold(asked: Asked) -> Decision:
    """Ask the customer to wait a moment."""
    return asked.yes([] if _mine(asked).held else [ev.Held()])


def resume(asked: Asked) -> Decision:
    """Come back from the hold."""
    return asked.yes([ev.Resumed()] if _mine(asked).held else [])


def transfer(asked: Asked) -> Decision:
    """Ask somebody to take over. Until they accept, the owner stays in control."""
    c, command, world = _mine(asked), asked.command, asked.world
    if bool(command.agent) == bool(command.team):
        raise Refused("unknown_agent", agent=command.agent or "-")
    if command.agent and (command.agent not in world.staff.names or command.agent == c.agent):
        raise Refused("unknown_agent", agent=command.agent)
    if command.team and command.team not in world.policy.teams:
        raise Refused("unknown_team", team=command.team, teams=", ".join(world.policy.teams) or "-")
    until = world.now + int(world.policy.transfer_s * 1000)
    ended: list[AnyEvent] = [ev.TransferEnded(c.transfer.agent, "cancelled")] if c.transfer else []
    return asked.yes([*ended, ev.TransferAsked(command.agent, command.team, command.note, until)])


def _asked_to_take(asked: Asked) -> Conversation:
    c = _seen(asked)
    asks = c.transfer
    if not asks or asked.peer.id == c.agent:
        raise Refused("no_transfer")
    if asks.agent != asked.peer.id and (not asks.team or asks.team not in asked.peer.teams):
        raise Refused("no_transfer")
    return c


def accept_transfer(asked: Asked) -> Decision:
    """Take over from the owner, who leaves."""
    return asked.yes(assign(_asked_to_take(asked), asked.world, _me(asked), "transfer"))


def decline_transfer(asked: Asked) -> Decision:
    """Decline. One member of a team cannot decline for the team."""
    c = _asked_to_take(asked)
    to_team = c.transfer is not None and bool(c.transfer.team)
    return asked.yes([] if to_team else [ev.TransferEnded(asked.peer.id, "declined")])


def cancel_transfer(asked: Asked) -> Decision:
    """Stop asking."""
    c = _mine(asked)
    if not c.transfer:
        raise Refused("no_transfer")
    return asked.yes([ev.TransferEnded(c.transfer.agent, "cancelled")])


def return_to_queue(asked: Asked) -> Decision:
    """Put the customer back at the front of the queue."""
    return asked.yes(requeue(_mine(asked), asked.world, "agent_returned"))


def hand_back(asked: Asked) -> Decision:
    """Go on with the bot. A customer who asked for a human is asked first, and decides."""
    c = _mine(asked)
    if not c.asked:
        return asked.yes(back_to_bot(c, asked.world, asked.command.word))
    return asked.yes([] if c.hand_back is not None else [ev.HandBackAsked(asked.command.word)])


def correct(asked: Asked) -> Decision:
    """Correct what the bot said; the customer sees both."""
    c = _seen(asked)
    text = asked.command.text.strip()
    if not text:
        raise Refused("empty")
    if c.phase == "assigned" and c.agent != asked.peer.id and not asked.peer.supervisor:
        raise Refused("not_in_control", who=c.agent_name)
    if not c.open:
        raise Refused("wrong_phase", phase=c.phase, expected="bot, queued, assigned, wrap_up")
    if asked.command.target not in c.bot_seqs:
        raise Refused("unknown_target", target=asked.command.target)
    return asked.yes([ev.Corrected(asked.command.target, text)])


def end(asked: Asked) -> Decision:
    """End the talk and begin wrap-up."""
    _mine(asked)
    return asked.yes([ev.Ended("agent")])


def close(asked: Asked) -> Decision:
    """Finish with a wrap-up code. Never while the customer waits, never over an open promise."""
    c = _mine(asked, "assigned", "wrap_up")
    codes = {code.code: code for code in asked.world.policy.wrap_codes}
    code = codes.get(asked.command.code)
    if code is None:
        raise Refused("unknown_code", given=asked.command.code, codes=", ".join(codes))
    if c.promised:
        raise Refused("promised", refs=", ".join(k.ref for k in c.contacts if not k.done))
    if code.silence and not c.hurry and c.phase == "assigned":
        raise Refused("needs_time")
    closed = ev.Closed(code.code, asked.command.note)
    return asked.yes([closed] if c.phase == "wrap_up" else [*finish(c, "agent", "")[:1], closed])


def reveal(asked: Asked) -> Decision:
    """Look at personal data that is kept; the look is logged."""
    c = _mine(asked, "assigned", "wrap_up")
    if asked.command.ref not in c.kept:
        raise Refused("unknown_ref", ref=asked.command.ref)
    return asked.yes([ev.Revealed(asked.command.ref)])


def finish_contact(asked: Asked) -> Decision:
    """Say how the other way went."""
    c = _mine(asked, "assigned", "wrap_up")
    if asked.command.ref not in {k.ref for k in c.contacts if not k.done}:
        raise Refused("unknown_ref", ref=asked.command.ref)
    return asked.yes([ev.ContactDone(asked.command.ref, asked.command.outcome)])


def erase(asked: Asked) -> Decision:
    """Blank a closed conversation: the agent who had it last, or a supervisor."""
    c = _seen(asked)
    if c.open:
        raise Refused("still_open")
    if c.agent != asked.peer.id and not asked.peer.supervisor:
        raise Refused("not_in_control", who=c.agent_name or "nobody")
    return asked.yes([] if c.erased else [ev.Erased("agent")])


RULES: dict[type[Any], Rule] = {
    cmd.Claim: claim,
    cmd.DeclineOffer: decline_offer,
    cmd.TakeOver: take_over,
    cmd.Say: say,
    cmd.Note: note,
    cmd.Hold: hold,
    cmd.Resume: resume,
    cmd.Transfer: transfer,
    cmd.AcceptTransfer: accept_transfer,
    cmd.DeclineTransfer: decline_transfer,
    cmd.CancelTransfer: cancel_transfer,
    cmd.ReturnToQueue: return_to_queue,
    cmd.HandBack: hand_back,
    cmd.Correct: correct,
    cmd.End: end,
    cmd.Close: close,
    cmd.Reveal: reveal,
    cmd.FinishContact: finish_contact,
    cmd.Erase: erase,
}
