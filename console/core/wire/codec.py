"""Frames to bytes and back. Whoever decodes gets a frame or `BadFrame`, for every possible input."""

from typing import Any, cast

import msgspec

from .asking import FromClient, Typing
from .frame import MAX_FRAME, BadFrame, Frame
from .telling import FromHub

_encoder = msgspec.json.Encoder()
_client_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(FromClient)
_hub_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(FromHub)


def encode(frame: Frame) -> bytes:
    """Encode a frame as UTF-8 JSON."""
    return _encoder.encode(frame)


def _decode(decoder: msgspec.json.Decoder[Any], data: bytes | str) -> object:
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        raise BadFrame(f"{type(problem).__name__}: {problem}"[:300]) from None


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def from_client(data: bytes | str) -> FromClient:
    """Decode a frame that a client sent; `BadFrame` for anything else."""
    size = len(data) if isinstance(data, bytes) else _size(data)
    if size > MAX_FRAME:
        raise BadFrame(f"expected at most {MAX_FRAME} bytes, got {size}")
    frame = cast(FromClient, _decode(_client_decoder, data))
    if isinstance(frame, Typing) and frame.by:
        raise BadFrame("expected no `by` in typing: the hub says who types")
    return frame


def from_hub(data: bytes | str) -> FromHub:
    """Decode a frame that a hub sent; `BadFrame` for anything else."""
    return cast(FromHub, _decode(_hub_decoder, data))
