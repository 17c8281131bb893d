"""Hints inside one process."""

from . import Heard, Hints


class LocalFanout:
    """Carries hints between the hubs of one process."""

    problem = ""
    """Nothing can come between."""

    def __init__(self) -> None:
        self._followers: set[Hints] = set()

    def publish(self, position: int) -> None:
        """See `Fanout.publish`."""
        self.pass_on(Heard(position))

    def note(self, note: bytes) -> None:
        """See `Fanout.note`."""
        self.pass_on(Heard(notes=(note,)))

    def pass_on(self, heard: Heard) -> None:
        """Give every follower what was heard."""
        for hints in self._followers:
            hints.put(heard.position, *heard.notes)

    def subscribe(self) -> Hints:
        """See `Fanout.subscribe`."""
        hints = Hints()
        self._followers.add(hints)
        return hints

    def unsubscribe(self, hints: Hints) -> None:
        """See `Fanout.unsubscribe`."""
        self._followers.discard(hints)

    async def close(self) -> None:
        """See `Fanout.close`."""
