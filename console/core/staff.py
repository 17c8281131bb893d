"""Who is there, and what that means for a customer who waits."""

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType

import msgspec

from .policy import Policy

_NOBODY: Mapping[str, int] = MappingProxyType({})
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Staff(msgspec.Struct, frozen=True):
    """The agents at the moment of a decision, as the hub counts them."""

    on_duty: int = 0
    """Connected and not away."""
    free: int = 0
    """How many more conversations those on duty have room for."""
    waiting: int = 0
    """Customers who wait before this one."""
    load: Mapping[str, int] = _NOBODY
    """Agent id -> conversations in their hands."""
    names: Mapping[str, str] = _NO_NAMES
    """Agent id -> name, of those on duty."""


def expected_wait(staff: Staff, policy: Policy) -> int | None:
    """Give the seconds a customer can expect to wait; None when it cannot be told because nobody is there.

    Agents finish a conversation every `handle_s / capacity in use` on average; places that are free now cost
    nothing.
    """
    if not staff.on_duty:
        return None
    ahead = staff.waiting + 1 - staff.free
    if ahead <= 0:
        return 0
    return ceil(ahead * policy.handle_s / max(staff.on_duty, 1))
