"""Who has what in hand and who waits: counts that decisions need, kept up to date as conversations change."""

from collections import defaultdict
from collections.abc import Iterable

from ..core.conversation import Conversation

Key = tuple[bool, int, str]


class Tally:
    """Counts over all open conversations, moved along by one conversation's change at a time."""

    def __init__(self) -> None:
        self.version = 0
        """Changes whenever somebody's load or the queue does."""
        self.load: dict[str, int] = {}
        """Agent -> conversations in their hands."""
        self.queue: dict[str, Key] = {}
        """Waiting conversation -> its place in the order."""
        self.phases: dict[str, int] = defaultdict(int)
        self._teams: dict[str, str] = {}
        self._of_agent: dict[str, set[str]] = defaultdict(set)
        self._of_customer: dict[str, set[str]] = defaultdict(set)

    def move(self, before: Conversation, after: Conversation) -> None:
        """Take in that a conversation went from one state to another."""
        if before.phase != after.phase:
            self._phase(before, after)
        if before.agent != after.agent or before.phase != after.phase:
            self._hand(before, after)
        old, new = _place(before), _place(after)
        if old != new or before.team != after.team:
            self._queue(after, new)

    def of_agent(self, agent: str) -> list[str]:
        """List the conversations in an agent's hands."""
        return list(self._of_agent.get(agent, ()))

    def of_customer(self, customer: str) -> list[str]:
        """List a customer's open conversations."""
        return list(self._of_customer.get(customer, ()))

    def agents(self) -> Iterable[str]:
        """List the agents who have a conversation in hand."""
        return list(self.load)

    def customers(self) -> Iterable[str]:
        """List the customers who have an open conversation."""
        return list(self._of_customer)

    def ahead(self, conversation: Conversation) -> int:
        """Count who waits for the same team before this one; for one that does not wait: everybody."""
        mine = self.queue.get(conversation.id)
        team, teams = conversation.team, self._teams
        if mine is None:
            return sum(1 for other in self.queue if teams[other] == team)
        return sum(1 for other, place in self.queue.items() if place < mine and teams[other] == team)

    def _phase(self, before: Conversation, after: Conversation) -> None:
        if before.open:
            self.phases[before.phase] -= 1
        if after.open:
            self.phases[after.phase] += 1
        if after.open:
            self._of_customer[after.customer].add(after.id)
        elif before.open:
            _discard(self._of_customer, before.customer, before.id)

    def _hand(self, before: Conversation, after: Conversation) -> None:
        old = before.agent if before.phase == "assigned" else ""
        new = after.agent if after.phase == "assigned" else ""
        if old == new:
            return
        self.version += 1
        if old:
            _discard(self._of_agent, old, before.id)
        if new:
            self._of_agent[new].add(after.id)
        for agent in filter(None, (old, new)):
            self.load[agent] = len(self._of_agent.get(agent, ()))
            if not self.load[agent]:
                del self.load[agent]

    def _queue(self, after: Conversation, place: Key | None) -> None:
        self.version += 1
        if place is None:
            self.queue.pop(after.id, None)
            self._teams.pop(after.id, None)
        else:
            self.queue[after.id] = place
            self._teams[after.id] = after.team


def _place(conversation: Conversation) -> Key | None:
    if conversation.phase != "queued":
        return None
    return (not conversation.front, conversation.waiting_since, conversation.id)


def _discard(sets: dict[str, set[str]], key: str, item: str) -> None:
    sets[key].discard(item)
    if not sets[key]:
        del sets[key]
