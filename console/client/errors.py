"""What can go wrong between a client and its hub.

ClientError
├── ConnectRefused   the hub does not let this peer in; trying again does not help
├── HubUnreachable   there is no hub at this address, or none that answers
├── CommandRefused   the hub did not obey, and says why
└── ClientClosed     the client was closed before the hub answered
"""

from ..core import wire


class ClientError(Exception):
    """The base of all errors of the client."""


class ConnectRefused(ClientError):
    """The hub does not let this peer in. `message` and `hint` are in the language of the credentials."""

    def __init__(self, code: str, message: str = "", hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.code}: {self.message} {self.hint}".rstrip(": ")


class HubUnreachable(ClientError):
    """No hub answered at `url`; `why` is what the network said."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(url, why)
        self.url = url
        self.why = why

    def __str__(self) -> str:
        return f"Expected a hub at {self.url}, got: {self.why}. Check the address, or start the hub."


class CommandRefused(ClientError):
    """The hub did not obey; `frame` has the code, the sentence, the hint and the facts."""

    def __init__(self, frame: wire.Refused) -> None:
        super().__init__(frame)
        self.frame = frame

    def __str__(self) -> str:
        return f"{self.frame.message} {self.frame.hint}".strip() or self.frame.code


class ClientClosed(ClientError):
    """The client was closed, so nobody waits for the hub's answer any more; `why` as in `Connection`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return f"The connection is closed for good ({self.why}); connect again."
