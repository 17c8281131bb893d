"""Records to put into a store."""

from collections.abc import Awaitable, Callable

from console.core.event import AnyEvent, Author, Recorded, Role, Said
from console.store import Store

Open = Callable[[], Awaitable[Store]]
"""Opens one more store on the same file."""

CUSTOMER = Author("customer", "customer-1", "Example customer 1")


def record(conversation: str, seq: int, event: AnyEvent | None = None, role: Role = "customer") -> Recorded:
    by = CUSTOMER if role == "customer" else Author(role, f"{role}-1", f"Example {role} 1")
    return Recorded(conversation, seq, 1000 + seq, by, event or Said(f"words {seq}"), f"cid-{seq}")
