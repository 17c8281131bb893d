"""What all frames share, and the types of what stands in them."""

from typing import Annotated, Literal

import msgspec

from ..event import snake

VERSION = 1
MAX_FRAME = 32 * 1024
"""Bytes a client's frame may have."""
MAX_WATCHED = 2000

Token = Annotated[str, msgspec.Meta(max_length=4096)]
ConversationId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{8,64}\Z")]
Cid = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.:-]{1,64}\Z")]
Seq = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
State = Literal["available", "busy", "away"]


class Frame(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag_field="frame", tag=snake):
    """The base of all frames; the tag is the class's name in snake case."""


class BadFrame(ValueError):
    """What came is not a frame. `problem` says what was expected and where."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
