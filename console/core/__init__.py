"""The conversation core: pure functions over an append-only log of events."""
