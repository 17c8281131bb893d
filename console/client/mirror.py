"""What the client holds: followed conversations, the board, open questions, and changes for its reader."""

import asyncio
from collections.abc import Callable
from typing import Any

from ..core import wire
from .changes import Changes, Connection
from .errors import ClientError, CommandRefused
from .followed import BoardState, Followed
from .pending import Pending, settle


class Mirror:
    """Folds every frame into what is held; knows what to ask again on a new connection."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.followed: dict[str, Followed] = {}
        self.board = BoardState()
        self.board_watched = False
        self.state: wire.State = "available"
        self.pending = Pending()
        self.changes = Changes()
        self.welcome = wire.Welcome("system", "", "", 0, 0)
        self.offset_ms = 0.0
        """From the event loop's clock to the hub's."""
        self._ready: dict[str, asyncio.Future[None]] = {}
        self._board_ready = _future()

    def follow(self, conversation: str) -> asyncio.Future[None] | None:
        """Begin to follow; give the future of being caught up, or None when it is followed already."""
        self.pending.check()
        if conversation in self.followed:
            return None
        self.followed[conversation] = Followed(conversation)
        return self._ready.setdefault(conversation, _future())

    def forget(self, conversation: str) -> None:
        """Stop following."""
        self.followed.pop(conversation, None)
        if ready := self._ready.pop(conversation, None):
            ready.cancel()

    def ready(self, conversation: str) -> asyncio.Future[None] | None:
        """Give the future of being caught up, if it is not yet."""
        return self._ready.get(conversation)

    def follow_board(self) -> asyncio.Future[None]:
        """Begin to follow the board; give the future of having it."""
        self.pending.check()
        self.board_watched = True
        return self._board_ready

    def greeted(self, welcome: wire.Welcome) -> list[wire.Frame]:
        """There is a connection; give what has to be sent first."""
        self.welcome = welcome
        self.offset_ms = welcome.now - asyncio.get_running_loop().time() * 1000
        self.changes.put(Connection(True))
        return self._due()

    def _due(self) -> list[wire.Frame]:
        """Give what a new connection has to be told: questions first, for they may begin what is followed."""
        frames: list[wire.Frame] = [*self.pending.frames()]
        for followed in self.followed.values():
            followed.caught_up = False
            frames.append(wire.Watch(followed.id, followed.last))
        if self.board_watched:
            frames.append(wire.WatchBoard())
        if self.state != "available":
            frames.append(wire.SetState(self.state))
        return frames

    def take(self, frame: wire.FromHub) -> None:
        """Fold a frame, answer who waits for it, and tell the reader."""
        _TAKES[type(frame)](self, frame)

    def end(self, error: BaseException) -> None:
        """Nothing more will come. The reader is told of an error in this program; the rest it has heard."""
        self.pending.end(error)
        for waiting in (*self._ready.values(), self._board_ready):
            settle(waiting, error)
        self.changes.end(None if isinstance(error, ClientError) else error)

    def heard(self, frame: wire.Heard) -> None:
        """Records of a conversation."""
        followed = self.followed.get(frame.conversation)
        if followed is None:
            return
        news = followed.take(frame)
        if frame.caught_up and (ready := self._ready.pop(frame.conversation, None)):
            settle(ready, None)
        if news.records or news.caught_up:
            self.changes.put(news)

    def board_frame(self, frame: wire.Board | wire.BoardChanged) -> None:
        """The board, or what changed on it."""
        self.board.take(frame)
        settle(self._board_ready, None)
        self.changes.put(frame)

    def refused(self, frame: wire.Refused) -> None:
        """The hub refused a question, or a watch. Watches have no id; they are answered in their order."""
        refusal = CommandRefused(frame)
        if self.pending.answer(frame.cid, refusal):
            return
        conversation = next(iter(self._ready), "") if not frame.cid else frame.cid
        if ready := self._ready.pop(conversation, None):
            self.followed.pop(conversation, None)
            settle(ready, refusal)


def _future() -> asyncio.Future[None]:
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda done: done.cancelled() or done.exception())
    return future


_TAKES: dict[type[wire.Frame], Callable[[Mirror, Any], object]] = {
    wire.Welcome: lambda mirror, frame: None,
    wire.Heard: Mirror.heard,
    wire.Board: Mirror.board_frame,
    wire.BoardChanged: Mirror.board_frame,
    wire.Refused: Mirror.refused,
    wire.Done: lambda mirror, frame: mirror.pending.answer(frame.cid, frame.seq),
    wire.Revealed: lambda mirror, frame: mirror.pending.answer(frame.cid, frame.value),
    wire.Found: lambda mirror, frame: mirror.pending.answer(frame.cid, frame.hits),
    wire.Place: lambda mirror, frame: mirror.changes.put(frame),
    wire.Turn: lambda mirror, frame: mirror.changes.put(frame),
    wire.Control: lambda mirror, frame: mirror.changes.put(frame),
    wire.Typing: lambda mirror, frame: mirror.changes.put(frame),
    wire.Bye: lambda mirror, frame: mirror.changes.put(frame),
}
