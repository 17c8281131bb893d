"""Which connection of a bot has which conversation. Connections of one bot share its conversations."""

from .session import Session


class Holders:
    """The bots' connections to this hub, each with its conversations."""

    def __init__(self) -> None:
        self._bots: dict[str, dict[Session, set[str]]] = {}
        self._with: dict[str, Session] = {}
        """Conversation -> the connection that has it."""

    @property
    def bots(self) -> tuple[str, ...]:
        """The bots that are connected."""
        return tuple(sorted(bot for bot, sessions in self._bots.items() if sessions))

    def has(self, bot: str) -> bool:
        """Tell whether a bot is connected."""
        return bool(self._bots.get(bot))

    def of(self, conversation: str) -> Session | None:
        """Give the connection that has a conversation, if one has."""
        return self._with.get(conversation)

    def came(self, session: Session) -> None:
        """Take in a connection."""
        self._bots.setdefault(session.peer.id, {})[session] = set()

    def left(self, session: Session) -> set[str]:
        """Take in that a connection is gone; give the conversations it had."""
        had = self._bots.get(session.peer.id, {}).pop(session, set())
        for conversation in had:
            self._with.pop(conversation, None)
        return had

    def give(self, conversation: str, bot: str) -> Session:
        """Give a conversation to the bot's least busy connection, and tell which that is."""
        sessions = self._bots[bot]
        session = min(sessions, key=lambda s: len(sessions[s]))
        sessions[session].add(conversation)
        self._with[conversation] = session
        return session

    def take(self, conversation: str) -> Session | None:
        """Take a conversation away; give the connection that had it."""
        session = self._with.pop(conversation, None)
        if session:
            self._bots.get(session.peer.id, {}).get(session, set()).discard(conversation)
        return session

    def clear(self) -> None:
        """Take all conversations away."""
        for conversation in list(self._with):
            self.take(conversation)
