"""What a company may choose. The law is not here: it is in `decide`, and always on."""

from typing import Literal

import msgspec

from .event import Way
from .hours import Hours

NON_TEXT_WAYS: frozenset[Way] = frozenset({"call_back", "phone", "relay", "visit"})
NEEDS_ADDRESS: dict[Way, str] = {"call_back": "phone", "email": "email"}
"""Ways that need something of the customer, and the kind of personal data it is."""

Visibility = Literal["hide", "agent", "log"]
"""Replaced and not kept; replaced and kept for the agent in control; left in the log."""


class WrapCode(msgspec.Struct, frozen=True):
    """A wrap-up code, with its label in each language."""

    code: str
    labels: dict[str, str]
    silence: bool = False
    """Closing for the customer's silence: refused for a customer who needs more time."""


class Canned(msgspec.Struct, frozen=True):
    """A canned reply, found by `name`, with its text in each language."""

    name: str
    texts: dict[str, str]


class Policy(msgspec.Struct, frozen=True):
    """The company's choices. Fields in `_s` are seconds."""

    company: str = "Example company"
    bot_id: str = "bot"
    bot_name: str = ""
    """Shown so that nobody takes it for a person's; "" is "Digital assistant"."""
    teams: tuple[str, ...] = ()
    capacity: int = 5
    """Conversations one agent may have at once."""
    assign: Literal["pull", "offer"] = "pull"
    """Agents claim from the queue, or the hub rings at one agent after the other."""
    offer_s: float = 30
    transfer_s: float = 60
    agent_grace_s: float = 60
    customer_grace_s: float = 60
    bot_answer_s: float = 20
    same_answer: bool = True
    failed_turns: int = 3
    turn_cap: int = 15
    long_wait_s: float = 600
    handle_s: float = 360
    """How long one conversation takes an agent: what the expected wait is made of."""
    wrap_up_s: float = 300
    idle_warn_s: float = 3600
    """Silence after which a conversation with the bot is warned; never once a human is asked for."""
    idle_end_s: float = 300
    """From the warning to the end (WCAG 2.2.1 asks for at least 20 s)."""
    ways: dict[Way, str] = msgspec.field(default_factory=lambda: {"call_back": "", "email": ""})
    """Other ways, each with where it leads (a number, a place); "" where the customer leaves theirs."""
    hours: Hours = Hours()
    personal_data: dict[str, Visibility] = msgspec.field(
        default_factory=lambda: {"phone": "agent", "email": "agent", "address": "agent"}
    )
    """What becomes of each kind of personal data; a kind that is not named is hidden."""
    public: tuple[str, ...] = ()
    """The company's own numbers and addresses: they may be said."""
    region: str = "NL"
    """Where a phone number without a country is at home (ISO 3166-1)."""
    retention_days: float = 30
    secret_days: float = 30
    wrap_codes: tuple[WrapCode, ...] = (
        WrapCode("solved", {"en": "Solved", "nl": "Opgelost"}),
        WrapCode("answered", {"en": "Question answered", "nl": "Vraag beantwoord"}),
        WrapCode("call_back", {"en": "We call back", "nl": "We bellen terug"}),
        WrapCode("other_desk", {"en": "Sent to another desk", "nl": "Naar andere afdeling"}),
        WrapCode("no_reply", {"en": "No answer any more", "nl": "Klant reageert niet meer"}, silence=True),
        WrapCode("other", {"en": "Something else", "nl": "Iets anders"}),
    )
    canned: tuple[Canned, ...] = ()


def problems(policy: Policy) -> list[str]:
    """Say what in a policy would leave a customer without a way to people; empty when nothing does."""
    found = []
    if not any(way in NON_TEXT_WAYS for way in policy.ways):
        found.append(
            "policy.ways: expected at least one way that is not text (call_back, phone, relay or visit), "
            f"found {', '.join(policy.ways) or 'none'}; add one, for people who cannot type."
        )
    for way, number in policy.ways.items():
        if way not in NEEDS_ADDRESS and not number:
            found.append(f"policy.ways.{way}: expected where it leads (a number, a place), found nothing.")
    if policy.idle_end_s < 20:
        found.append(f"policy.idle_end_s: expected at least 20 (WCAG 2.2.1), found {policy.idle_end_s:g}.")
    if policy.agent_grace_s < 60:
        found.append(f"policy.agent_grace_s: expected at least 60, found {policy.agent_grace_s:g}.")
    if policy.capacity < 1:
        found.append(f"policy.capacity: expected at least 1, found {policy.capacity}.")
    if not policy.wrap_codes:
        found.append("policy.wrap_codes: expected at least one code, found none.")
    return found
