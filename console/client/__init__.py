"""The one wire client: connects, resumes where it was, sends commands once, and tells what was heard.

async with connect(url, Credentials("human", user="agent1", password="...")) as client:
    followed = await client.watch(conversation)
    await client.do(conversation, command.Say("Hello"))
    async for change in client.heard():
        ...
"""

from .changes import Change, Connection
from .client import Client, connect
from .errors import ClientClosed, ClientError, CommandRefused, ConnectRefused, HubUnreachable
from .followed import BoardState, Followed
from .session import Backoff, Credentials

__all__ = [
    "Backoff",
    "BoardState",
    "Change",
    "Client",
    "ClientClosed",
    "ClientError",
    "CommandRefused",
    "ConnectRefused",
    "Connection",
    "Credentials",
    "Followed",
    "HubUnreachable",
    "connect",
]
